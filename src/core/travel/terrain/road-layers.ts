import type { Roads } from '../../model/road.ts';
import type { TravelSettings } from '../../model/travel-settings.ts';
import { type Segments, usableSegments } from '../network/segments.ts';
import type { BurnLayer, SpeedTable } from './burn-friction.ts';
import type { Movement } from './friction-grid.ts';
import type { GridLines } from './grid-lines.ts';
import type { TerrainFrame } from './terrain-frame.ts';

/** Codes of roads begin here, above all land cover codes: this plus ten times the speed in km/h. */
const ROAD_CODE = 1000;

interface RoadLayersInput {
  readonly roads: Roads | null;
  readonly settings: TravelSettings;
  readonly closedRoads: readonly string[];
  readonly roadsAre: 'driven' | 'walked';
}

/**
 * A region's roads for burning, the slowest first, each speed with a code of its own: for walking all that may be
 * walked, for driving also all that cars may use, at their speeds (to 0.1 km/h). Directions of one-way streets are not
 * kept: a cell has none.
 */
export function roadLayers(
  { roads, settings, closedRoads, roadsAre }: RoadLayersInput,
  frame: TerrainFrame,
): { layers: BurnLayer[]; speeds: SpeedTable } {
  if (roads === null) return { layers: [], speeds: new Map() };
  const grid = projectNodes(roads, frame);
  const speeds = new Map<number, { kmh: number; movement: Movement }>();
  const layers: BurnLayer[] = [];
  const add = (mode: TravelSettings['mode'], movement: Movement, firstCode: number) => {
    const segments = usableSegments(roads, { ...settings, mode }, closedRoads);
    for (const [tenths, members] of bySpeed(segments)) {
      const code = firstCode + tenths;
      speeds.set(code, { kmh: tenths / 10, movement });
      layers.push({ code, shape: 'lines', lines: linesOf(segments, members, grid), road: true });
    }
  };
  add('walk', 'walk', ROAD_CODE);
  // Walking codes end where a walker would do 1,000 km/h.
  if (roadsAre === 'driven') add('drive', 'motor', ROAD_CODE + 10_000);
  return { layers, speeds };
}

interface NodePlaces {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

function projectNodes(roads: Roads, frame: TerrainFrame): NodePlaces {
  const x = new Float64Array(roads.nodeLon.length);
  const y = new Float64Array(roads.nodeLon.length);
  for (let i = 0; i < x.length; i++) [x[i], y[i]] = frame.toGrid(roads.nodeLon[i]!, roads.nodeLat[i]!);
  return { x, y };
}

/** Indices of segments by tenths of km/h, ascending; segments without length have no speed and are left out. */
function bySpeed(segments: Segments): [tenths: number, members: number[]][] {
  const groups = new Map<number, number[]>();
  for (let i = 0; i < segments.count; i++) {
    const tenths = Math.round((segments.meters[i]! / segments.seconds[i]!) * 36);
    if (!(tenths > 0 && tenths < 10_000)) continue;
    const group = groups.get(tenths);
    if (group) group.push(i);
    else groups.set(tenths, [i]);
  }
  return [...groups].sort(([a], [b]) => a - b);
}

/** Each segment as a line of two points. */
function linesOf(segments: Segments, members: readonly number[], nodes: NodePlaces): GridLines {
  const ends = members.flatMap((i) => [segments.from[i]!, segments.to[i]!]);
  return {
    x: Float64Array.from(ends, (node) => nodes.x[node]!),
    y: Float64Array.from(ends, (node) => nodes.y[node]!),
    offsets: Uint32Array.from({ length: members.length + 1 }, (_, k) => 2 * k),
  };
}
