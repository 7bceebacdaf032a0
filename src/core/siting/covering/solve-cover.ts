import { certify, type NoPlan, type SolverOptions, type SolverResult } from '../proof.ts';
import { branchAndBound } from '../solver/branch-and-bound.ts';
import type { LinearSolver } from '../solver/linear-program.ts';
import { type CoverProblem, coverWorth, isWholeWorth } from './cover-problem.ts';
import { coverProgram } from './cover-program.ts';
import { CoverSearch, type Steps } from './cover-search.ts';
import { type CoverIndex, coverIndex } from './cover-table.ts';
import { type ReducedCover, reduceCover } from './reduce-cover.ts';
import { RestProblems } from './rest-problems.ts';
import { rulesTrouble } from './rules-trouble.ts';
import { SaddleBound } from './saddle-bound.ts';
import { carryOver, liftStart, type SaddleStart } from './saddle-start.ts';
import { brokenRule } from './siting-rules.ts';

export interface CoverOptions extends SolverOptions {
  /** For the last part of the proof; without it the bound is that of the relaxation. */
  readonly solver?: LinearSolver | null;
  /** Stop as soon as a plan is worth this much, or as none can be. */
  readonly reach?: number;
  /** Plans known beforehand: an answer to a question that differs a little is a good start. */
  readonly start?: readonly number[];
}

/** Work between two pauses, in group visits: about 20 ms. */
const PAUSE_WORK = 4e6;
/** Group visits in all, where the caller sets no budget. */
const BUDGET = 4e10;
/** Group visits that one node of the tree stands for, per entry of its program. */
const NODE_WORK = 200;
/** Relative: plans that are better by no more are not looked for where worths are not whole. */
const EQUAL = 1e-7;
/** Share of all worths that sums of them may be off by. */
const NOISE = 1e-12;
const ITERATIONS = 96;
/** Rounds without a better plan or bound after which a rest that no tree takes is left with its gap. */
const IDLE_ROUNDS = 60;
/** Restarts of the search: this share of the bound's work, so many per round at most. */
const SHAKE_SHARE = 0.2;
const SHAKES = 20;
/** Entries (candidate reaches group) up to which the rest goes to branch and bound. */
const TREE_ENTRIES = 60_000;
/** Entries from which on the bound starts from a part of the candidates, about so many, and how far that is solved. */
const COARSE_ENTRIES = 1_000_000;
const COARSE_CANDIDATES = 250;
const COARSE_ROUNDS = 10;
const COARSE_GAP = 1e-3;
const SMALL_ENTRIES = 5000;
/** The relaxation is as good as solved once this share of the gap to the best plan is its own. */
const CONVERGED = 0.05;

/**
 * Best plan of a covering problem, with proof: exact reductions, search, Lagrangian bound, fixing of candidates by it,
 * again on what is left, and branch and bound on the rest. Budget in group visits.
 */
export async function solveCover(problem: CoverProblem, options: CoverOptions = {}): Promise<SolverResult | NoPlan> {
  const trouble = rulesTrouble(problem.rules);
  return trouble ?? new CoverSolver(problem, options).run();
}

interface Stage {
  readonly rest: ReducedCover;
  readonly start: SaddleStart | null;
}

class CoverSolver {
  private readonly whole: CoverProblem;
  private readonly rests: RestProblems;
  private readonly options: CoverOptions;
  private readonly isWhole: boolean;
  private readonly budget: number;
  /** What sums of worths may be off by. */
  private readonly noise: number;
  private best: readonly number[] | null = null;
  private bestWorth = -Infinity;
  private bound = Infinity;
  private work = 0;
  private pausedAt = 0;
  private stopped = false;
  private reductions: Record<string, number> = {};

  constructor(problem: CoverProblem, options: CoverOptions) {
    this.whole = problem;
    this.options = options;
    this.isWhole = isWholeWorth(problem);
    this.rests = new RestProblems(problem);
    this.budget = options.budget ?? BUDGET;
    this.noise = NOISE * problem.worth.reduce((sum, worth) => sum + Math.abs(worth), 0);
  }

