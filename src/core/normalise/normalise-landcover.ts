import type { Issue } from '../model/issue.ts';
import { LAND_CLASS, type LandCover } from '../model/land-cover.ts';
import { issueList } from './issue-list.ts';
import { CODES_OF_SCHEME, guessLandScheme, type LandScheme } from './land-cover-schemes.ts';
import { rasterFrame } from './raster-frame.ts';
import type { RawRaster } from './raw.ts';

/**
 * A raster of land cover on a longitude–latitude grid, in the codes of a known map, which is guessed where the project
 * does not name it, and told. Codes that the map does not have count as open ground and are told. A projected raster is
 * refused, as elevation is.
 */
export function normaliseLandCover(
  raw: RawRaster,
  options: { file: string; datum?: string; scheme?: LandScheme },
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
  const counts = countCodes(raw);
  const scheme = options.scheme ?? guessLandScheme(options.file, new Set(counts.keys()));
  if (!options.scheme) issues.add({ code: 'landcover-scheme-guessed', severity: 'note', values: { value: scheme } });
  const classOf = new Map(Object.entries(CODES_OF_SCHEME[scheme]).map(([code, name]) => [Number(code), name]));
  // 0 and 255 are "nothing here" in all of these maps, whatever the file calls its nodata.
  const odd = [...counts].filter(([code]) => !classOf.has(code) && code !== 0 && code !== 255);
  if (odd.length > 0) {
    const count = odd.reduce((sum, [, cells]) => sum + cells, 0);
    const words = odd
      .map(([code]) => code)
      .slice(0, 10)
      .join(', ');
    issues.add({ code: 'landcover-odd-codes', severity: 'warning', values: { count, words } });
  }
  const codes = Uint8Array.from(raw.values, (code) => LAND_CLASS[classOf.get(code) ?? 'open']);
  const { width, height, west, north, cellX: cellLon, cellY: cellLat } = raw;
  return { landCover: { width, height, west, north, cellLon, cellLat, codes, nodata: null }, issues: issues.all() };
}

/** Cells of each value, "no data" left out. */
function countCodes({ values, nodata }: RawRaster): Map<number, number> {
  const counts = new Map<number, number>();
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === nodata || Number.isNaN(value)) continue;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
