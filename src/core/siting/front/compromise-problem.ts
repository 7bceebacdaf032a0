import { medianService, type ServiceProblem } from '../capacitated/service-problem.ts';
import type { SitingRules } from '../covering/siting-rules.ts';
import type { TravelMatrix } from '../median/travel-matrix.ts';

/** One plan, several things that matter: people within a limit, mean minutes, minutes of the worst off. */
export interface CompromiseProblem {
  readonly matrix: TravelMatrix;
  /** Minutes that count for people whom no open site reaches; at least as long as every time of the matrix. */
  readonly beyond: number;
  /** People within so many minutes (≤) count as covered. */
  readonly limit: number;
  /** Share of the people who are the worst off: 0.1 for the worst tenth. */
  readonly worstShare: number;
  readonly rules: SitingRules;
}

export interface Measures {
  /** People within the limit. */
  readonly covered: number;
  /** Mean minutes of all people. */
  readonly mean: number;
  /** Mean minutes of the people farthest away, who are `worstShare` of all (one place may count in part). */
  readonly worst: number;
  /** Gini coefficient of the minutes over people: 0 where all have the same. */
  readonly gini: number;
}

/** The problem with equal rows merged and sorted by time, ready for many questions. */
export interface CompromiseTable {
  readonly problem: CompromiseProblem;
  readonly rows: ServiceProblem;
  readonly people: number;
}

export function compromiseTable(problem: CompromiseProblem): CompromiseTable {
  const { matrix, rules } = problem;
  // Room for everybody everywhere: only the rows are used.
  const capacity = new Float64Array(matrix.candidates).fill(1);
  const rows = medianService({ matrix, capacity, rules });
  return { problem, rows, people: rows.people.reduce((sum, each) => sum + each, rows.unreached) };
}

/** Minutes of each row to its nearest open site; Infinity out of reach. */
export function rowMinutes({ rows }: CompromiseTable, open: readonly number[]): Float64Array {
  const isOpen = new Uint8Array(rows.sites);
  for (const site of open) isOpen[site] = 1;
  const minutes = new Float64Array(rows.rows).fill(Infinity);
  for (let row = 0; row < rows.rows; row++) {
    const end = rows.offsets[row + 1]!;
    let k = rows.offsets[row]!;
    while (k < end && isOpen[rows.site[k]!] === 0) k++;
    if (k < end) minutes[row] = rows.cost[k]!;
  }
  return minutes;
}

/** All measures of a plan. */
export function measuresOf(table: CompromiseTable, open: readonly number[]): Measures {
  const { rows, problem, people } = table;
  const minutes = rowMinutes(table, open);
  let [covered, total] = [0, rows.unreached * problem.beyond];
  for (let row = 0; row < rows.rows; row++) {
    // Who is out of reach is not covered, however long the limit.
    if (minutes[row]! <= problem.limit && minutes[row]! < Infinity) covered += rows.people[row]!;
    minutes[row] = Math.min(minutes[row]!, problem.beyond);
    total += rows.people[row]! * minutes[row]!;
  }
  const mean = people > 0 ? total / people : 0;
  return { covered, mean, ...spread(table, minutes, mean) };
}

/** Worst share and Gini, from the farthest to the nearest. */
function spread({ rows, problem, people }: CompromiseTable, minutes: Float64Array, mean: number) {
  const order = Uint32Array.from(minutes, (_, row) => row).sort((a, b) => minutes[b]! - minutes[a]! || a - b);
  const quota = problem.worstShare * people;
  let worst = Math.min(quota, rows.unreached) * problem.beyond;
  let [passed, unequal] = [rows.unreached, rows.unreached * rows.unreached * problem.beyond];
  for (const row of order) {
    const each = rows.people[row]!;
    worst += Math.max(0, Math.min(each, quota - passed)) * minutes[row]!;
    // Each person's rank from the far end, doubled: those before, and the row's own middle.
    unequal += each * minutes[row]! * (2 * passed + each);
    passed += each;
  }
  const gini = mean > 0 && people > 0 ? 1 - unequal / (people * people * mean) : 0;
  return { worst: quota > 0 ? worst / quota : 0, gini };
}
