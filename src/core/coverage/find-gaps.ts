import { METERS_PER_DEGREE, RADIANS } from '../geo/distance.ts';
import type { Demand } from '../model/demand.ts';
import { finish, inParts, type Steps } from '../model/steps.ts';
import { type Meters, UNREACHED } from '../model/units.ts';
import type { CoverageGap } from './coverage-result.ts';
import type { CellAnswers } from './summarise.ts';

/** Uncovered cells closer than this to one another belong to one gap: about a village and its fields. */
export const GAP_JOIN_METERS: Meters = 600;

export interface GapInput {
  readonly demand: Demand;
  readonly answers: CellAnswers;
  /** Index of the quickest facility per cell, the one that the minutes belong to; -1 where none. */
  readonly nearest: Int32Array;
  readonly facilityIds: readonly string[];
  readonly joinMeters: Meters;
}

export interface Gaps {
  /** Most people first. */
  readonly gaps: readonly CoverageGap[];
  /** Rank of the gap that each cell belongs to; 0 = none. */
  readonly rankOfCell: Uint32Array;
}

/**
 * Coverage gaps: people outside the limit (or reached by nothing), joined where their cells' centres are at most
 * `joinMeters` apart, ranked by people. Nobody uncovered is left out: a lone farm is a gap of its own.
 */
export function findGaps(input: GapInput): Gaps {
  return finish(findGapsInSteps(input));
}

export function* findGapsInSteps(input: GapInput): Steps<Gaps> {
  const { demand, answers } = input;
  const outside: number[] = [];
  for (let i = 0; i < demand.count; i++) {
    if (answers.measure[i]! > answers.limit && demand.population[i]! > 0) outside.push(i);
  }
  yield;
  const root = yield* clusters(demand, Uint32Array.from(outside), input.joinMeters);
  const members = new Map<number, number[]>();
  yield;
  outside.forEach((cell, k) => {
    const list = members.get(root[k]!);
    if (list) list.push(cell);
    else members.set(root[k]!, [cell]);
  });
  yield;
  const described = [...members.values()].map((cells) => ({ cells, gap: describe(cells, input) }));
  yield;
  described.sort((a, b) => b.gap.people - a.gap.people || a.cells[0]! - b.cells[0]!);
  const rankOfCell = new Uint32Array(demand.count);
  described.forEach(({ cells }, index) => {
    for (const cell of cells) rankOfCell[cell] = index + 1;
  });
  return { gaps: described.map(({ gap }, index) => ({ ...gap, rank: index + 1 })), rankOfCell };
}

/**
 * Root of each listed cell in a union-find over squares whose diagonal is the joining distance: cells of one square
 * always belong together, so whole squares are joined, and two that are joined already need no second look.
 */
function* clusters(demand: Demand, cells: Uint32Array, joinMeters: Meters): Steps<Uint32Array> {
  const { squares, x, y } = yield* intoSquares(demand, cells, joinMeters / Math.SQRT2);
  yield;
  const keys = [...squares.keys()];
  const number = new Map(keys.map((key, index) => [key, index]));
  const parent = Uint32Array.from(keys, (_, index) => index);
  const find = (start: number): number => {
    let k = start;
    while (parent[k] !== k) {
      parent[k] = parent[parent[k]!]!;
      k = parent[k]!;
    }
    return k;
  };
  const touch = (a: readonly number[], b: readonly number[]) =>
    a.some((k) => b.some((other) => (x[k]! - x[other]!) ** 2 + (y[k]! - y[other]!) ** 2 <= joinMeters ** 2));
  let looked = 0;
  for (const [key, members] of squares) {
    if (++looked % SQUARES_AT_ONCE === 0) yield;
    // Two squares away is the farthest that may still be near enough; half of the ring sees each pair once.
    for (const step of HALF_RING) {
      const other = number.get(key + step);
      if (other === undefined) continue;
      const [a, b] = [find(number.get(key)!), find(other)];
      if (a !== b && touch(members, squares.get(key + step)!)) parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  yield;
  const root = new Uint32Array(cells.length);
  for (const [key, members] of squares) for (const k of members) root[k] = find(number.get(key)!);
  return root;
}

const ROW = 2 ** 22;
const CELLS_AT_ONCE = 65_536;
const SQUARES_AT_ONCE = 8192;

interface Squares {
  readonly squares: ReadonlyMap<number, readonly number[]>;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const HALF_RING = [1, 2, ...[1, 2].flatMap((row) => [-2, -1, 0, 1, 2].map((column) => row * ROW + column))];

/** Positions in metres, and the cells of each square of the given side, by a key that grows with row and column. */
function* intoSquares(demand: Demand, cells: Uint32Array, side: Meters): Steps<Squares> {
  let midLat = 0;
  for (const cell of cells) midLat += demand.lat[cell]! / cells.length;
  const metersPerLon = METERS_PER_DEGREE * Math.cos(midLat * RADIANS);
  const x = Float64Array.from(cells, (cell) => demand.lon[cell]! * metersPerLon);
  const y = Float64Array.from(cells, (cell) => demand.lat[cell]! * METERS_PER_DEGREE);
  const squares = new Map<number, number[]>();
  yield* inParts(cells.length, CELLS_AT_ONCE, (from, to) => {
    for (let k = from; k < to; k++) {
      const key = Math.floor(y[k]! / side) * ROW + Math.floor(x[k]! / side);
      const here = squares.get(key);
      if (here) here.push(k);
      else squares.set(key, [k]);
    }
  });
  return { squares, x, y };
}

function describe(cells: readonly number[], input: GapInput): Omit<CoverageGap, 'rank'> {
  const { demand, answers } = input;
  let people = 0;
  let timed = 0;
  let weighted = 0;
  let peak = cells[0]!;
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const byTownship = new Map<number, number>();
  const byFacility = new Map<number, number>();
  for (const cell of cells) {
    const here = demand.population[cell]!;
    people += here;
    if (answers.deciseconds[cell] !== UNREACHED) {
      timed += here;
      weighted += here * answers.deciseconds[cell]!;
    }
    if (here > demand.population[peak]!) peak = cell;
    bounds[0] = Math.min(bounds[0], demand.lon[cell]!);
    bounds[1] = Math.min(bounds[1], demand.lat[cell]!);
    bounds[2] = Math.max(bounds[2], demand.lon[cell]!);
    bounds[3] = Math.max(bounds[3], demand.lat[cell]!);
    add(byTownship, demand.township[cell]!, here);
    add(byFacility, input.nearest[cell]!, here);
  }
  const [facility] = ranked(byFacility).find(([index]) => index >= 0) ?? [-1];
  return {
    people,
    cells: cells.length,
    lon: demand.lon[peak]!,
    lat: demand.lat[peak]!,
    bounds,
    nearestFacility: input.facilityIds[facility] ?? null,
    meanMinutes: weighted / timed / 600,
    townships: ranked(byTownship).map(([township, count]) => ({ township, people: count })),
  };
}

function add(sums: Map<number, number>, key: number, people: number): void {
  sums.set(key, (sums.get(key) ?? 0) + people);
}

function ranked(sums: Map<number, number>): [number, number][] {
  return [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}
