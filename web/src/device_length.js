// Device px as CSS lengths that browsers take back to the same device px. They count in 64ths of a device px and cut off
// what is less, so that 1024 / 1.5 px would come out a 64th short, and the whole canvas resampled.

/** @param {number} length device px @param {number} scale device px per CSS px */
export const deviceLength = (length, scale) => `${(Math.round(length * 64) + Math.sign(length) * 0.25) / 64 / scale}px`;
