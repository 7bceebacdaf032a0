import { findCrossings } from './find-crossings.ts';
import type { Land } from './land.ts';
import { segmentsOf } from './planarise.ts';
import type { RoadNetwork, SampleWay } from './road-ways.ts';
import { relaxLine } from './smooth-line.ts';

/** Rivers of at least this upstream area need a bridge, km². */
const BRIDGE_KM2 = 25;
/** Streets do not cross rivers larger than this. */
const STREET_KM2 = 90;

/** Marks the stretches where roads cross rivers as bridges; streets and lanes end at large rivers. */
export function crossRivers(network: RoadNetwork, land: Land, receiver: Int32Array): void {
  const rivers = riverLines(land, receiver);
  const roads = segmentsOf(network, network.ways);
  const first = roads.segments.count;
  const join = (road: Float64Array, river: readonly number[]): Float64Array => {
    const all = new Float64Array(road.length + river.length);
    all.set(road);
    all.set(river, road.length);
    return all;
  };
  const all = {
    count: first + rivers.fromX.length,
    fromX: join(roads.segments.fromX, rivers.fromX),
    fromY: join(roads.segments.fromY, rivers.fromY),
    toX: join(roads.segments.toX, rivers.toX),
    toY: join(roads.segments.toY, rivers.toY),
  };
  const marks = new Map<number, Map<number, Mark>>();
  findCrossings(all, 300, (a, b) => {
    const road = Math.min(a, b);
    const river = Math.max(a, b) - first;
    if (road >= first || river < 0) return;
    const way = roads.owner[road] as number;
    const list = marks.get(way) ?? new Map<number, Mark>();
    marks.set(way, list);
    const street = /residential|service|living_street/.test((network.ways[way] as SampleWay).highway);
    list.set(roads.position[road] as number, street && (rivers.area[river] as number) > STREET_KM2 ? 'gap' : 'bridge');
  });
  network.ways = network.ways.flatMap((way, index) => splitWay(way, marks.get(index)));
}

type Mark = 'bridge' | 'gap';

/** Cuts a way into plain stretches and bridges; gaps fall away. */
function splitWay(way: SampleWay, marks: ReadonlyMap<number, Mark> | undefined): SampleWay[] {
  if (marks === undefined || way.tunnel === true) return [way];
  const parts: SampleWay[] = [];
  let start = 0;
  for (let at = 1; at < way.nodes.length; at++) {
    const mark = marks.get(at - 1);
    if (at < way.nodes.length - 1 && marks.get(at) === mark) continue;
    const nodes = way.nodes.slice(start, at + 1);
    if (mark === 'bridge') parts.push({ ...way, nodes, bridge: true });
    else if (mark === undefined) parts.push({ ...way, nodes });
    start = at;
  }
  return parts;
}

interface RiverSegments {
  readonly fromX: number[];
  readonly fromY: number[];
  readonly toX: number[];
  readonly toY: number[];
  readonly area: number[];
}

/** Middle lines of the rivers, smoothed, from every source and confluence down to the next. */
function riverLines(land: Land, receiver: Int32Array): RiverSegments {
  const { grid, area } = land;
  const isRiver = (cell: number): boolean => (area[cell] as number) >= BRIDGE_KM2;
  const feeders = new Uint8Array(grid.count);
  for (let cell = 0; cell < grid.count; cell++) {
    const to = receiver[cell] as number;
    if (to >= 0 && isRiver(cell)) feeders[to] = (feeders[to] as number) + 1;
  }
  const lines: RiverSegments = { fromX: [], fromY: [], toX: [], toY: [], area: [] };
  for (let start = 0; start < grid.count; start++) {
    if (!isRiver(start) || feeders[start] === 1) continue;
    const line: number[] = [];
    const sizes: number[] = [];
    let cell = start;
    for (;;) {
      line.push(((cell % grid.width) + 0.5) * grid.meterX, (Math.floor(cell / grid.width) + 0.5) * grid.meterY);
      sizes.push(area[cell] as number);
      if ((cell !== start && feeders[cell] !== 1) || (receiver[cell] as number) < 0) break;
      cell = receiver[cell] as number;
    }
    const smooth = relaxLine(line, 2);
    for (let at = 2; at < smooth.length; at += 2) {
      lines.fromX.push(smooth[at - 2] as number);
      lines.fromY.push(smooth[at - 1] as number);
      lines.toX.push(smooth[at] as number);
      lines.toY.push(smooth[at + 1] as number);
      lines.area.push(sizes[at / 2] as number);
    }
  }
  return lines;
}
