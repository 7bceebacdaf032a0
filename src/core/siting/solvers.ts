import { type CenterThenMedian, solveCenterThenMedian } from './center/center-then-median.ts';
import { type CenterInput, solveCenter } from './center/p-center.ts';
import type { CoverProblem } from './covering/cover-problem.ts';
import type { DemandReach } from './covering/demand-reach.ts';
import { fewestSites } from './covering/fewest-sites.ts';
import { type FewestSitesQuestion, fewestSitesFor } from './covering/fewest-sites-for.ts';
import type { SitingRules } from './covering/siting-rules.ts';
import { type CoverOptions, solveCover } from './covering/solve-cover.ts';
import type { MedianInput } from './median/build-median-problem.ts';
import { solveMedian } from './median/p-median.ts';
import type { NoPlan } from './proof.ts';

/** The siting models by name: what each is asked, and what it tells. Problems are plain data and can be sent elsewhere. */
export const SOLVERS = {
  cover: (problem: CoverProblem, options: CoverOptions) => solveCover(problem, options),
  'fewest-sites': (asked: { readonly reach: DemandReach; readonly rules: SitingRules }, options: CoverOptions) =>
    fewestSites(asked.reach, asked.rules, options),
  'fewest-sites-for': (question: FewestSitesQuestion, options: CoverOptions) => fewestSitesFor(question, options),
  median: (input: MedianInput, options: CoverOptions) => solveMedian(input, options),
  center: (input: CenterInput, options: CoverOptions) => solveCenter(input, options),
  'center-then-median': (input: CenterInput, options: CoverOptions): Promise<CenterThenMedian | NoPlan> =>
    solveCenterThenMedian(input, options),
} as const;

export type Solvers = typeof SOLVERS;
export type SolverName = keyof Solvers;
export type ProblemOf<K extends SolverName> = Parameters<Solvers[K]>[0];
export type AnswerOf<K extends SolverName> = Awaited<ReturnType<Solvers[K]>>;

/** Solves a siting problem, in this thread or in another; `start` is a plan to begin with. */
export type SolveSiting = <K extends SolverName>(
  model: K,
  problem: ProblemOf<K>,
  start?: readonly number[],
) => Promise<AnswerOf<K>>;
