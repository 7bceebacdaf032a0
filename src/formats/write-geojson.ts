import { rewind } from '@turf/turf';
import type { Feature, FeatureCollection, Geometry } from 'geojson';

/** Seven decimals of a degree are about a centimetre, the resolution of OpenStreetMap. */
const DECIMALS = 1e7;

/**
 * Features as GeoJSON bytes by RFC 7946: coordinates in WGS84 as they come, rounded to seven decimals, outer rings
 * counter-clockwise and holes clockwise. Lines keep their direction. The input is not changed.
 */
export function writeGeojson(collection: FeatureCollection<Geometry | null>): Uint8Array<ArrayBuffer> {
  const features = collection.features.map((feature) => ({ ...feature, geometry: tidied(feature.geometry) }));
  // One feature per line: large files stay readable and comparable.
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return new TextEncoder().encode(`{"type":"FeatureCollection","features":[\n${lines}\n]}\n`);
}

function tidied(geometry: Geometry | null): Geometry | null {
  if (geometry === null) return null;
  if (geometry.type === 'GeometryCollection') {
    return {
      type: 'GeometryCollection',
      geometries: geometry.geometries.flatMap((part) => tidied(part) ?? []),
    };
  }
  const round = { ...geometry, coordinates: rounded(geometry.coordinates) } as typeof geometry;
  // Turf would turn clockwise lines too; their direction is the direction of travel.
  if (round.type !== 'Polygon' && round.type !== 'MultiPolygon') return round;
  const feature: Feature = { type: 'Feature', properties: {}, geometry: round };
  const turned = rewind(feature, { mutate: true });
  return turned.type === 'Feature' ? turned.geometry : round;
}

/** Rounds the numbers of nested coordinate arrays, whatever their depth. */
function rounded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rounded);
  return typeof value === 'number' ? Math.round(value * DECIMALS) / DECIMALS : value;
}
