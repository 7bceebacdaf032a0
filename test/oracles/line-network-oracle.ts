import type { FeatureCollection, Position } from 'geojson';
import { networkOf, type OracleNetwork } from './network-times.ts';
import { buildRoadGraph, type RoadWay } from './road-graph.ts';
import { DEFAULT_ROAD_SETTINGS, type RoadSettings, type Tags } from './road-rules.ts';

/** Contract: roads may be "lines with columns.class / speed / oneway". */
interface LineColumns {
  class: string;
  speed: string;
  oneway: string;
}

interface LineSettings extends Partial<RoadSettings> {
  columns?: Partial<LineColumns>;
  /** true: every property is read as the OSM tag of its name (access, tunnel, junction, …), not the three columns alone. */
  osmTags?: boolean;
}

/**
 * The same network from GeoJSON LineStrings and MultiLineStrings: identical coordinates are one node (exact equality of
 * longitude and latitude, a third ordinate is ignored). Polygons and points are not roads.
 */
export function oracleLineNetwork(lines: FeatureCollection, settings: LineSettings = {}): OracleNetwork {
  const full = { ...DEFAULT_ROAD_SETTINGS, ...settings };
  return networkOf(buildRoadGraph(roadWaysOf(lines, settings), full), full);
}

function roadWaysOf(lines: FeatureCollection, settings: LineSettings): RoadWay[] {
  return lines.features.flatMap((feature, row) => {
    const { geometry } = feature;
    const id = String(feature.id ?? row);
    const tags = tagsOf(feature.properties ?? {}, settings);
    if (geometry?.type === 'LineString') return [{ id, tags, points: geometry.coordinates.map(pointOf) }];
    if (geometry?.type !== 'MultiLineString') return [];
    return geometry.coordinates.map((part) => ({ id, tags, points: part.map(pointOf) }));
  });
}

function pointOf(position: Position): { key: string; lon: number; lat: number } {
  const [lon = Number.NaN, lat = Number.NaN] = position;
  return { key: `${lon},${lat}`, lon, lat };
}

function tagsOf(properties: Record<string, unknown>, settings: LineSettings): Tags {
  const tags: Tags = {};
  if (settings.osmTags) {
    for (const [key, value] of Object.entries(properties)) put(tags, key, value);
  }
  const has = (name: string): boolean => properties[name] !== undefined && properties[name] !== null;
  put(tags, 'highway', properties[settings.columns?.class ?? (has('class') ? 'class' : 'highway')]);
  put(tags, 'maxspeed', properties[settings.columns?.speed ?? (has('speed') ? 'speed' : 'maxspeed')]);
  put(tags, 'oneway', properties[settings.columns?.oneway ?? 'oneway']);
  return tags;
}

function put(tags: Tags, key: string, value: unknown): void {
  if (value !== undefined && value !== null && value !== '') tags[key] = String(value);
}
