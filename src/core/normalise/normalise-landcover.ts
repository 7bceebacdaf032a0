import type { Issue } from '../model/issue.ts';
import type { LandCover } from '../model/land-cover.ts';
import { issueList } from './issue-list.ts';
import { rasterFrame } from './raster-frame.ts';
import type { RawRaster } from './raw.ts';

const LARGEST_CODE = 65_535;

/**
 * A raster of land cover classes on a longitude–latitude grid. Codes are whole numbers from 0 to 65,535; any other value
 * is taken for "no data" and counted. A projected raster is refused, as elevation is.
 */
export function normaliseLandCover(
  raw: RawRaster,
  options: { file: string; datum?: string },
): { landCover: LandCover | null; issues: Issue[] } {
  const issues = issueList(options.file);
  const frame = rasterFrame(raw, options.datum, issues);
  if (frame !== null && !frame.aligned) {
    issues.add({
      code: 'landcover-projected',
      severity: 'error',
      values: { value: raw.epsg ?? options.datum ?? '' },
    });
  }
  if (frame === null || !frame.aligned) return { landCover: null, issues: issues.all() };
  const { codes, nodata, odd } = wholeCodes(raw);
  if (odd > 0) issues.add({ code: 'landcover-odd-codes', severity: 'warning', values: { count: odd } });
  const { width, height, west, north, cellX: cellLon, cellY: cellLat } = raw;
  return { landCover: { width, height, west, north, cellLon, cellLat, codes, nodata }, issues: issues.all() };
}

function wholeCodes({ values, nodata }: RawRaster): { codes: Uint8Array | Uint16Array; nodata: number; odd: number } {
  let odd = 0;
  let largest = 0;
  const codes = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const isCode = Number.isInteger(value) && value >= 0 && value < LARGEST_CODE;
    if (value === nodata || !isCode) {
      if (value !== nodata && !Number.isNaN(value)) odd++;
      codes[i] = LARGEST_CODE;
      continue;
    }
    codes[i] = value;
    if (value > largest) largest = value;
  }
  // Most files fit in half the memory; 255 is then the code of "no data", as it is in most of them.
  if (largest >= 255) return { codes, nodata: LARGEST_CODE, odd };
  return { codes: Uint8Array.from(codes, (code) => Math.min(code, 255)), nodata: 255, odd };
}
