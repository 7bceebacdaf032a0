import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { create } from 'zustand';
import type { CoverageQuestion, SitingQuestion } from '../core/model/question.ts';
import type { ModelComparison } from '../core/scenario/compare-models.ts';
import type { Plan } from '../core/scenario/edit.ts';
import type { RoadsAcross } from '../core/scenario/roads-across.ts';
import type { SitingResult } from '../core/siting/siting-result.ts';
import type { UnreachedReasons } from '../core/travel/network/unreached-reasons.ts';
import type { NetworkHealth } from '../core/travel/network-health/network-health.ts';
import type { DragUpdate, DrawnAreas, Evaluation, Found, RegionView } from '../engine/engine.ts';

/** What an evaluation was made from; a result whose inputs changed is stale. */
export interface EvaluationInputs {
  readonly region: RegionView;
  readonly plan: Plan;
  readonly question: CoverageQuestion;
}

export interface KeyedEvaluation {
  readonly evaluation: Evaluation;
  readonly inputs: EvaluationInputs;
  readonly computedAt: number;
}

export interface KeyedSiting {
  readonly result: SitingResult;
  readonly inputs: { readonly plan: Plan; readonly question: SitingQuestion };
  readonly computedAt: number;
  readonly milliseconds: number;
}

/** Drawn isochrones and catchments with the facility they are of; null = all that are asked about. */
export interface KeyedAreas {
  readonly areas: DrawnAreas;
  readonly only: string | null;
}

export interface KeyedModels {
  readonly comparison: ModelComparison;
  readonly inputs: EvaluationInputs;
}

/** The road network looked over under a plan. */
export interface KeyedRoads {
  readonly health: NetworkHealth;
  readonly region: RegionView;
  readonly plan: Plan;
}

/** Why people are not reached under the inputs of an evaluation; null totals where all are. */
export interface KeyedUnreached {
  readonly totals: UnreachedReasons['totals'] | null;
  readonly inputs: EvaluationInputs;
}

/** The roads under what was drawn across them, and those that the user ticked off, by identifier. */
export interface PickedRoads {
  readonly across: RoadsAcross;
  readonly without: ReadonlySet<string>;
}

export type JobKind =
  | 'open'
  | 'load'
  | 'evaluate'
  | 'areas'
  | 'models'
  | 'roads'
  | 'across'
  | 'unreached'
  | 'propose'
  | 'otherPlans'
  | 'siteCurve'
  | 'robustness'
  | 'stages'
  | 'export';

export interface Job {
  readonly kind: JobKind;
  /** Key under `progress.`. */
  readonly step: string;
  readonly share: number;
  readonly startedAt: number;
  /** How far a search for sites is. */
  readonly found?: Found;
}

export interface Trouble {
  /** Key of a sentence, with its values. */
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Everything derived from the document: never saved, never undone. */
export interface Results {
  readonly region: RegionView | null;
  /** The loaded plan under the present question and travel settings. */
  readonly baseline: KeyedEvaluation | null;
  readonly evaluation: KeyedEvaluation | null;
  readonly siting: KeyedSiting | null;
  /** The plan with the proposed sites. */
  readonly preview: KeyedEvaluation | null;
  readonly circles: FeatureCollection<Polygon | MultiPolygon> | null;
  readonly areas: KeyedAreas | null;
  readonly models: KeyedModels | null;
  readonly roads: KeyedRoads | null;
  readonly picked: PickedRoads | null;
  readonly unreached: KeyedUnreached | null;
  readonly drag: DragUpdate | null;
  readonly job: Job | null;
  /** Work that waits for nobody: it is shown where nothing else runs, and gives way to what does. */
  readonly background: Job | null;
  readonly trouble: Trouble | null;
}

export const useResults = create<Results>()(() => ({
  region: null,
  baseline: null,
  evaluation: null,
  siting: null,
  preview: null,
  circles: null,
  areas: null,
  models: null,
  roads: null,
  picked: null,
  unreached: null,
  drag: null,
  job: null,
  background: null,
  trouble: null,
}));

export const results = useResults.getState;
export const setResults = useResults.setState;

/** Names do not change coverage, and zones only where travel depends on them; facilities, roads, travel and the question do. */
export function sameInputs(a: EvaluationInputs, b: EvaluationInputs): boolean {
  return (
    a.region === b.region &&
    a.question === b.question &&
    a.plan.travel === b.plan.travel &&
    a.plan.closedRoads === b.plan.closedRoads &&
    a.plan.roadSpeeds === b.plan.roadSpeeds &&
    (!zonesCount(a.plan) || sameItems(a.plan.zones, b.plan.zones)) &&
    sameItems(a.plan.facilities, b.plan.facilities)
  );
}

/** Over the ground zones may be barriers, and speeds may be given for them. */
function zonesCount({ travel }: Plan): boolean {
  return travel.model === 'terrain' || (travel.speed.zones?.length ?? 0) > 0;
}

export function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
