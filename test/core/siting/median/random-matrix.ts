import { fullMatrix, type TravelMatrix } from '../../../../src/core/siting/median/travel-matrix.ts';
import { seededRandom } from '../../../../src/core/siting/random.ts';

export interface Table {
  /** `times[demand][candidate]`, Infinity out of reach. */
  readonly times: readonly (readonly number[])[];
  readonly weights: readonly number[];
}

export interface TableShape {
  readonly demands: number;
  readonly candidates: number;
  /** Share of the entries that are out of reach. */
  readonly gaps?: number;
  readonly whole?: boolean;
  readonly longest?: number;
}

/** Times and weights by chance; whole numbers have many ties. */
export function randomTable(seed: number, shape: TableShape): Table {
  const random = seededRandom(seed);
  const { demands, candidates, gaps = 0, whole = true, longest = 20 } = shape;
  const number = (most: number): number => (whole ? Math.floor(random() * (most + 1)) : random() * most);
  const times = Array.from({ length: demands }, () =>
    Array.from({ length: candidates }, () => (random() < gaps ? Infinity : number(longest))),
  );
  return { times, weights: Array.from({ length: demands }, () => number(9)) };
}

export function matrixOf({ times, weights }: Table): TravelMatrix {
  return fullMatrix(
    times.map((row) => Float64Array.from(row)),
    weights,
  );
}

/** Every set of so many of the items. */
export function* subsets(items: readonly number[], size: number): Generator<number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let i = 0; i + size <= items.length; i++) {
    for (const rest of subsets(items.slice(i + 1), size - 1)) yield [items[i]!, ...rest];
  }
}

/** Least of a cost over all plans of so many free candidates that hold the required ones; Infinity where there is none. */
export function bruteForce(
  choice: {
    candidates: number;
    sites: number;
    kept: readonly number[];
    required: readonly number[];
    forbidden: readonly number[];
  },
  cost: (open: readonly number[]) => number,
): number {
  const barred = new Set([...choice.kept, ...choice.forbidden]);
  const free = Array.from({ length: choice.candidates }, (_, c) => c).filter((c) => !barred.has(c));
  let least = Infinity;
  for (const plan of subsets(free, choice.sites)) {
    if (!choice.required.every((c) => plan.includes(c) || choice.kept.includes(c))) continue;
    least = Math.min(least, cost([...choice.kept, ...plan]));
  }
  return least;
}

/** Sum of people × nearest time, `beyond` out of reach; rows that nobody at all reaches are left out. */
export function oracleMedian({ times, weights }: Table, beyond: number, open: readonly number[]): number {
  return times.reduce((sum, row, d) => {
    if (row.every((time) => time === Infinity)) return sum;
    return sum + weights[d]! * Math.min(beyond, ...open.map((c) => row[c]!));
  }, 0);
}

/** Longest nearest time when the worst served may be left out while they are no more than a share of the people. */
export function oracleCenter({ times, weights }: Table, ignore: number, open: readonly number[]): number {
  const served = times.flatMap((row, d) =>
    row.every((time) => time === Infinity) || weights[d] === 0
      ? []
      : [{ time: Math.min(Infinity, ...open.map((c) => row[c]!)), people: weights[d]! }],
  );
  const all = served.reduce((sum, { people }) => sum + people, 0);
  const limits = [0, ...served.map(({ time }) => time)].sort((a, b) => a - b);
  const within = (limit: number): boolean =>
    served.reduce((sum, { time, people }) => sum + (time > limit ? people : 0), 0) <= ignore * all + 1e-9;
  return limits.find((limit) => limit < Infinity && within(limit)) ?? Infinity;
}
