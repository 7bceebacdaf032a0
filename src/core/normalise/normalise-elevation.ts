import type { Issue } from '../model/issue.ts';
import type { Elevation } from '../model/region.ts';
import { finish, inParts, type Steps } from '../model/steps.ts';
import { issueList } from './issue-list.ts';
import { lonLatGrid } from './raster-frame.ts';
import type { RawRaster } from './raw.ts';

/** Cells between two pauses. */
const CELLS_AT_ONCE = 2 ** 19;

/**
 * A raster of metres above the sea on a longitude–latitude grid; nodata becomes NaN. A projected raster is refused,
 * because heights are looked up by longitude and latitude and turning it would mean resampling.
 */
export function normaliseElevation(
  raw: RawRaster,
  options: { file: string; datum?: string },
): { elevation: Elevation | null; issues: Issue[] } {
  return finish(normaliseElevationInSteps(raw, options));
}

export function* normaliseElevationInSteps(
  raw: RawRaster,
  options: { file: string; datum?: string },
): Steps<{ elevation: Elevation | null; issues: Issue[] }> {
  const issues = issueList(options.file);
  const grid = lonLatGrid(raw, { ...options, projected: 'elevation-projected', issues });
  if (!grid) return { elevation: null, issues: issues.all() };
  const { values, nodata } = raw;
  const meters = new Float32Array(values.length);
  yield* inParts(meters.length, CELLS_AT_ONCE, (from, to) => {
    for (let i = from; i < to; i++) meters[i] = values[i] === nodata ? Number.NaN : values[i]!;
  });
  return { elevation: { ...grid, meters }, issues: issues.all() };
}
