import { WorkMeter } from '../median/work-meter.ts';
import { certify, type NoPlan, type SolverOptions, type SolverResult } from '../proof.ts';
import { ConflictGraph, independentSet } from './independent-set.ts';

export interface DispersionProblem {
  readonly candidates: number;
  /** How many are chosen, required ones among them; 2 at least. */
  readonly sites: number;
  /** The same both ways, ≥ 0, any unit. */
  readonly distance: (a: number, b: number) => number;
  readonly required?: readonly number[];
  readonly forbidden?: readonly number[];
}

/** Work of one branch: it looks at sets of all candidates a few times. */
const BRANCH_WORK = 64;

/**
 * The sites whose least distance between any two is greatest (p-dispersion; Kuby 1987, "Programming models for facility
 * dispersion"): a plan by farthest insertion and exchange, then bisection over the distances that occur; whether so many
 * sites can all keep a distance is asked of a branch and bound of its own (`independentSet`).
 */
export async function solveDispersion(
  problem: DispersionProblem,
  options: SolverOptions = {},
): Promise<SolverResult | NoPlan> {
  const { candidates, sites, required = [] } = problem;
  const closed = new Set(problem.forbidden);
  const allowed = Array.from({ length: candidates }, (_, c) => c).filter((c) => !closed.has(c));
  const must = [...new Set(required)].sort((a, b) => a - b);
  if (must.some((c) => closed.has(c))) return { infeasible: 'required-and-forbidden' };
  if (must.length > sites) return { infeasible: 'required-over-limit', detail: { required: must.length, sites } };
  if (allowed.length < sites)
    return { infeasible: 'not-enough-candidates', detail: { candidates: allowed.length, sites } };
  if (sites < 2) return { infeasible: 'no-pair', detail: { sites } };
  const table = distanceTable(problem);
  const meter = new WorkMeter(options);
  let best = farthestPlan({ table, allowed, must, sites });
  const distances = Float64Array.from(new Set(table)).sort();
  // What is certain: the plan's own distance; what is not ruled out: everything up to `high`.
  let low = place(distances, leastDistance(table, candidates, best));
  let high = highest(distances, { table, candidates, must });
  while (low < high && !meter.stopped) {
    const middle = (low + high + 1) >> 1;
    meter.value = distances[low]!;
    meter.bound = distances[high]!;
    await meter.pause();
    const found = await keepApart({ table, allowed, must, sites }, distances[middle]!, meter);
    if (found === 'stopped') break;
    if (found) {
      best = found;
      low = place(distances, leastDistance(table, candidates, best));
    } else high = middle - 1;
  }
  const objective = slowLeast(problem, best);
  const certificate = certify({ sense: 'max', objective, bound: Math.max(objective, distances[high]!), whole: false });
  return { chosen: best, objective, ...certificate, work: meter.work };
}

interface Task {
  readonly table: Float64Array;
  readonly allowed: readonly number[];
  readonly must: readonly number[];
  readonly sites: number;
}

function distanceTable({ candidates, distance }: DispersionProblem): Float64Array {
  const table = new Float64Array(candidates * candidates);
  for (let a = 0; a < candidates; a++) {
    for (let b = a + 1; b < candidates; b++) {
      table[a * candidates + b] = distance(a, b);
      table[b * candidates + a] = table[a * candidates + b]!;
    }
  }
  return table;
}

/** Number of a distance among those that occur. */
function place(distances: Float64Array, wanted: number): number {
  let [low, high] = [0, distances.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (distances[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Required sites cannot be farther apart than they are. */
function highest(
  distances: Float64Array,
  { table, candidates, must }: { table: Float64Array; candidates: number; must: readonly number[] },
) {
  return must.length < 2 ? distances.length - 1 : place(distances, leastDistance(table, candidates, must));
}

function leastDistance(table: Float64Array, candidates: number, plan: readonly number[]): number {
  let least = Infinity;
  plan.forEach((a, i) => {
    for (const b of plan.slice(i + 1)) least = Math.min(least, table[a * candidates + b]!);
  });
  return least;
}

/** The same from the problem itself: the evaluator that the answer is held against. */
function slowLeast({ distance }: DispersionProblem, plan: readonly number[]): number {
  return Math.min(...plan.flatMap((a, i) => plan.slice(i + 1).map((b) => distance(a, b))));
}

/** So many sites at least so far from each other; null if there are none. */
async function keepApart({ table, allowed, must, sites }: Task, least: number, meter: WorkMeter) {
  const candidates = Math.round(Math.sqrt(table.length));
  const graph = new ConflictGraph(candidates);
  for (const a of allowed) {
    for (const b of allowed) if (a < b && table[a * candidates + b]! < least) graph.exclude(a, b);
  }
  if (must.some((a, i) => must.slice(i + 1).some((b) => graph.excludes(a, b)))) return null;
  const branch = () => {
    meter.add(BRANCH_WORK * graph.words);
    return meter.stopped ? 'stop' : meter.due ? 'pause' : 'go';
  };
  const search = independentSet(graph, { required: must, allowed, wanted: sites, branch });
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
    await meter.pause();
  }
}

/** Farthest insertion from several starts; then the sites of the closest pair are exchanged while that helps. */
function farthestPlan({ table, allowed, must, sites }: Task): readonly number[] {
  const candidates = Math.round(Math.sqrt(table.length));
  const starts = must.length > 0 ? [must] : allowed.slice(0, 32).map((c) => [c]);
  let best: readonly number[] = [];
  let bestLeast = -Infinity;
  for (const start of starts) {
    const plan = [...start];
    while (plan.length < sites) plan.push(farthest(table, candidates, { from: plan, allowed }));
    exchange({ table, allowed, must, sites }, plan);
    const least = leastDistance(table, candidates, plan);
    if (least <= bestLeast) continue;
    [best, bestLeast] = [plan.sort((a, b) => a - b), least];
  }
  return best;
}

/** The allowed candidate, not in the plan, whose least distance to it is greatest. */
function farthest(
  table: Float64Array,
  candidates: number,
  { from, allowed }: { readonly from: readonly number[]; readonly allowed: readonly number[] },
): number {
  let [best, bestLeast] = [-1, -Infinity];
  for (const c of allowed) {
    if (from.includes(c)) continue;
    let least = Infinity;
    for (const other of from) least = Math.min(least, table[c * candidates + other]!);
    if (least > bestLeast) [best, bestLeast] = [c, least];
  }
  return best;
}

function exchange({ table, allowed, must }: Task, plan: number[]): void {
  const candidates = Math.round(Math.sqrt(table.length));
  for (let least = leastDistance(table, candidates, plan), better = true; better; ) {
    better = false;
    for (let i = 0; i < plan.length && !better; i++) {
      if (must.includes(plan[i]!)) continue;
      const others = plan.filter((_, k) => k !== i);
      const next = [...others, farthest(table, candidates, { from: others, allowed })];
      const distance = leastDistance(table, candidates, next);
      if (distance <= least) continue;
      plan.splice(0, plan.length, ...next);
      least = distance;
      better = true;
    }
  }
}
