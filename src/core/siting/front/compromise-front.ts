import type { NoPlan, Proof, SolverOptions } from '../proof.ts';
import type { LinearSolver } from '../solver/linear-program.ts';
import { type CompromiseProblem, compromiseTable, type Measures, measuresOf } from './compromise-problem.ts';
import { type CompromiseQuestion, solveCompromise } from './solve-compromise.ts';

export interface FrontOptions extends SolverOptions {
  readonly solver?: LinearSolver | null;
  /** Plans wanted along the curve, the two ends among them. */
  readonly points?: number;
  /** Minutes of the worst off, at most, in every plan. */
  readonly worstAtMost?: number;
  /** Called with each plan as it is found. */
  readonly found?: (plan: FrontPlan) => void;
}

export interface FrontPlan extends Measures {
  /** Candidate indices, ascending. */
  readonly chosen: readonly number[];
  /** optimal: no plan within the rules covers as many in less mean time, or more in the same. */
  readonly proof: Proof;
}

/** People covered count as more from this share of all people on. */
const STEP = 1e-7;
const POINTS = 15;
/** Work over the whole front where the caller sets none. */
const BUDGET = 2e10;

/**
 * Plans along the curve of people covered against mean minutes, none of which another beats in one without losing in the
 * other: ε-constraint method (Haimes, Lasdon & Wismer 1971), each step in two solves: least mean with at least so many
 * covered, then most covered at no more than that mean. From the least mean to the most covered; every step asks for more
 * than the plan before covers, so no plan comes twice. Same points and budget, same front.
 */
export async function compromiseFront(
  problem: CompromiseProblem,
  options: FrontOptions = {},
): Promise<readonly FrontPlan[] | NoPlan> {
  const table = compromiseTable(problem);
  const points = Math.max(2, options.points ?? POINTS);
  const steps = new FrontSteps({ table, goal: {}, limits: {} }, options, 2 * points);
  const worst = options.worstAtMost === undefined ? {} : { worst: options.worstAtMost };
  const last = await steps.mostCovered(worst);
  if ('infeasible' in last) return last;
  const plans: FrontPlan[] = [];
  const keep = (plan: FrontPlan): void => {
    plans.push(plan);
    options.found?.(plan);
  };
  const first = await steps.leastMean(worst, last.chosen);
  if ('infeasible' in first) return first;
  keep(first);
  for (let i = 1; i < points && !options.enough?.(); i++) {
    const { covered } = plans.at(-1)!;
    const next = first.covered + ((last.covered - first.covered) * i) / (points - 1);
    const least = Math.max(covered + STEP * table.people, i === points - 1 ? last.covered : next);
    if (covered >= last.covered) break;
    // A plan that covers more than was asked for stands for the steps up to there.
    if (next <= covered && i < points - 1) continue;
    const plan = await steps.leastMean({ ...worst, covered: Math.min(least, last.covered) }, last.chosen);
    if ('infeasible' in plan) break;
    keep(plan);
  }
  return undominated(plans);
}

class FrontSteps {
  private readonly question: CompromiseQuestion;
  private readonly options: FrontOptions;
  private readonly solves: number;
  private done = 0;

  constructor(question: CompromiseQuestion, options: FrontOptions, solves: number) {
    this.question = question;
    this.options = options;
    this.solves = solves;
  }

  private async solve(part: Partial<CompromiseQuestion>, start: readonly number[] | null) {
    const { options, solves } = this;
    const from = Math.min(1, this.done++ / solves);
    return solveCompromise(
      { ...this.question, ...part },
      {
        budget: (options.budget ?? BUDGET) / solves,
        solver: options.solver ?? null,
        ...(start ? { start } : {}),
        ...(options.enough ? { enough: options.enough } : {}),
        pause: async ({ value, bound, share }) =>
          options.pause?.({ value, bound, share: Math.min(1, from + share / solves) }),
      },
    );
  }

  async mostCovered(limits: CompromiseQuestion['limits']): Promise<FrontPlan | NoPlan> {
    const found = await this.solve({ goal: { covered: 1 }, limits }, null);
    return 'infeasible' in found ? found : this.planOf(found.chosen, [found.proof]);
  }

  /** Least mean within the limits, then most covered at that mean. */
  async leastMean(limits: CompromiseQuestion['limits'], start: readonly number[]): Promise<FrontPlan | NoPlan> {
    const nearest = await this.solve({ goal: { mean: 1 }, limits }, start);
    if ('infeasible' in nearest) return nearest;
    const mean = nearest.objective;
    const most = await this.solve({ goal: { covered: 1 }, limits: { ...limits, mean } }, nearest.chosen);
    if ('infeasible' in most) return this.planOf(nearest.chosen, ['gap']);
    return this.planOf(most.chosen, [nearest.proof, most.proof]);
  }

  private planOf(chosen: readonly number[], proofs: readonly Proof[]): FrontPlan {
    const proof = proofs.includes('none') ? 'none' : proofs.includes('gap') ? 'gap' : 'optimal';
    return { chosen, ...measuresOf(this.question.table, chosen), proof };
  }
}

/** Relative: two means that differ by less are one; their sums may have been taken in another order. */
const SAME = 1e-9;

/** Plans that no other one beats: as many covered in as little mean time, and one of the two strictly better. */
export function undominated<Plan extends Measures>(plans: readonly Plan[]): Plan[] {
  const order = [...plans].sort((a, b) => a.mean - b.mean || b.covered - a.covered);
  const kept: Plan[] = [];
  for (const plan of order) {
    const before = kept.at(-1);
    if (before && plan.covered <= before.covered + SAME * Math.max(1, before.covered)) continue;
    if (before && plan.mean <= before.mean * (1 + SAME)) kept.pop();
    kept.push(plan);
  }
  return kept;
}

/**
 * The quick way: weighted sums of mean minutes and people covered, each solved by search alone. Finds plans on the convex
 * part of the curve only, without proof.
 */
export async function weightedFront(
  problem: CompromiseProblem,
  options: Omit<FrontOptions, 'solver' | 'worstAtMost'> = {},
): Promise<readonly FrontPlan[] | NoPlan> {
  const table = compromiseTable(problem);
  const points = Math.max(2, options.points ?? POINTS);
  const plans: FrontPlan[] = [];
  let start: readonly number[] | null = null;
  for (let i = 0; i < points && !options.enough?.(); i++) {
    const weight = i / (points - 1);
    // A share of people is weighed against the mean's own scale: beyond minutes are as bad as nobody covered.
    const goal = { mean: (1 - weight) / problem.beyond, covered: weight };
    const found: Awaited<ReturnType<typeof solveCompromise>> = await solveCompromise(
      { table, goal, limits: {} },
      { ...options, budget: (options.budget ?? BUDGET) / points, solver: null, ...(start ? { start } : {}) },
    );
    if ('infeasible' in found) return found;
    start = found.chosen;
    plans.push({ chosen: found.chosen, ...measuresOf(table, found.chosen), proof: 'none' });
  }
  return undominated(plans);
}
