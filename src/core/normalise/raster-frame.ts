import { isInDegrees, type ToWgs84, toWgs84 } from '../geo/project-coordinates.ts';
import type { LonLatGrid } from '../model/lon-lat-grid.ts';
import type { IssueList } from './issue-list.ts';
import type { RawRaster } from './raw.ts';

/** How a raster lies on the globe. */
export interface RasterFrame {
  readonly project: ToWgs84;
  /** Rows and columns run along latitude and longitude, so a cell's centre needs no projecting. */
  readonly aligned: boolean;
}

/**
 * The raster's coordinate system: the user's choice, else what the file says, else WGS84 with a note if its edges can
 * be degrees. Null with an error where it cannot be placed.
 */
export function rasterFrame(raw: RawRaster, datum: string | undefined, issues: IssueList): RasterFrame | null {
  const named = datum ?? (raw.epsg === null ? undefined : `EPSG:${raw.epsg}`);
  if (named === undefined && !couldBeDegrees(raw)) {
    issues.add({ code: 'crs-unknown', severity: 'error', values: { value: raw.west } });
    return null;
  }
  if (named === undefined) issues.add({ code: 'crs-assumed', severity: 'note' });
  const project = toWgs84(named ?? 'wgs84');
  if (project === null) {
    issues.add({ code: 'datum-unknown', severity: 'error', values: { value: named ?? '' } });
    return null;
  }
  // GCJ-02 and BD-09 are degrees too, but bent: their cells are moved one by one.
  const bent = named !== undefined && /^(gcj|bd)/i.test(named);
  return { project, aligned: isInDegrees(named ?? 'wgs84') && !bent };
}

/**
 * The grid of a raster that is looked up by longitude and latitude. Null with an error where the raster cannot be placed or
 * is projected (issue `projected`): turning it would mean resampling.
 */
export function lonLatGrid(
  raw: RawRaster,
  { datum, projected, issues }: { readonly datum?: string; readonly projected: string; readonly issues: IssueList },
): LonLatGrid | null {
  const frame = rasterFrame(raw, datum, issues);
  if (frame?.aligned === false) {
    issues.add({ code: projected, severity: 'error', values: { value: raw.epsg ?? datum ?? '' } });
  }
  if (!frame?.aligned) return null;
  const { width, height, west, north, cellX: cellLon, cellY: cellLat } = raw;
  return { width, height, west, north, cellLon, cellLat };
}

function couldBeDegrees(raw: RawRaster): boolean {
  const east = raw.west + raw.width * raw.cellX;
  const south = raw.north - raw.height * raw.cellY;
  return raw.west >= -180.001 && east <= 360.001 && raw.north <= 90.001 && south >= -90.001;
}
