import { joinRows } from '../covering/cover-program.ts';
import { brokenRule } from '../covering/siting-rules.ts';
import type { WholePlan, WholeProblem } from '../solver/branch-and-bound.ts';
import { type LinearRows, linearRows } from '../solver/linear-program.ts';
import type { ServiceProblem } from './service-problem.ts';

export interface CapacityProgramInput {
  readonly problem: ServiceProblem;
  readonly lower: Uint8Array;
  readonly upper: Uint8Array;
  /** Entries of a row that become columns, at most. */
  readonly perRow: number;
  readonly start: WholePlan | null;
  /** True cost of a set of open sites; null if it leaves somebody unserved who must be served. */
  readonly plan: (open: readonly number[]) => WholePlan | null;
}

/** A share must be over its site's by this much before the row between them is written. */
const BROKEN = 1e-6;

/**
 * Capacitated siting as a program: a column per site, one per row and site that may serve it (its share of the row), and
 * one per row for all that is left out: the dearer sites, whose capacity is then not asked for, or nobody. That relaxes;
 * the tree goes on until plans cost what it says. "No share over its site's" is written only where a point breaks it.
 */
export function capacityProgram(input: CapacityProgramInput): WholeProblem {
  const { problem, lower, upper, start, plan } = input;
  const { sites, rows, people, rules } = problem;
  const cost: number[] = new Array(sites).fill(0);
  const siteOf: number[] = [];
  const rowEnd: number[] = [];
  for (let row = 0; row < rows; row++) {
    const others = addEntries(input, row, { cost, siteOf });
    cost.push(people[row]! * others);
    siteOf.push(-1);
    rowEnd.push(cost.length);
  }
  const size = cost.length;
  const low = new Float64Array(size);
  const high = new Float64Array(size).fill(1);
  low.set(lower);
  high.set(upper);
  const whole = Int32Array.from({ length: sites }, (_, j) => j);
  const asked = (open: readonly number[]) => (brokenRule(rules, open) === -1 ? plan(open) : null);
  return {
    program: {
      cost: Float64Array.from(cost),
      lower: low,
      upper: high,
      rows: joinRows(rules.rows, serviceRows(problem, siteOf, rowEnd)),
    },
    whole,
    step: problem.whole ? 1 : 0,
    start,
    separate: (point) => brokenShares(point, sites, siteOf),
    round: (point) => asked([...whole].filter((j) => point[j]! > 0.5)),
  };
}

/** The cheapest entries of a row at sites that may open; returns what the cheapest of the others costs. */
function addEntries(
  { problem, upper, perRow }: CapacityProgramInput,
  row: number,
  { cost, siteOf }: { readonly cost: number[]; readonly siteOf: number[] },
): number {
  let taken = 0;
  for (let k = problem.offsets[row]!; k < problem.offsets[row + 1]!; k++) {
    const j = problem.site[k]!;
    if (upper[j] === 0) continue;
    if (taken++ === perRow) return problem.cost[k]!;
    cost.push(problem.people[row]! * problem.cost[k]!);
    siteOf.push(j);
  }
  return problem.unserved;
}

/** Each row is served once; each site serves no more than it has room for, and nobody if it is closed. */
function serviceRows({ sites, people, capacity }: ServiceProblem, siteOf: number[], rowEnd: number[]): LinearRows {
  const atSite: (readonly [column: number, value: number])[][] = Array.from({ length: sites }, () => []);
  let from = 0;
  const served = rowEnd.map((to, row) => {
    const columns = Array.from({ length: to - sites - from }, (_, i) => sites + from + i);
    for (const column of columns) {
      const j = siteOf[column - sites]!;
      if (j >= 0) atSite[j]!.push([column, people[row]! / capacity[j]!]);
    }
    from = to - sites;
    return { lower: 1, upper: 1, terms: columns.map((column) => [column, 1] as const) };
  });
  const rooms = atSite.map((terms, j) => ({ lower: -Infinity, upper: 0, terms: [...terms, [j, -1] as const] }));
  return linearRows([...served, ...rooms.filter(({ terms }) => terms.length > 1)]);
}

function brokenShares(point: Float64Array, sites: number, siteOf: readonly number[]): LinearRows | null {
  const rows: { lower: number; upper: number; terms: (readonly [number, number])[] }[] = [];
  siteOf.forEach((j, i) => {
    const column = sites + i;
    if (j < 0 || point[column]! <= point[j]! + BROKEN) return;
    rows.push({
      lower: -Infinity,
      upper: 0,
      terms: [
        [column, 1],
        [j, -1],
      ],
    });
  });
  return rows.length > 0 ? linearRows(rows) : null;
}