  async run(): Promise<SolverResult | NoPlan> {
    if (this.options.start) this.take(this.options.start);
    await this.firstPlan();
    let stage: Stage | null = { rest: this.rests.reduce(), start: null };
    const { candidates, groups } = stage.rest.problem;
    this.reductions = { candidates, groups };
    while (stage && !this.isDone()) stage = await this.solveRest(stage);
    if (!this.best) return { infeasible: this.bound === -Infinity ? 'rules-contradict' : 'no-plan-found' };
    const objective = coverWorth(this.whole, this.best);
    const certificate = certify({
      sense: 'max',
      objective,
      bound: this.bound,
      whole: this.isWhole,
      noise: 2 * this.noise,
    });
    return { chosen: this.best, objective, ...certificate, reductions: this.reductions, work: this.work };
  }

  /** A plan at once, before anything that takes longer. */
  private async firstPlan(): Promise<void> {
    const search = new CoverSearch(this.rests.coreIndex, this.options.seed ?? 1);
    const whole = this.rests.untouched();
    await this.steps(search, whole, search.construct());
    await this.pause();
  }

  /** What is not worth more than this is not looked for. */
  private get cutoff(): number {
    if (this.bestWorth === -Infinity) return -Infinity;
    return this.bestWorth + (this.isWhole ? 1 - 1e-6 : EQUAL * Math.abs(this.bestWorth) + this.noise);
  }

  private isDone(): boolean {
    return this.stopped || this.work >= this.budget || this.bound <= this.bestWorth || this.isSettled();
  }

  /** Whether it is known if the worth asked for can be reached. */
  private isSettled(): boolean {
    const { reach } = this.options;
    return reach !== undefined && (this.bestWorth >= reach || this.bound < reach);
  }

  /** Search and bound on a rest of the problem, until it is proved, can be made smaller, or goes to the tree. */
  private async solveRest({ rest, start }: Stage): Promise<Stage | null> {
    if (rest.problem.candidates === 0) {
      // One plan is left.
      this.take(this.rests.inWhole(rest, []));
      return this.close(-Infinity);
    }
    const index = coverIndex(rest.problem);
    const search = new CoverSearch(index, (this.options.seed ?? 1) + this.rests.made);
    await this.steps(search, rest, this.startSteps(search, rest));
    const saddle = new SaddleBound(index, start ?? (await this.coarseStart(rest)));
    // A small program is solved faster by the simplex method than by many small steps.
    const patience = rest.problem.groupsOf.length <= SMALL_ENTRIES ? 4 : 40;
    let seen = { worth: this.bestWorth, bound: this.bound, round: 0 };
    for (let round = 0; !this.isDone(); round++) {
      const before = this.work;
      await this.tighten(saddle, rest);
      const until = this.work + SHAKE_SHARE * (this.work - before);
      await this.steps(search, rest, search.follow(saddle.shares, round % 2 === 0 ? 0 : 0.3));
      for (let i = 0; i < SHAKES && this.work < until && !this.isDone(); i++)
        await this.steps(search, rest, search.shake(saddle.shares));
      if (this.isDone()) return null;
      const room = saddle.bound + this.rests.baseOf(rest) - this.cutoff;
      const shrunk = this.rests.settle(rest, { saddle, room: room + this.noise });
      if (shrunk === 'nothing-left') return this.close(this.bestWorth);
      if (shrunk === 'smaller') return this.next(rest, saddle);
      const converged = saddle.bound - saddle.relaxed < CONVERGED * room || saddle.iterations > patience * ITERATIONS;
      const small = rest.problem.groupsOf.length <= TREE_ENTRIES;
      if (converged && small && this.options.solver) return this.tree(index, rest);
      if (!converged) continue;
      const better = this.bestWorth > seen.worth || this.bound < seen.bound - NOISE * Math.abs(this.bound);
      seen = better ? { worth: this.bestWorth, bound: this.bound, round } : seen;
      if (round - seen.round > IDLE_ROUNDS) this.stopped = true;
    }
    return null;
  }

  /** Prices and shares of the same problem with a part of the candidates: far less work per iteration, and a good start. */
  private async coarseStart(rest: ReducedCover): Promise<SaddleStart | null> {
    const { problem } = rest;
    const every = Math.ceil(problem.candidates / COARSE_CANDIDATES);
    if (problem.groupsOf.length < COARSE_ENTRIES || every < 2) return null;
    const upper = Uint8Array.from(problem.rules.upper, (_, c) => (c % every === 0 ? 1 : 0));
    const coarse = reduceCover(problem, problem.rules.lower, upper);
    const saddle = new SaddleBound(coverIndex(coarse.problem), null);
    for (let round = 0; round < COARSE_ROUNDS && !this.stopped; round++) {
      for (let done = 0; done < ITERATIONS; done += 8) {
        saddle.run(8);
        this.work += 8 * saddle.workPerIteration;
        if (this.work - this.pausedAt > PAUSE_WORK) await this.pause();
      }
      if (saddle.bound - saddle.relaxed < COARSE_GAP * saddle.bound) break;
    }
    return liftStart(problem, { coarse, saddle });
  }

