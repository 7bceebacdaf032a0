import gcoord from 'gcoord';
import type proj4 from 'proj4';

/** Coordinates of a file (degrees or metres, east first) to WGS84 degrees. */
export type ToWgs84 = (x: number, y: number) => readonly [lon: number, lat: number];

/** The projection library; large, and most files are in degrees, so it comes only when a datum asks for it. */
let library: typeof proj4 | null = null;

/** Brings the library that projected datums need. To be awaited before `toWgs84` is called with one. */
export async function loadProjections(): Promise<void> {
  library ??= (await import('proj4')).default;
}

const unchanged: ToWgs84 = (x, y) => [x, y];

/**
 * The way from a datum of the project file to WGS84: `wgs84`, `cgcs2000` (equal within a decimetre, taken as equal),
 * `gcj02`, `bd09`, or `EPSG:n` for 4326, 4490, 3857, UTM (326xx, 327xx) and the CGCS2000 Gauss–Krüger zones
 * 4491 … 4554. Null where the datum is not known. GCJ-02 and BD-09 by gcoord, projections by proj4.
 * Throws for a projected datum before `loadProjections`.
 */
export function toWgs84(datum: string): ToWgs84 | null {
  const name = datum.toLowerCase().replaceAll(/[\s_-]/g, '');
  if (name === 'wgs84' || name === 'cgcs2000') return unchanged;
  if (name === 'gcj02') return (x, y) => gcoord.transform([x, y], gcoord.GCJ02, gcoord.WGS84) as [number, number];
  if (name === 'bd09') return (x, y) => gcoord.transform([x, y], gcoord.BD09, gcoord.WGS84) as [number, number];
  const code = /^epsg:(\d+)$/.exec(name)?.[1];
  return code === undefined ? null : fromEpsg(Number(code));
}

/** True where the datum's coordinates are degrees, so that swapped or impossible values can be recognised. */
export function isInDegrees(datum: string): boolean {
  return !/^epsg:/i.test(datum) || /^epsg:(4326|4490)$/i.test(datum);
}

function fromEpsg(code: number): ToWgs84 | null {
  if (code === 4326 || code === 4490) return unchanged;
  const definition = definitionOf(code);
  if (definition === null) return null;
  if (!library) throw new Error(`EPSG:${code} is projected: await loadProjections() before asking for it`);
  const converter = library(definition, 'WGS84');
  return (x, y) => {
    const [lon = Number.NaN, lat = Number.NaN] = converter.forward([x, y]);
    return [lon, lat];
  };
}

/** Definitions by the numbering rules of EPSG, not by a table. */
function definitionOf(code: number): string | null {
  if (code === 3857) return 'EPSG:3857';
  if (code >= 32601 && code <= 32660) return `+proj=utm +zone=${code - 32600} +datum=WGS84 +units=m +no_defs`;
  if (code >= 32701 && code <= 32760) return `+proj=utm +zone=${code - 32700} +south +datum=WGS84 +units=m +no_defs`;
  // CGCS2000: 6° zones 13–23 with the zone in the easting, then without it; 3° zones 25–45 likewise.
  if (code >= 4491 && code <= 4501) return gaussKrueger(75 + 6 * (code - 4491), 13 + code - 4491);
  if (code >= 4502 && code <= 4512) return gaussKrueger(75 + 6 * (code - 4502), 0);
  if (code >= 4513 && code <= 4533) return gaussKrueger(75 + 3 * (code - 4513), 25 + code - 4513);
  if (code >= 4534 && code <= 4554) return gaussKrueger(75 + 3 * (code - 4534), 0);
  return null;
}

/** CGCS2000 has the axes and flattening of GRS80; `zone` 0 means that the easting does not carry it. */
function gaussKrueger(meridian: number, zone: number): string {
  const easting = zone * 1_000_000 + 500_000;
  return `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${easting} +y_0=0 +ellps=GRS80 +units=m +no_defs`;
}
