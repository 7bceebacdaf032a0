import { basename } from 'node:path';
import type { Issue } from '../core/model/issue.ts';
import { solveCenter } from '../core/siting/center/p-center.ts';
import { maximalCover } from '../core/siting/covering/demand-reach.ts';
import { fewestSites } from '../core/siting/covering/fewest-sites.ts';
import { reachWithin } from '../core/siting/covering/reach-within.ts';
import { sitingRules } from '../core/siting/covering/siting-rules.ts';
import { solveCover } from '../core/siting/covering/solve-cover.ts';
import { solveMedian } from '../core/siting/median/p-median.ts';
import type { TravelMatrix } from '../core/siting/median/travel-matrix.ts';
import type { NoPlan, SolverOptions, SolverResult } from '../core/siting/proof.ts';
import { loadHighsSolver } from '../engine/highs-solver.ts';
import { decodeText } from '../formats/decode-text.ts';
import type { InputFile } from '../formats/driver.ts';
import { readOrlibPMedian } from '../formats/orlib-pmedian.ts';
import { readTravelMatrix } from '../formats/travel-matrix-csv.ts';
import { WrongInput } from './command.ts';

export const MODELS = ['p-median', 'p-center', 'mclp', 'lscp'] as const;
export type Model = (typeof MODELS)[number];

/** A bare instance: times, names of candidates, and what the file itself says of the number of sites. */
export interface Instance {
  readonly matrix: TravelMatrix;
  readonly names: readonly (string | number)[];
  readonly p: number | null;
  /** Units of the file in a minute: 60 for seconds; lengths without a unit are compared as they are. */
  readonly perMinute: number;
}

/** Reads OR-Library p-median text or the CSV of `matrix`, told apart by the first line. Throws WrongInput. */
export function readInstance(file: InputFile): Instance {
  const { text } = decodeText(file.bytes);
  const name = basename(file.name);
  const isTable = /[,A-Za-z]/.test(text.trimStart().split('\n', 1)[0] ?? '');
  if (isTable) {
    const { matrix, candidates } = orRefuse(readTravelMatrix(text), name);
    return { matrix, names: candidates, p: null, perMinute: 60 };
  }
  const { matrix, p } = orRefuse(readOrlibPMedian(text), name);
  const names = Array.from({ length: matrix.candidates }, (_, c) => c + 1);
  return { matrix, names, p, perMinute: 1 };
}

function orRefuse<T extends object>(read: T | Issue, file: string): T {
  if ('code' in read) throw new WrongInput([{ ...read, file }]);
  return read as T;
}

export interface Request {
  readonly model: Model;
  /** Sites to open; null for the fewest. */
  readonly p: number | null;
  /** Standard in the file's units; null where the model has none. */
  readonly limit: number | null;
}

/** People who count otherwise than others, where there are any. */
export interface OutOfReach {
  /** Nobody who is open reaches them: they count with the time `beyond`. */
  readonly peopleBeyond?: number;
  readonly beyond?: number;
  /** No candidate at all reaches them: they are no part of the question. */
  readonly peopleUnreachable?: number;
}

/** Solves an instance; p-median counts people out of reach of all open sites with the longest time of the file. */
export async function solveInstance(
  matrix: TravelMatrix,
  request: Request,
  options: SolverOptions,
): Promise<(SolverResult & OutOfReach) | NoPlan> {
  const { model, p, limit } = request;
  const { candidates } = matrix;
  if (model === 'lscp') return lscp(matrix, limit!, options);
  const sites = p!;
  if (model === 'p-center') return solveCenter({ matrix, sites }, options);
  if (model === 'p-median') {
    const beyond = matrix.time.reduce((most, time) => Math.max(most, time), 0);
    return { ...(await solveMedian({ matrix, sites, beyond }, options)), beyond };
  }
  if (sites > candidates) return { infeasible: 'more-sites-than-candidates', detail: { sites, candidates } };
  const problem = maximalCover(reachWithin(matrix, limit!), sitingRules({ candidates, sites }));
  return solveCover(problem, { ...options, solver: await loadHighsSolver() });
}

async function lscp(matrix: TravelMatrix, limit: number, options: SolverOptions) {
  const rules = sitingRules({ candidates: matrix.candidates });
  const found = await fewestSites(reachWithin(matrix, limit), rules, { ...options, solver: await loadHighsSolver() });
  if ('infeasible' in found) return found;
  const { unreachable, ...answer } = found;
  return { ...answer, peopleUnreachable: unreachable.reduce((sum, d) => sum + matrix.weight[d]!, 0) };
}
