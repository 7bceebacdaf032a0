import { cheapestPath } from './cheapest-path.ts';
import type { Land } from './land.ts';
import { createNoise } from './noise.ts';
import { addNode, type RoadNetwork } from './road-ways.ts';
import { resampleLine, roundCorners, thinLine } from './smooth-line.ts';
import type { StepCost } from './spread.ts';

/** Where a motorway comes down: which vertex of which line, and the work cell where its ramps meet the common roads. */
export interface Ramp {
  readonly line: number;
  readonly vertex: number;
  readonly cell: number;
}

export interface MotorwayPlan {
  /** Middle lines, x and y in turn, metres. */
  readonly lines: readonly (readonly number[])[];
  readonly ramps: readonly Ramp[];
}

/** Between which cells a motorway runs, by way of which seats. */
export interface MotorwayRoute {
  readonly stops: readonly number[];
}

const VERTEX_METERS = 180;
/** Cells that a motorway goes on beyond the border. */
const BEYOND = 14;
/** A ramp reaches the motorway this many vertices before and after its middle. */
const RAMP_REACH = 3;

/** Draws wide-curved lines that pass seats at some distance and go through mountains rather than over them. */
export function planMotorways(
  land: Land,
  wish: {
    readonly routes: readonly MotorwayRoute[];
    readonly seats: readonly number[];
    readonly inside: Int32Array;
    readonly seed: number;
  },
): MotorwayPlan {
  const { grid } = land;
  const cost = motorwayCost(land, wish.seats, wish.seed);
  const lines: number[][] = [];
  const ramps: Ramp[] = [];
  for (const { stops } of wish.routes) {
    const cells: number[] = [];
    for (let at = 0; at + 1 < stops.length; at++) {
      const part = cheapestPath(grid, [stops[at] as number, stops[at + 1] as number], 50, cost);
      cells.push(...(at === 0 ? part : part.slice(1)));
    }
    const kept = clip(cells, wish.inside);
    const raw = kept.flatMap((cell) => middle(cell, land));
    const wide = thinLine(raw, 330);
    const line = resampleLine(roundCorners(roundCorners(roundCorners(wide))), VERTEX_METERS);
    const index = lines.push(line) - 1;
    for (const seat of wish.seats) {
      const ramp = rampFor(seat, { line, index }, land);
      const near = ramp !== null && ramps.some((other) => closeCells(other.cell, ramp.cell, land));
      if (ramp !== null && !near) ramps.push(ramp);
    }
  }
  return { lines, ramps };
}

/** From a little before the first cell inside the territory to a little after the last. */
function clip(cells: readonly number[], inside: Int32Array): number[] {
  const first = cells.findIndex((cell) => inside[cell] !== -1);
  const last = cells.findLastIndex((cell) => inside[cell] !== -1);
  return cells.slice(Math.max(0, first - BEYOND), last + BEYOND);
}

function middle(cell: number, land: Land): [number, number] {
  const { width, meterX, meterY } = land.grid;
  return [((cell % width) + 0.5) * meterX, (Math.floor(cell / width) + 0.5) * meterY];
}

function closeCells(a: number, b: number, land: Land): boolean {
  const [ax, ay] = middle(a, land);
  const [bx, by] = middle(b, land);
  return Math.hypot(ax - bx, ay - by) < 4_000;
}

/** Gentle ground is best, mountains cost a tunnel but no more, built-up land is avoided. */
function motorwayCost(land: Land, seats: readonly number[], seed: number): StepCost {
  const { grid } = land;
  const noise = createNoise(seed * 31 + 81);
  const town = new Float32Array(grid.count);
  const reach = 15;
  for (const seat of seats) {
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        if (Math.hypot(dx, dy) <= reach) town[seat + dy * grid.width + dx] = Math.hypot(dx, dy) < 10 ? 9 : 2;
      }
    }
  }
  return (from, to, d) => {
    const length = grid.length[d] as number;
    const rise = Math.abs((land.meters[to] as number) - (land.meters[from] as number)) / (length * 0.06);
    const column = to % grid.width;
    const bend = 1 + 0.5 * noise.at(column / 20, Math.floor(to / grid.width) / 20);
    const high = (land.meters[to] as number) / 700;
    return length * (bend + Math.min(2.2, rise) + high * high + (town[to] as number));
  };
}

