import type { CandidateSite } from '../model/region.ts';
import type { CoverProblem } from '../siting/covering/cover-problem.ts';
import { sitingRules } from '../siting/covering/siting-rules.ts';
import { CoveringPlan } from '../siting/covering-plan.ts';
import { type CoveringProblem, coveringProblem, type Pause } from '../siting/covering-problem.ts';
import type { Proof } from '../siting/proof.ts';
import type { Measure, Origin } from '../travel/measure.ts';
import { NoPlanError, type SolveCover } from './propose-sites.ts';
import type { SitingScene } from './siting-scene.ts';

/** How many existing facilities to close, and how many new ones to open instead (0: close only). */
export interface ClosingRequest {
  readonly close: number;
  readonly open: number;
}

export interface ClosingAnswer {
  /** Facilities to close, by their place in the plan, those that lose least first. */
  readonly closed: readonly number[];
  readonly opened: readonly CandidateSite[];
  readonly coveredBefore: number;
  readonly coveredAfter: number;
  /** No choice of as many covers more. */
  readonly mostPossible: number;
  readonly proof: Proof;
  /** People who lose cover if a facility alone is closed; all existing ones, least first. */
  readonly alone: readonly { readonly facility: number; readonly people: number }[];
}

export interface ClosingInput {
  readonly scene: SitingScene;
  readonly population: Float64Array;
  readonly measure: Measure;
  readonly limit: number;
  readonly existing: readonly Origin[];
  readonly request: ClosingRequest;
  readonly solve: SolveCover;
  readonly pause?: Pause;
}

/**
 * Which existing facilities can close with the least loss of cover, and where as many or fewer new ones make up for it:
 * maximal covering over existing sites and candidates together, with so many of the existing ones left standing.
 */
export async function closeSites(input: ClosingInput): Promise<ClosingAnswer> {
  const { scene, existing, request, measure, limit, population, pause } = input;
  const standing = existing.map(({ lon, lat, index }): CandidateSite => ({ id: String(index), name: '', lon, lat }));
  const fresh = request.open > 0 ? scene.sites : [];
  const reach = await coveringProblem({
    sites: [...standing, ...fresh],
    measure,
    limit,
    population,
    covered: new Uint8Array(population.length),
    minSpacingMeters: 0,
    ...(pause && { pause }),
  });
  const members = standing.map((_, i) => i);
  const found = await input.solve(problemOf(reach, members, request), members.slice(0, members.length - request.close));
  if ('infeasible' in found) throw new NoPlanError(found);
  const kept = new Set(found.chosen);
  const now = new CoveringPlan(reach, members);
  const alone = members
    .map((i) => ({ facility: existing[i]!.index, people: now.loss(i) }))
    .sort((a, b) => a.people - b.people || a.facility - b.facility);
  return {
    closed: alone.map(({ facility }) => facility).filter((facility) => !kept.has(placeOf(existing, facility))),
    opened: found.chosen.filter((candidate) => candidate >= members.length).map((c) => fresh[c - members.length]!),
    coveredBefore: scene.coveredBefore,
    coveredAfter: found.objective,
    mostPossible: found.bound,
    proof: found.proof,
    alone,
  };
}

function placeOf(existing: readonly Origin[], facility: number): number {
  return existing.findIndex(({ index }) => index === facility);
}

function problemOf(reach: CoveringProblem, members: readonly number[], { close, open }: ClosingRequest): CoverProblem {
  const { candidates, groups, weight, offsets, groupsOf } = reach;
  const left = Math.max(0, members.length - close);
  const rules = sitingRules({
    candidates,
    sites: open,
    existing: { members, mayClose: members.length },
    counts: [{ members, atMost: left }],
  });
  return {
    candidates,
    groups,
    layers: 1,
    worth: weight,
    offsets,
    groupsOf,
    charge: new Float64Array(candidates),
    rules,
  };
}