  private *startSteps(search: CoverSearch, rest: ReducedCover): Steps {
    if (!this.best) yield* search.construct();
    else yield* search.offer(this.rests.inRest(rest, this.best));
  }

  private async tighten(saddle: SaddleBound, rest: ReducedCover): Promise<void> {
    for (let done = 0; done < ITERATIONS && !this.stopped; ) {
      const some = Math.max(1, Math.min(ITERATIONS - done, Math.floor(PAUSE_WORK / saddle.workPerIteration)));
      saddle.run(some);
      done += some;
      this.work += some * saddle.workPerIteration;
      this.boundBy(saddle.bound + this.rests.baseOf(rest));
      if (this.bound <= this.bestWorth) return;
      await this.pause();
    }
  }

  /** A bound on the rest is one on the whole as far as it is above what fixing has left out. */
  private boundBy(bound: number): void {
    this.bound = Math.min(this.bound, Math.max(bound, this.bestWorth, this.isWhole ? -Infinity : this.cutoff));
    if (this.isWhole && this.bound < this.cutoff) this.bound = this.bestWorth;
  }

  private async steps(search: CoverSearch, rest: ReducedCover, steps: Steps): Promise<void> {
    let before = search.work;
    for (const _ of steps) {
      this.work += search.work - before + rest.problem.candidates;
      before = search.work;
      if (this.work - this.pausedAt < PAUSE_WORK) continue;
      this.takeFrom(search, rest);
      await this.pause();
      if (this.stopped) break;
    }
    this.takeFrom(search, rest);
  }

  private takeFrom(search: CoverSearch, rest: ReducedCover): void {
    if (!search.best || search.bestWorth + this.rests.baseOf(rest) <= this.bestWorth) return;
    this.take(this.rests.inWhole(rest, search.best));
  }

  /** Accepts a plan of the whole problem if it keeps the rules and is better, by the independent evaluator. */
  private take(plan: readonly number[]): void {
    if (brokenRule(this.whole.rules, plan) !== -1) return;
    const worth = coverWorth(this.whole, plan);
    if (worth <= this.bestWorth) return;
    [this.best, this.bestWorth] = [plan, worth];
    if (this.bound < this.cutoff) this.bound = this.isWhole ? this.bestWorth : Math.max(this.bound, this.bestWorth);
  }

  /** The rest that is left after fixing, with prices and shares to start from. */
  private next(rest: ReducedCover, saddle: SaddleBound): Stage {
    const next = this.rests.reduce();
    return { rest: next, start: carryOver(this.rests.core.problem, { from: rest, to: next, saddle }) };
  }

  private close(bound: number): null {
    this.boundBy(bound);
    return null;
  }

  private async tree(index: CoverIndex, rest: ReducedCover): Promise<null> {
    // The best plan of the whole need not be one of the rest; its worth is what has to be beaten all the same.
    const start = this.best && {
      cost: this.rests.baseOf(rest) - this.bestWorth,
      open: this.rests.inRest(rest, this.best),
    };
    const nodeWork = NODE_WORK * (index.problem.groupsOf.length + 1);
    let nodes = 0;
    const result = await branchAndBound(
      this.options.solver!,
      { ...coverProgram(index), start },
      {
        nodes: Math.max(1, Math.floor((this.budget - this.work) / nodeWork)),
        enough: () => this.stopped || this.isSettled(),
        pause: async (state) => {
          this.work += (state.nodes - nodes) * nodeWork;
          nodes = state.nodes;
          this.boundBy(-state.bound + this.rests.baseOf(rest));
          await this.pause();
        },
      },
    );
    if (result.plan) this.take(this.rests.inWhole(rest, result.plan.open));
    this.boundBy(-result.bound + this.rests.baseOf(rest));
    this.reductions.nodes = result.nodes;
    return null;
  }

  private async pause(): Promise<void> {
    this.pausedAt = this.work;
    const value = this.best ? this.bestWorth : null;
    await this.options.pause?.({ value, bound: this.bound, share: Math.min(1, this.work / this.budget) });
    if (this.options.enough?.()) this.stopped = true;
  }
}