/** The vertex nearest to a seat, if the motorway passes within 9 km; the ramp lies 450 m off it on the seat's side. */
function rampFor(
  seat: number,
  road: { readonly line: readonly number[]; readonly index: number },
  land: Land,
): Ramp | null {
  const { line, index } = road;
  const [x, y] = middle(seat, land);
  let vertex = -1;
  let nearest = 9_000;
  for (let at = RAMP_REACH + 2; at < line.length / 2 - RAMP_REACH - 2; at++) {
    const away = Math.hypot((line[2 * at] as number) - x, (line[2 * at + 1] as number) - y);
    if (away < nearest) {
      nearest = away;
      vertex = at;
    }
  }
  if (vertex < 0) return null;
  const vx = line[2 * vertex] as number;
  const vy = line[2 * vertex + 1] as number;
  const share = 450 / Math.max(450, nearest);
  const column = Math.floor((vx + (x - vx) * share) / land.grid.meterX);
  const row = Math.floor((vy + (y - vy) * share) / land.grid.meterY);
  return { line: index, vertex, cell: row * land.grid.width + column };
}

/** Adds both carriageways (with tunnels and viaducts) and the ramps to a network that already has the common roads. */
export function buildMotorways(
  network: RoadNetwork,
  plan: MotorwayPlan,
  frame: { readonly land: Land; readonly nodeOfCell: ReadonlyMap<number, number> },
): void {
  const sides = plan.lines.map((line, index) => {
    const kinds = groundKinds(line, frame.land);
    const right = carriageway(network, line, 13);
    const left = carriageway(network, line, -13);
    const name = { ref: `G9${index + 1}`, name: `云岭${index + 1}号高速` };
    addSpans(network, right, { kinds, ...name });
    addSpans(network, [...left].reverse(), { kinds: [...kinds].reverse(), ...name });
    return { right, left };
  });
  for (const ramp of plan.ramps) {
    const toll = frame.nodeOfCell.get(ramp.cell);
    const side = sides[ramp.line];
    if (toll === undefined || side === undefined) continue;
    const before = ramp.vertex - RAMP_REACH;
    const after = ramp.vertex + RAMP_REACH;
    const link = (from: number, to: number): void => {
      network.ways.push({ highway: 'motorway_link', nodes: bow(network, from, to), oneway: true });
    };
    link(side.right[before] as number, toll);
    link(toll, side.right[after] as number);
    link(side.left[after] as number, toll);
    link(toll, side.left[before] as number);
  }
}

/** A ramp with one vertex beside its middle, so that it curves. */
function bow(network: RoadNetwork, from: number, to: number): number[] {
  const [x, y] = [network.x[from] as number, network.y[from] as number];
  const [dx, dy] = [(network.x[to] as number) - x, (network.y[to] as number) - y];
  return [from, addNode(network, x + 0.5 * dx - 0.12 * dy, y + 0.5 * dy + 0.12 * dx), to];
}

function carriageway(network: RoadNetwork, line: readonly number[], offset: number): number[] {
  const nodes: number[] = [];
  for (let at = 0; at < line.length; at += 2) {
    const before = Math.max(0, at - 2);
    const after = Math.min(line.length - 2, at + 2);
    const dx = (line[after] as number) - (line[before] as number);
    const dy = (line[after + 1] as number) - (line[before + 1] as number);
    const length = Math.hypot(dx, dy) || 1;
    nodes.push(
      addNode(
        network,
        (line[at] as number) - (dy / length) * offset,
        (line[at + 1] as number) + (dx / length) * offset,
      ),
    );
  }
  return nodes;
}

type GroundKind = 'ground' | 'tunnel' | 'bridge';

/** The road keeps to the mean height of the ground over some 2.5 km: where the ground is far above, a tunnel; far below, a viaduct. */
function groundKinds(line: readonly number[], land: Land): GroundKind[] {
  const { grid } = land;
  const ground: number[] = [];
  for (let at = 0; at < line.length; at += 2) {
    const column = Math.floor((line[at] as number) / grid.meterX);
    const row = Math.floor((line[at + 1] as number) / grid.meterY);
    ground.push(land.meters[row * grid.width + column] ?? 0);
  }
  const reach = 7;
  const kinds = ground.map((height, at): GroundKind => {
    const near = ground.slice(Math.max(0, at - reach), at + reach + 1);
    const mean = near.reduce((sum, each) => sum + each, 0) / near.length;
    return height > mean + 45 ? 'tunnel' : height < mean - 40 ? 'bridge' : 'ground';
  });
  return kinds.slice(1);
}

function addSpans(
  network: RoadNetwork,
  nodes: readonly number[],
  tags: { readonly kinds: readonly GroundKind[]; readonly ref: string; readonly name: string },
): void {
  const { kinds, ref, name } = tags;
  let start = 0;
  for (let at = 1; at <= kinds.length; at++) {
    if (at < kinds.length && kinds[at] === kinds[start] && at - start < 60) continue;
    const way = { highway: 'motorway', nodes: nodes.slice(start, at + 1), ref, name, oneway: true, maxspeed: 100 };
    const kind = kinds[start];
    network.ways.push(
      kind === 'tunnel' ? { ...way, tunnel: true } : kind === 'bridge' ? { ...way, bridge: true } : way,
    );
    start = at;
  }
}
