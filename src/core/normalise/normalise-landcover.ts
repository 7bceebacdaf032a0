import type { Issue } from '../model/issue.ts';
import { LAND_CLASS, type LandCover } from '../model/land-cover.ts';
import { finish, inParts, type Steps } from '../model/steps.ts';
import { issueList } from './issue-list.ts';
import { CODES_OF_SCHEME, guessLandScheme, type LandScheme } from './land-cover-schemes.ts';
import { lonLatGrid } from './raster-frame.ts';
import type { RawRaster } from './raw.ts';

/** Cells between two pauses. */
const CELLS_AT_ONCE = 2 ** 19;

/**
 * A raster of land cover on a longitude–latitude grid, in the codes of a known map, which is guessed where the project
 * does not name it, and told. Codes that the map does not have count as open ground and are told. A projected raster is
 * refused, as elevation is.
 */
export function normaliseLandCover(
  raw: RawRaster,
  options: { file: string; datum?: string; scheme?: LandScheme },
): { landCover: LandCover | null; issues: Issue[] } {
  return finish(normaliseLandCoverInSteps(raw, options));
}

export function* normaliseLandCoverInSteps(
  raw: RawRaster,
  options: { file: string; datum?: string; scheme?: LandScheme },
): Steps<{ landCover: LandCover | null; issues: Issue[] }> {
  const issues = issueList(options.file);
  const grid = lonLatGrid(raw, { ...options, projected: 'landcover-projected', issues });
  if (!grid) return { landCover: null, issues: issues.all() };
  const { counts, others } = yield* countCodes(raw);
  const present = codesIn(counts);
  const scheme = options.scheme ?? guessLandScheme(options.file, new Set(present));
  if (!options.scheme) issues.add({ code: 'landcover-scheme-guessed', severity: 'note', values: { value: scheme } });
  const table = new Uint8Array(CODES).fill(LAND_CLASS.open);
  for (const [code, land] of Object.entries(CODES_OF_SCHEME[scheme])) table[Number(code)] = LAND_CLASS[land];
  // 0 and 255 are "nothing here" in all of these maps, whatever the file calls its nodata.
  const odd = present.filter((code) => !(code in CODES_OF_SCHEME[scheme]) && code !== 0 && code !== 255);
  const count = odd.reduce((sum, code) => sum + counts[code]!, others);
  if (count > 0) {
    const words = odd.slice(0, 10).join(', ');
    issues.add({ code: 'landcover-odd-codes', severity: 'warning', values: { count, words } });
  }
  const codes = new Uint8Array(raw.values.length);
  const { values } = raw;
  yield* inParts(codes.length, CELLS_AT_ONCE, (from, to) => {
    for (let i = from; i < to; i++) codes[i] = table[values[i]!] ?? LAND_CLASS.open;
  });
  return { landCover: { ...grid, codes, nodata: null }, issues: issues.all() };
}

/** The map whose codes a raster seems to hold, by its file's name, else by its codes. */
export function landSchemeOf(raw: RawRaster, file: string): LandScheme {
  return guessLandScheme(file, new Set(codesIn(finish(countCodes(raw)).counts)));
}

function codesIn(counts: Uint32Array): number[] {
  return [...counts.keys()].filter((code) => counts[code]! > 0);
}

/** Codes are whole numbers below this. */
const CODES = 2 ** 16;

/** Cells of each code, "no data" left out, and those whose value can be no code. */
function* countCodes({ values, nodata }: RawRaster): Steps<{ counts: Uint32Array; others: number }> {
  const counts = new Uint32Array(CODES);
  let others = 0;
  yield* inParts(values.length, CELLS_AT_ONCE, (from, to) => {
    for (let i = from; i < to; i++) {
      const value = values[i]!;
      if (value === nodata) continue;
      // Typed arrays leave alone what is no index of theirs.
      if (value >= 0 && value < CODES && Number.isInteger(value)) counts[value]!++;
      else if (!Number.isNaN(value)) others++;
    }
  });
  return { counts, others };
}
