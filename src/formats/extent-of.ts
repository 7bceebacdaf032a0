import type { Geometry } from 'geojson';
import { guessColumns } from '../core/normalise/guess-columns.ts';
import { parseCoordinate } from '../core/normalise/parse-number.ts';
import type { RawContent, RawRecords } from '../core/normalise/raw.ts';

export type Extent = readonly [west: number, south: number, east: number, north: number];

/** The box around everything in the file, in the file's own units; null where it has no coordinates. */
export function extentOf(content: RawContent): Extent | null {
  if (content.type === 'raster') {
    const { west, north, width, height, cellX, cellY } = content;
    return [west, north - height * cellY, west + width * cellX, north];
  }
  const box = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as [number, number, number, number];
  const add = (x: number, y: number) => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  };
  if (content.type === 'roads') {
    const { nodeLon, nodeLat } = content.roads;
    for (let i = 0; i < nodeLon.length; i++) add(nodeLon[i] as number, nodeLat[i] as number);
  } else addRecords(content, add);
  return box[0] <= box[2] ? box : null;
}

function addRecords(raw: RawRecords, add: (x: number, y: number) => void): void {
  const guesses = guessColumns('facilities', raw);
  const lon = raw.fields.indexOf(guesses.lon?.column ?? '');
  const lat = raw.fields.indexOf(guesses.lat?.column ?? '');
  for (const { geometry, values } of raw.records) {
    if (geometry !== null) addGeometry(geometry, add);
    else if (lon >= 0 && lat >= 0)
      add(parseCoordinate(values[lon]) ?? Number.NaN, parseCoordinate(values[lat]) ?? Number.NaN);
  }
}

function addGeometry(geometry: Geometry, add: (x: number, y: number) => void): void {
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) addGeometry(part, add);
  } else addPositions(geometry.coordinates, add);
}

function addPositions(value: unknown, add: (x: number, y: number) => void): void {
  if (!Array.isArray(value)) return;
  if (typeof value[0] === 'number') add(value[0], typeof value[1] === 'number' ? value[1] : Number.NaN);
  else for (const inner of value) addPositions(inner, add);
}
