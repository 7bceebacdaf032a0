import type { Issue } from '../model/issue.ts';
import type { Elevation } from '../model/region.ts';
import { issueList } from './issue-list.ts';
import { lonLatGrid } from './raster-frame.ts';
import type { RawRaster } from './raw.ts';

/**
 * A raster of metres above the sea on a longitude–latitude grid; nodata becomes NaN. A projected raster is refused,
 * because heights are looked up by longitude and latitude and turning it would mean resampling.
 */
export function normaliseElevation(
  raw: RawRaster,
  options: { file: string; datum?: string },
): { elevation: Elevation | null; issues: Issue[] } {
  const issues = issueList(options.file);
  const grid = lonLatGrid(raw, { ...options, projected: 'elevation-projected', issues });
  if (!grid) return { elevation: null, issues: issues.all() };
  const meters = Float32Array.from(raw.values, (value) => (value === raw.nodata ? Number.NaN : value));
  return { elevation: { ...grid, meters }, issues: issues.all() };
}
