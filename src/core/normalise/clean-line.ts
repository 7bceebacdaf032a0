import type { Geometry, LineString, MultiLineString, Position } from 'geojson';
import { isPosition } from './clean-polygon.ts';

/** The lines of a geometry with at least two points each; null where none is left or a coordinate is no position on the globe. */
export function cleanLine(geometry: Geometry): LineString | MultiLineString | null {
  const lines = linesOf(geometry).filter((line) => line.length >= 2);
  if (!lines.every((line) => line.every(isPosition))) return null;
  const [first] = lines;
  if (first === undefined) return null;
  return lines.length === 1
    ? { type: 'LineString', coordinates: first }
    : { type: 'MultiLineString', coordinates: lines };
}

function linesOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  if (geometry.type === 'MultiLineString') return geometry.coordinates;
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(linesOf) : [];
}
