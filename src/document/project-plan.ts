import type { Facility } from '../core/model/facility.ts';
import type { CoverageQuestion, SitingGoal, SitingQuestion } from '../core/model/question.ts';
import type { Region } from '../core/model/region.ts';
import { DEFAULT_TRAVEL, type TravelSettings } from '../core/model/travel-settings.ts';
import { applyEdit, baselinePlan, mergeTravel } from '../core/scenario/apply-edit.ts';
import type { Edit, Plan } from '../core/scenario/edit.ts';
import type { Analysis, Project, SavedEdit, Scenario, SitingRequest } from './project.ts';

/** A share that the documents leave open: the national benchmark for service circles. */
export const DEFAULT_TARGET_SHARE = 0.9;
const DEFAULT_SPACING_METERS = 1000;

/** Travel settings of a project: its own over the defaults. */
export function travelOf(project: Project): TravelSettings {
  const travel = mergeTravel(DEFAULT_TRAVEL, project.travel ?? {});
  return { ...travel, speedKmh: linkSpeeds(travel.speedKmh, project.travel?.speedKmh ?? {}) };
}

/** A ramp follows its class at × 0.6 unless the project gives it a speed of its own. */
function linkSpeeds(
  speeds: TravelSettings['speedKmh'],
  own: Partial<TravelSettings['speedKmh']>,
): TravelSettings['speedKmh'] {
  const out = { ...speeds };
  for (const name of ['motorway', 'trunk', 'primary', 'secondary', 'tertiary'] as const) {
    if (own[name] !== undefined && own[`${name}_link`] === undefined) out[`${name}_link`] = own[name] * 0.6;
  }
  return out;
}

/** The edit as the core wants it: a facility's defaults filled in. */
export function fullEdit(edit: SavedEdit): Edit {
  if (edit.edit === 'set-travel' && edit.travel.speedKmh) {
    const { speedKmh } = edit.travel;
    return { ...edit, travel: { ...edit.travel, speedKmh: linkSpeeds(speedKmh, speedKmh) } };
  }
  if (edit.edit !== 'add-facility') return edit;
  const facility: Facility = { name: edit.facility.id, open: true, origin: 'added', ...edit.facility };
  return { ...edit, facility };
}

/** A scenario's edits after those of its parents. Throws on a circle of parents. */
export function scenarioEdits(project: Project, id: string): Edit[] {
  const chain: Scenario[] = [];
  for (let next: string | null = id; next; ) {
    const scenario: Scenario | undefined = project.scenarios?.find((candidate) => candidate.id === next);
    if (!scenario || chain.includes(scenario)) throw new Error(`scenario ${next}`);
    chain.unshift(scenario);
    next = scenario.parent ?? null;
  }
  return chain.flatMap((scenario) => scenario.edits.map(fullEdit));
}

/** The plan before and after a scenario; without one, the baseline. */
export function planOf(project: Project, region: Region, scenario: string | null): Plan {
  const baseline = baselinePlan(region.facilities, region.zones, travelOf(project));
  if (scenario === null) return baseline;
  return scenarioEdits(project, scenario).reduce((plan, edit) => applyEdit(plan, edit).plan, baseline);
}

/** A response counts as in time within so many minutes, call handling and turnout included. */
const RESPONSE_MINUTES = 15;

/**
 * The coverage question of an analysis; null for kinds that are not about coverage. A response analysis asks who is
 * reached in what call handling and turnout leave of the time, so it needs the travel settings of the plan.
 */
export function questionOf(
  analysis: Analysis,
  travel: Pick<TravelSettings, 'callMinutes' | 'turnoutMinutes'> = DEFAULT_TRAVEL,
): CoverageQuestion | null {
  if (analysis.kind === 'response') {
    const minutes = Math.max(0, RESPONSE_MINUTES - travel.callMinutes - travel.turnoutMinutes);
    return {
      facilityKinds: analysis.facilities,
      limit: { by: 'minutes', minutes },
      targetShare: DEFAULT_TARGET_SHARE,
    };
  }
  if (analysis.kind !== 'coverage') return null;
  const limit =
    analysis.km === undefined
      ? ({ by: 'minutes', minutes: analysis.minutes ?? 15 } as const)
      : ({ by: 'km', km: analysis.km, metric: analysis.metric ?? 'straight' } as const);
  return { facilityKinds: analysis.facilities, limit, targetShare: analysis.share ?? DEFAULT_TARGET_SHARE };
}

/** Where a project leaves them open: a common share of time on call, and the reliability that malp is mostly asked with. */
const DEFAULT_BUSY = 0.3;
const DEFAULT_RELIABILITY = 0.9;

/** What the model of a request is for. */
export function goalOf(request: SitingRequest): SitingGoal {
  const busy = request.busy ?? DEFAULT_BUSY;
  switch (request.model) {
    case 'mclp':
      return { for: 'most-people' };
    case 'lscp':
      return { for: 'fewest-sites', share: request.share ?? 1 };
    case 'p-median':
      return { for: 'least-minutes' };
    case 'p-center':
      return { for: 'worst-served', ignore: request.ignoreShare ?? 0 };
    case 'backup':
      return { for: 'covered-twice', once: request.once ?? 0 };
    case 'mexclp':
      return { for: 'busy-vehicles', busy };
    case 'malp':
      return { for: 'reliable', busy, reliability: request.reliability ?? DEFAULT_RELIABILITY };
  }
}

/** How a goal is written in a request: the reverse of `goalOf`. */
export function modelOf(
  goal: SitingGoal,
): Pick<SitingRequest, 'model' | 'share' | 'once' | 'busy' | 'reliability' | 'ignoreShare'> {
  switch (goal.for) {
    case 'most-people':
      return { model: 'mclp' };
    case 'fewest-sites':
      return { model: 'lscp', share: goal.share };
    case 'least-minutes':
      return { model: 'p-median' };
    case 'worst-served':
      return { model: 'p-center', ignoreShare: goal.ignore };
    case 'covered-twice':
      return { model: 'backup', once: goal.once };
    case 'busy-vehicles':
      return { model: 'mexclp', busy: goal.busy };
    case 'reliable':
      return { model: 'malp', busy: goal.busy, reliability: goal.reliability };
  }
}

/** The siting question of a request; null if its analysis is not about coverage. */
export function sitingQuestionOf(
  project: Project,
  request: SitingRequest,
  travel: TravelSettings = travelOf(project),
): SitingQuestion | null {
  const analysis = project.analyses?.find((candidate) => candidate.id === request.analysis);
  const coverage = analysis ? questionOf(analysis, travel) : null;
  if (!coverage) return null;
  return {
    coverage,
    goal: goalOf(request),
    sites: request.sites ?? 1,
    candidates: {
      from: request.candidates.from,
      spacingMeters: request.candidates.spacingMeters ?? DEFAULT_SPACING_METERS,
    },
    forbidZoneKinds: request.forbid ?? [],
    forbidBufferMeters: request.forbidBufferMeters ?? 0,
    minSpacingMeters: request.minSpacingMeters ?? 0,
    ...(request.required && { required: request.required }),
    ...(request.excluded && { excluded: request.excluded }),
    ...(request.perCounty && { perCounty: request.perCounty }),
    seed: request.seed ?? 1,
    ...(request.seconds !== undefined && { seconds: request.seconds }),
  };
}
