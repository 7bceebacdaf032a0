import type { RoleGuess } from './guess-role.ts';
import type { RawRaster } from './raw.ts';

const NAME_HINTS: readonly (readonly [RegExp, 'population' | 'elevation' | 'landcover'])[] = [
  [/pop|人口|ppp|landscan|census/i, 'population'],
  [/dem|elev|srtm|高程|dsm|aster|height|terrain|地形/i, 'elevation'],
  [/land_?cover|land_?use|lulc|土地|地类|worldcover|globeland|cover/i, 'landcover'],
];
/** Values looked at. */
const SAMPLE = 20_000;

/**
 * Population, elevation or land cover: by the file's name, else by its values. Land cover has few different whole
 * numbers; heights rise gently from cell to cell; people are mostly nowhere and in few places many.
 */
export function guessRasterRole(raw: RawRaster, name: string): RoleGuess {
  const hinted = NAME_HINTS.find(([pattern]) => pattern.test(name))?.[1];
  if (hinted !== undefined) return { role: hinted, confidence: 'high', reason: 'file-name' };
  const step = Math.max(1, Math.floor(raw.values.length / SAMPLE));
  const values: number[] = [];
  for (let i = 0; i < raw.values.length; i += step) {
    const value = raw.values[i] as number;
    if (value !== raw.nodata && Number.isFinite(value)) values.push(value);
  }
  if (values.length === 0) return { role: 'population', confidence: 'low', reason: 'values' };
  const share = values.filter((value) => value !== 0).length / Math.ceil(raw.values.length / step);
  return { role: roleOfValues(values, share), confidence: 'medium', reason: 'values' };
}

/** Median of people per inhabited cell that no city's raster of 100 m exceeds, and most mountains do, in metres. */
const MANY_PEOPLE = 100;

/** `share`: of all cells, those that hold something. */
function roleOfValues(values: number[], share: number): 'population' | 'elevation' | 'landcover' {
  const whole = values.every(Number.isInteger);
  const sorted = values.sort((a, b) => a - b);
  const [least = 0] = sorted;
  if (whole && least >= 0 && (sorted.at(-1) ?? 0) <= 255 && new Set(sorted).size <= 40) return 'landcover';
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  // Only inhabited cells: mostly empty, fractions, few people in each.
  if (!whole && least >= 0 && share < 0.5 && median < MANY_PEOPLE) return 'population';
  // People: the middle cell holds far fewer than the mean one. Below the sea only the ground goes.
  return least < 0 || median > mean / 2 ? 'elevation' : 'population';
}
