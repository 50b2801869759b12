// The engine's palettes as custom properties, for what is shown before it runs and without it: the same roles, the same colours.

export const palettes = Object.freeze({
  light: `--paper: rgb(252 251 248); --ink: rgb(35 33 30); --heading: rgb(20 19 17); --muted: rgb(92 89 83);
  --faint: rgb(107 103 95); --link: rgb(29 90 150); --link-rule: rgb(169 193 217); --rule: rgb(222 218 209);
  --panel: rgb(243 240 233); --placeholder: rgb(235 231 222); --placeholder-ink: rgb(96 92 85);
  --notice: rgb(251 240 211); --notice-ink: rgb(102 74 7); --mark: rgb(252 233 166); --mark-ink: rgb(35 33 30);
  --mark-current: rgb(211 109 12); --mark-current-ink: rgb(20 19 17);
  --selection: rgb(58 123 200 / .314); color-scheme: light;`,
  sepia: `--paper: rgb(245 236 217); --ink: rgb(58 46 32); --heading: rgb(43 33 21); --muted: rgb(100 84 61);
  --faint: rgb(109 92 68); --link: rgb(133 69 26); --link-rule: rgb(208 173 138); --rule: rgb(220 205 176);
  --panel: rgb(236 224 199); --placeholder: rgb(229 216 188); --placeholder-ink: rgb(97 79 56);
  --notice: rgb(243 223 174); --notice-ink: rgb(96 68 10); --mark: rgb(243 217 139); --mark-ink: rgb(51 40 27);
  --mark-current: rgb(192 102 15); --mark-current-ink: rgb(20 13 6);
  --selection: rgb(176 122 56 / .345); color-scheme: light;`,
  dark: `--paper: rgb(23 24 26); --ink: rgb(207 205 200); --heading: rgb(233 231 226); --muted: rgb(165 162 155);
  --faint: rgb(150 147 140); --link: rgb(141 183 232); --link-rule: rgb(74 100 128); --rule: rgb(53 55 59);
  --panel: rgb(34 36 40); --placeholder: rgb(39 41 45); --placeholder-ink: rgb(160 157 150);
  --notice: rgb(58 49 23); --notice-ink: rgb(235 214 156); --mark: rgb(84 72 26); --mark-ink: rgb(241 230 194);
  --mark-current: rgb(232 163 58); --mark-current-ink: rgb(23 24 26);
  --selection: rgb(111 163 224 / .345); color-scheme: dark;`,
});

// For those who ask for more contrast: ink on paper, and borders that are seen.
const strong = Object.freeze({
  light: `--paper: rgb(255 255 255); --ink: rgb(0 0 0); --heading: rgb(0 0 0); --muted: rgb(38 36 33); --faint: rgb(51 48 44);
  --link: rgb(0 51 112); --link-rule: rgb(0 51 112); --rule: rgb(92 89 83); --placeholder-ink: rgb(38 36 33);
  --notice-ink: rgb(61 43 0);`,
  sepia: `--ink: rgb(28 20 10); --heading: rgb(20 13 5); --muted: rgb(51 40 25); --faint: rgb(58 46 30); --link: rgb(92 38 6);
  --link-rule: rgb(92 38 6); --rule: rgb(110 91 62); --placeholder-ink: rgb(51 40 25); --notice-ink: rgb(56 39 3);`,
  dark: `--paper: rgb(0 0 0); --ink: rgb(255 255 255); --heading: rgb(255 255 255); --muted: rgb(222 220 214); --faint: rgb(209 206 200);
  --link: rgb(176 210 250); --link-rule: rgb(176 210 250); --rule: rgb(148 146 140); --panel: rgb(26 27 30);
  --placeholder-ink: rgb(222 220 214); --notice-ink: rgb(250 236 190);`,
});

const paper = `--paper: #fff; --ink: #000; --heading: #000; --muted: #333; --faint: #444; --link: #000; --link-rule: #777;
  --rule: #999; --panel: #fff; --placeholder: #fff; --placeholder-ink: #333; --notice: #fff; --notice-ink: #000;
  --mark: #eee; --mark-ink: #000; --mark-current: #bbb; --mark-current-ink: #000; color-scheme: light;`;

/**
 * Rules that give an element its palette.
 * @param {(theme: 'light'|'sepia'|'dark') => string} select the selector for a theme; that of `light` is the weakest
 * @param {string} any a selector of every theme, stronger than those
 * @param {string} [dark] a selector of what is dark where the system is
 */
export function paletteStyle(select, any, dark = '') {
  const rules = (colors) => Object.keys(palettes).map((theme) => `${select(theme)} { ${colors[theme]} }`).join('\n');
  const system = (colors) => (dark ? `@media (prefers-color-scheme: dark) { ${dark} { ${colors.dark} } }` : '');
  return `${rules(palettes)}
${system(palettes)}
@media (prefers-contrast: more) { ${rules(strong)}
${system(strong)} }
@media print { ${any} { ${paper} } }
`;
}
