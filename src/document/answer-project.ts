import type { Issue } from '../core/model/issue.ts';
import type { SitingQuestion } from '../core/model/question.ts';
import type { Region } from '../core/model/region.ts';
import type { AnsweredAnalysis, ReportInput } from '../core/report/result-tables.ts';
import { EditError } from '../core/scenario/apply-edit.ts';
import type { Plan } from '../core/scenario/edit.ts';
import { NoRoadsError, prepareTravel } from '../core/scenario/measures.ts';
import { createPlanner, type Planner } from '../core/scenario/planner.ts';
import { NoPlanError } from '../core/scenario/propose-sites.ts';
import type { SitingResult } from '../core/siting/siting-result.ts';
import { SOLVERS, type SolveSiting } from '../core/siting/solvers.ts';
import type { Project, SitingRequest } from './project.ts';
import { planOf, questionOf, sitingQuestionOf } from './project-plan.ts';

export interface AnsweredSiting {
  readonly id: string;
  readonly model: SitingRequest['model'];
  readonly question: SitingQuestion;
  readonly result: SitingResult;
  readonly seconds: number;
}

export interface ProjectAnswers {
  /** Answers further questions about the same region, from what is computed already. */
  readonly planner: Planner;
  readonly report: ReportInput;
  readonly sitings: readonly AnsweredSiting[];
  /** What this version cannot answer yet, and what cannot be answered with this data. */
  readonly issues: readonly Issue[];
}

export interface AnswerOptions {
  readonly scenario: string | null;
  /** Milliseconds; lent by the shell, since the document knows no clock. */
  readonly now: () => number;
  readonly tell?: (message: string) => void;
  /** Solves siting problems with a linear solver at hand; without it, by our own search and bound alone. */
  readonly solve?: Solve;
}

/** `enough` is asked now and then; true ends the search with what it has. */
export type Solve = (control: { readonly seed: number; readonly enough: () => boolean }) => SolveSiting;

const withoutLinearSolver: Solve = (control) => async (model, problem, start) => {
  // The table's own types say which problem goes with which answer; here all look alike.
  const run = SOLVERS[model] as (problem: unknown, options: object) => Promise<never>;
  return run(problem, { ...control, ...(start && { start }) });
};

/** Everything that a project asks, answered for one scenario (or the baseline). */
export async function answerProject(project: Project, region: Region, options: AnswerOptions): Promise<ProjectAnswers> {
  const planner = createPlanner(region);
  const issues: Issue[] = [...notYet(project)];
  const plan = planOrIssue(project, region, { ...options, issues });
  issues.push(...unfit(plan, region));
  if (issues.some((issue) => issue.severity === 'error'))
    return { planner, report: { region, plan, analyses: [] }, sitings: [], issues };
  await prepareTravel(plan.travel.model);
  const analyses: AnsweredAnalysis[] = [];
  const sitings: AnsweredSiting[] = [];
  try {
    for (const analysis of project.analyses ?? []) {
      const question = questionOf(analysis, plan.travel);
      if (!question || (analysis.kind !== 'coverage' && analysis.kind !== 'response')) continue;
      options.tell?.(`analysis ${analysis.id}`);
      analyses.push({ id: analysis.id, kind: analysis.kind, question, answer: planner.evaluate(plan, question) });
    }
    for (const request of project.siting ?? []) {
      const question = sitingQuestionOf(project, request, plan.travel);
      if (!question) {
        issues.push(note(request.id, request.analysis));
        continue;
      }
      options.tell?.(`siting ${request.id}`);
      const start = options.now();
      const enough = () => (options.now() - start) / 1000 > (question.seconds ?? Infinity);
      const scene = await planner.scene(
        request.existing === 'ignore' ? withoutExisting(plan, question) : plan,
        question,
      );
      const solve = (options.solve ?? withoutLinearSolver)({ seed: question.seed, enough });
      const { id, model } = request;
      const result = await planner.propose(scene, { solve }).catch((error: unknown) => noPlan(error, id, issues));
      if (result) sitings.push({ id, model, question, result, seconds: (options.now() - start) / 1000 });
    }
  } catch (error) {
    if (!(error instanceof NoRoadsError)) throw error;
    issues.push({ code: 'no-roads', severity: 'error' });
  }
  return { planner, report: { region, plan, analyses }, sitings, issues };
}

/** The scenario's plan; an edit that does not fit the data becomes an issue, and the baseline stands in. */
function planOrIssue(project: Project, region: Region, options: AnswerOptions & { readonly issues: Issue[] }): Plan {
  try {
    return planOf(project, region, options.scenario);
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    const values = { id: options.scenario ?? '', edit: error.edit.edit, target: error.target };
    options.issues.push({ code: 'edit-does-not-fit', severity: 'error', values });
    return planOf(project, region, null);
  }
}

/** What a plan asks for that this version or this data cannot give. */
function unfit(plan: Plan, region: Region): Issue[] {
  const known = new Set(region.roads?.wayIds ?? []);
  const changed = [...plan.closedRoads, ...Object.keys(plan.roadSpeeds)];
  const closed = changed.filter((road) => !known.has(road));
  return [
    ...closed.map(
      (target): Issue => ({
        code: 'edit-does-not-fit',
        severity: 'error',
        values: { id: '', edit: 'close-road', target },
      }),
    ),
  ];
}

/** The plan as if none of the facilities asked about stood there. */
function withoutExisting(plan: Plan, { coverage }: SitingQuestion): Plan {
  const stays = (kind: string): boolean => !coverage.facilityKinds.includes(kind);
  return { ...plan, facilities: plan.facilities.map((one) => (stays(one.kind) ? one : { ...one, open: false })) };
}

/** That no plan keeps the rules is an answer; anything else is thrown on. */
function noPlan(error: unknown, id: string, issues: Issue[]): null {
  if (!(error instanceof NoPlanError)) throw error;
  issues.push({ code: 'no-plan', severity: 'warning', values: { id, reason: error.reason.infeasible } });
  return null;
}

function note(id: string, what: string): Issue {
  return { code: 'not-yet', severity: 'warning', values: { id, what } };
}

/** What the contract names and this version does not compute: said, never passed over. */
function notYet(project: Project): Issue[] {
  const issues: Issue[] = [];
  for (const { id, kind } of project.analyses ?? []) {
    if (kind !== 'coverage' && kind !== 'response') issues.push(note(id, kind));
  }
  if ((project.standards ?? []).length > 0) issues.push(note('standards', 'standards'));
  return issues;
}
