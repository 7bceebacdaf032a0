import { existsSync, readFileSync } from 'node:fs';
import { solveCenter } from '../../src/core/siting/center/p-center.ts';
import { medianProblem } from '../../src/core/siting/median/build-median-problem.ts';
import { searchMedian } from '../../src/core/siting/median/median-search.ts';
import { solveMedian } from '../../src/core/siting/median/p-median.ts';
import { WorkMeter } from '../../src/core/siting/median/work-meter.ts';
import type { SolverResult } from '../../src/core/siting/proof.ts';
import { type OrlibInstance, readOrlibPMedian } from '../../src/formats/orlib-pmedian.ts';

interface Outcome {
  readonly objective?: number;
  readonly note?: string;
}
type Prepare = () => Promise<() => Promise<Outcome>>;

const INSTANCES = Array.from({ length: 40 }, (_, i) => i + 1);
/** Work of the heuristic alone, in entries looked at. */
const SEARCH_WORK = 3e7;

/** An instance of OR-Library from BENCH_ORLIB, or from the shared data beside the project; null where it is not there. */
function orlib(k: number): OrlibInstance | null {
  const folders = [process.env.BENCH_ORLIB, new URL('../../../shared/data/orlib-pmed', import.meta.url).pathname];
  const path = folders.map((folder) => `${folder}/pmed${k}.txt`).find((each) => existsSync(each));
  if (!path) return null;
  const read = readOrlibPMedian(readFileSync(path, 'utf8'));
  if ('code' in read) throw new Error(`${path}: ${read.code}`);
  return read;
}

const onInstance =
  (k: number, solve: (instance: OrlibInstance) => Promise<Outcome>): Prepare =>
  async () => {
    const instance = orlib(k);
    return async () => (instance ? solve(instance) : { note: 'needs BENCH_ORLIB' });
  };

function longest({ matrix }: OrlibInstance): number {
  return matrix.time.reduce((most, time) => Math.max(most, time), 0);
}

function outcomeOf(result: SolverResult | { readonly infeasible: string }): Outcome {
  if ('infeasible' in result) return { note: result.infeasible };
  return { objective: result.objective, note: `${result.proof}, bound ${result.bound}` };
}

const median = async (instance: OrlibInstance): Promise<Outcome> => {
  const { matrix, p } = instance;
  return outcomeOf(await solveMedian({ matrix, sites: p, beyond: longest(instance) }));
};
const center = async ({ matrix, p }: OrlibInstance): Promise<Outcome> =>
  outcomeOf(await solveCenter({ matrix, sites: p }));
const search = async (instance: OrlibInstance): Promise<Outcome> => {
  const { matrix, p } = instance;
  const meter = new WorkMeter({});
  const problem = await medianProblem({ matrix, sites: p, beyond: longest(instance) }, meter);
  return { objective: (await searchMedian(problem, { seed: 1, work: SEARCH_WORK, meter })).cost };
};

/** Optimum and proof, and the heuristic alone, on OR-Library. */
export const ORLIB_CASES: Readonly<Record<string, Prepare>> = Object.fromEntries([
  ...INSTANCES.map((k) => [`pmedian-pmed${k}`, onInstance(k, median)] as const),
  ...INSTANCES.map((k) => [`pmedian-search-pmed${k}`, onInstance(k, search)] as const),
  ...INSTANCES.map((k) => [`pcenter-pmed${k}`, onInstance(k, center)] as const),
]);
