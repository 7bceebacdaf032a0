import type { LandClass } from '../model/land-cover.ts';

/** Land cover maps whose codes are known. */
export const LAND_SCHEMES = ['worldcover', 'globeland30', 'clcd', 'esri'] as const;
export type LandScheme = (typeof LAND_SCHEMES)[number];

/** Codes of each map as its documentation lists them. */
export const CODES_OF_SCHEME: Readonly<Record<LandScheme, Readonly<Record<number, LandClass>>>> = {
  // ESA WorldCover 2020 and 2021, product user manual v2, 10 m.
  worldcover: {
    10: 'forest',
    20: 'shrub',
    30: 'grass',
    40: 'crop',
    50: 'built',
    60: 'bare',
    70: 'snow',
    80: 'water',
    90: 'wetland',
    95: 'wetland',
    100: 'grass',
  },
  // GlobeLand30 (National Geomatics Center of China), 30 m.
  globeland30: {
    10: 'crop',
    20: 'forest',
    30: 'grass',
    40: 'shrub',
    50: 'wetland',
    60: 'water',
    70: 'grass',
    80: 'built',
    90: 'bare',
    100: 'snow',
  },
  // China Land Cover Dataset (Yang and Huang 2021, Wuhan University), 30 m.
  clcd: { 1: 'crop', 2: 'forest', 3: 'shrub', 4: 'grass', 5: 'water', 6: 'snow', 7: 'bare', 8: 'built', 9: 'wetland' },
  // Esri/Impact Observatory 10 m annual land cover.
  esri: { 1: 'water', 2: 'forest', 4: 'wetland', 5: 'crop', 7: 'built', 8: 'bare', 9: 'snow', 11: 'grass' },
};

const NAME_HINTS: readonly (readonly [RegExp, LandScheme])[] = [
  [/globe_?land|gl30|gl_30/i, 'globeland30'],
  [/clcd/i, 'clcd'],
  [/esri|lulc_?10m|io[-_]lulc/i, 'esri'],
  [/world_?cover|wc_?20/i, 'worldcover'],
];

/**
 * The map by the file's name, else by its codes: small codes are CLCD's or Esri's (11 occurs in Esri's alone), tens are
 * WorldCover's. WorldCover and GlobeLand30 share their tens and differ in meaning, so the choice is told to the user.
 */
export function guessLandScheme(name: string, codes: ReadonlySet<number>): LandScheme {
  const hinted = NAME_HINTS.find(([pattern]) => pattern.test(name))?.[1];
  if (hinted) return hinted;
  const largest = Math.max(0, ...codes);
  if (largest >= 20) return 'worldcover';
  return largest > 9 ? 'esri' : 'clcd';
}
