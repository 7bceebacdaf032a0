import { DEFAULT_TRAVEL, type TravelSettings } from '../core/model/travel-settings.ts';
import type { CoverageQuestion, Limit } from '../core/model/question.ts';
import type { Edit } from '../core/scenario/edit.ts';
import type { Analysis, CoverageAnalysis, Project, SavedEdit, SitingRequest } from '../document/project.ts';
import type { DocumentState } from './document-store.ts';
import { FIRST_QUESTION, FIRST_SITING, type Session, type SitingOptions } from './session.ts';

const COVERAGE_ID = 'coverage';
const SITING_ID = 'siting';
const SCENARIO_ID = 'A';

export function travelOf(project: Project | null): TravelSettings {
  const given = project?.travel ?? {};
  return { ...DEFAULT_TRAVEL, ...given, speedKmh: { ...DEFAULT_TRAVEL.speedKmh, ...given.speedKmh } };
}

function limitOf(analysis: CoverageAnalysis): Limit {
  if (analysis.minutes !== undefined) return { by: 'minutes', minutes: analysis.minutes };
  if (analysis.km !== undefined) return { by: 'km', km: analysis.km, metric: analysis.metric ?? 'straight' };
  return FIRST_QUESTION.limit;
}

/** The question that the project opens with: its first siting request's, else its first coverage analysis. */
export function questionOf(project: Project | null): CoverageQuestion {
  const analyses = (project?.analyses ?? []).filter((one): one is CoverageAnalysis => one.kind === 'coverage');
  const asked = project?.siting?.[0]?.analysis;
  const analysis = analyses.find((one) => one.id === asked) ?? analyses[0];
  if (!analysis) return FIRST_QUESTION;
  return {
    facilityKinds: analysis.facilities,
    limit: limitOf(analysis),
    targetShare: analysis.share ?? FIRST_QUESTION.targetShare,
  };
}

export function sitingOf(project: Project | null): SitingOptions {
  const request = project?.siting?.[0];
  if (!request) return FIRST_SITING;
  return {
    sites: request.sites ?? FIRST_SITING.sites,
    candidates: {
      from: request.candidates.from,
      spacingMeters: request.candidates.spacingMeters ?? FIRST_SITING.candidates.spacingMeters,
    },
    forbidZoneKinds: request.forbid ?? [],
    forbidBufferMeters: request.forbidBufferMeters ?? 0,
    minSpacingMeters: request.minSpacingMeters ?? 0,
    seed: request.seed ?? FIRST_SITING.seed,
  };
}

/** Edits of the project's first scenario, whole again where the file leaves out defaults. */
export function editsOf(project: Project | null): readonly Edit[] {
  return (project?.scenarios?.[0]?.edits ?? []).map(completeEdit);
}

function completeEdit(saved: SavedEdit): Edit {
  if (saved.edit !== 'add-facility') return saved;
  const { facility } = saved;
  return { edit: 'add-facility', facility: { name: facility.id, open: true, origin: 'added', ...facility } };
}

function savedCoverage({ question }: Session): CoverageAnalysis {
  const { limit, facilityKinds, targetShare } = question;
  const base = { id: COVERAGE_ID, kind: 'coverage', facilities: facilityKinds, share: targetShare } as const;
  return limit.by === 'minutes'
    ? { ...base, minutes: limit.minutes }
    : { ...base, km: limit.km, metric: limit.metric };
}

function savedSiting({ siting }: Session): SitingRequest {
  const { sites, candidates, forbidZoneKinds, forbidBufferMeters, minSpacingMeters, seed } = siting;
  return {
    id: SITING_ID, model: 'mclp', analysis: COVERAGE_ID, sites, existing: 'keep', candidates,
    forbid: forbidZoneKinds, forbidBufferMeters, minSpacingMeters, seed,
  };
}

/** The project as it stands, ready to be written: baseline in its data, every edit in one scenario. */
export function projectOf(document: DocumentState, session: Session): Project {
  const { project, history, title, sources, baseline } = document;
  const analyses: readonly Analysis[] = [
    savedCoverage(session),
    ...(project?.analyses ?? []).filter((one) => one.id !== COVERAGE_ID),
    ...(project?.analyses?.some((one) => one.kind === 'response')
      ? []
      : [{ id: 'response', kind: 'response', facilities: session.question.facilityKinds } as const]),
  ];
  const edits = (history?.done ?? []).flatMap((step) => step.edits);
  return {
    ...project,
    format: 'medreach-project',
    version: 1,
    title,
    language: session.language,
    data: sources,
    ...(baseline ? { travel: baseline.travel } : {}),
    analyses,
    siting: [savedSiting(session)],
    scenarios: edits.length > 0 ? [{ id: SCENARIO_ID, name: title, parent: null, edits }] : [],
  };
}
