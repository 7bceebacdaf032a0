import type { CoverageQuestion } from '../core/model/question.ts';
import type { Edit } from '../core/scenario/edit.ts';
import { editsOf } from '../document/history.ts';
import type { Analysis, CoverageAnalysis, Project, SitingRequest } from '../document/project.ts';
import { modelOf, questionOf, scenarioEdits, sitingQuestionOf } from '../document/project-plan.ts';
import type { DocumentState } from './document-store.ts';
import { FIRST_QUESTION, FIRST_SITING, type Session, type SitingOptions } from './session.ts';

const COVERAGE_ID = 'coverage';
const SITING_ID = 'siting';
const SCENARIO_ID = 'A';

/** The question that the project opens with: its first siting request's, else its first coverage analysis. */
export function firstQuestion(project: Project): CoverageQuestion {
  const request = project.siting?.[0];
  const asked = request && sitingQuestionOf(project, request);
  if (asked) return asked.coverage;
  const analysis = project.analyses?.find((one) => one.kind === 'coverage');
  return (analysis && questionOf(analysis)) ?? FIRST_QUESTION;
}

export function firstSiting(project: Project): SitingOptions {
  const request = project.siting?.[0];
  const asked = request && sitingQuestionOf(project, request);
  if (!asked) return FIRST_SITING;
  const { coverage: _, ...options } = asked;
  return options;
}

/** Edits of the project's first scenario. */
export function firstEdits(project: Project): readonly Edit[] {
  const scenario = project.scenarios?.[0];
  return scenario ? scenarioEdits(project, scenario.id) : [];
}

function savedCoverage({ question }: Session, id: string): CoverageAnalysis {
  const { limit, facilityKinds, targetShare } = question;
  const base = { id, kind: 'coverage', facilities: facilityKinds, share: targetShare } as const;
  return limit.by === 'minutes' ? { ...base, minutes: limit.minutes } : { ...base, km: limit.km, metric: limit.metric };
}

function savedSiting({ siting }: Session, id: string, analysis: string): SitingRequest {
  const { sites, candidates, forbidZoneKinds, forbidBufferMeters, minSpacingMeters, seed } = siting;
  const { required, excluded, perCounty } = siting;
  return {
    id,
    ...modelOf(siting.goal ?? { for: 'most-people' }),
    analysis,
    sites,
    existing: 'keep',
    candidates,
    forbid: forbidZoneKinds,
    forbidBufferMeters,
    minSpacingMeters,
    ...(required?.length && { required }),
    ...(excluded?.length && { excluded }),
    ...(perCounty && { perCounty }),
    seed,
  };
}

/** The first siting request and its analysis take what is on the screen; everything else stays as it was in the file. */
export function projectOf(document: DocumentState, session: Session): Project {
  const { project, history, title, sources, baseline } = document;
  const request = project?.siting?.[0];
  const analysisId = request?.analysis ?? project?.analyses?.find((one) => one.kind === 'coverage')?.id ?? COVERAGE_ID;
  const others = (project?.analyses ?? []).filter((one) => one.id !== analysisId);
  const response: Analysis = { id: 'response', kind: 'response', facilities: session.question.facilityKinds };
  // Where a proposed site was tried belongs to a proposal, and proposals are not saved.
  const edits = history ? editsOf(history).filter((edit) => edit.edit !== 'move-site') : [];
  const scenario = project?.scenarios?.[0];
  return {
    ...project,
    format: 'medreach-project',
    version: 1,
    title,
    language: session.language,
    data: sources,
    ...(baseline ? { travel: baseline.travel } : {}),
    analyses: [
      savedCoverage(session, analysisId),
      ...others,
      ...(others.some((one) => one.kind === 'response') ? [] : [response]),
    ],
    siting: [savedSiting(session, request?.id ?? SITING_ID, analysisId), ...(project?.siting ?? []).slice(1)],
    scenarios:
      edits.length > 0 ? [{ id: scenario?.id ?? SCENARIO_ID, name: scenario?.name ?? title, parent: null, edits }] : [],
  };
}
