// Numbers as OpenType files spell them.

export const u16 = (...values) => values.flatMap((value) => [value >> 8 & 255, value & 255]);
export const u32 = (...values) => values.flatMap((value) => [value >>> 24, value >> 16 & 255, value >> 8 & 255, value & 255]);
export const zeros = (count) => new Array(count).fill(0);
/** @param {string} name of a table, four letters */
export const tag = (name) => Array.from(name, (letter) => letter.charCodeAt(0));
