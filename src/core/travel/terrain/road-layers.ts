import type { Roads } from '../../model/road.ts';
import { inParts, type Steps } from '../../model/steps.ts';
import type { TravelSettings } from '../../model/travel-settings.ts';
import { type Segments, usableSegmentsInSteps } from '../network/segments.ts';
import type { BurnLayer, SpeedTable } from './burn-friction.ts';
import type { Movement } from './friction-grid.ts';
import type { GridLines } from './grid-lines.ts';
import type { TerrainFrame } from './terrain-frame.ts';

/** Codes of roads begin here, above all land cover codes: this plus ten times the speed in km/h. */
const ROAD_CODE = 1000;

const NODES_AT_ONCE = 65_536;
/** More lines of one speed are layers of their own, to be burnt one after the other. */
const LINES_AT_ONCE = 65_536;

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
export function* roadLayers(
  { roads, settings, closedRoads, roadsAre }: RoadLayersInput,
  frame: TerrainFrame,
): Steps<{ layers: BurnLayer[]; speeds: SpeedTable }> {
  if (roads === null) return { layers: [], speeds: new Map() };
  const grid = yield* projectNodes(roads, frame);
  const speeds = new Map<number, { kmh: number; movement: Movement }>();
  const layers: BurnLayer[] = [];
  const add = function* (mode: TravelSettings['mode'], movement: Movement, firstCode: number): Steps<void> {
    const segments = yield* usableSegmentsInSteps(roads, { ...settings, mode }, closedRoads);
    const groups = bySpeed(segments);
    yield;
    for (const [tenths, members] of groups) {
      const code = firstCode + tenths;
      speeds.set(code, { kmh: tenths / 10, movement });
      for (let k = 0; k < members.length; k += LINES_AT_ONCE) {
        const lines = linesOf(segments, members.slice(k, k + LINES_AT_ONCE), grid);
        layers.push({ code, shape: 'lines', lines, road: true });
        yield;
      }
    }
  };
  yield* add('walk', 'walk', ROAD_CODE);
  // Walking codes end where a walker would do 1,000 km/h.
  if (roadsAre === 'driven') yield* add('drive', 'motor', ROAD_CODE + 10_000);
  return { layers, speeds };
}

interface NodePlaces {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

function* projectNodes(roads: Roads, frame: TerrainFrame): Steps<NodePlaces> {
  const x = new Float64Array(roads.nodeLon.length);
  const y = new Float64Array(roads.nodeLon.length);
  yield* inParts(x.length, NODES_AT_ONCE, (from, to) => {
    for (let i = from; i < to; i++) [x[i], y[i]] = frame.toGrid(roads.nodeLon[i]!, roads.nodeLat[i]!);
  });
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
  const lines = {
    x: new Float64Array(2 * members.length),
    y: new Float64Array(2 * members.length),
    offsets: new Uint32Array(members.length + 1),
  };
  members.forEach((i, k) => {
    const [from, to] = [segments.from[i]!, segments.to[i]!];
    lines.x[2 * k] = nodes.x[from]!;
    lines.y[2 * k] = nodes.y[from]!;
    lines.x[2 * k + 1] = nodes.x[to]!;
    lines.y[2 * k + 1] = nodes.y[to]!;
    lines.offsets[k + 1] = 2 * k + 2;
  });
  return lines;
}
