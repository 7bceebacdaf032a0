import { basename } from 'node:path';
import type { Issue } from '../core/model/issue.ts';
import { fewestSites } from '../core/siting/center/fewest-sites.ts';
import { solveCenter } from '../core/siting/center/p-center.ts';
import type { CoverProblem } from '../core/siting/covering/cover-problem.ts';
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
  if (model === 'lscp') return fewestSites({ matrix, limit: limit! }, options);
  const sites = p!;
  if (model === 'p-center') return solveCenter({ matrix, sites }, options);
  if (model === 'p-median') {
    const beyond = matrix.time.reduce((most, time) => Math.max(most, time), 0);
    return { ...(await solveMedian({ matrix, sites, beyond }, options)), beyond };
  }
  if (sites > matrix.candidates)
    return { infeasible: 'more-sites-than-candidates', detail: { sites, candidates: matrix.candidates } };
  return solveCover(coverProblem(matrix, limit!, sites), { ...options, solver: await loadHighsSolver() });
}

/** The maximal covering problem of a matrix: which demand points each candidate reaches within the limit. */
function coverProblem(
  { candidates, weight, offsets, candidate, time }: TravelMatrix,
  limit: number,
  sites: number,
): CoverProblem {
  const counts = new Uint32Array(candidates + 1);
  time.forEach((each, k) => {
    if (each <= limit) counts[candidate[k]! + 1]!++;
  });
  for (let c = 0; c < candidates; c++) counts[c + 1]! += counts[c]!;
  const groupsOf = new Uint32Array(counts[candidates]!);
  const next = counts.slice();
  for (let d = 0; d < weight.length; d++) {
    for (let k = offsets[d]!; k < offsets[d + 1]!; k++) {
      if (time[k]! <= limit) groupsOf[next[candidate[k]!]!++] = d;
    }
  }
  const rules = sitingRules({ candidates, sites });
  const charge = new Float64Array(candidates);
  return { candidates, groups: weight.length, layers: 1, worth: weight, offsets: counts, groupsOf, charge, rules };
}
