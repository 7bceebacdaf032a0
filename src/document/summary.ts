import type { ResponseTimes, UnitCoverage } from '../core/coverage/coverage-result.ts';
import type { Issue } from '../core/model/issue.ts';
import type { Region } from '../core/model/region.ts';
import type { AnsweredAnalysis } from '../core/report/result-tables.ts';
import { known } from '../core/report/table.ts';
import type { AnsweredSiting, ProjectAnswers } from './answer-project.ts';
import type { Project } from './project.ts';

export interface SummaryInput {
  readonly project: Project;
  readonly region: Region;
  readonly scenario: string | null;
  readonly answers: ProjectAnswers;
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[];
  readonly version: string;
}

/** `summary.json` of the contract: what a reader, or another program, wants first. */
export function summary({ project, region, scenario, answers, inputs, version }: SummaryInput) {
  return {
    title: project.title,
    scenario,
    people: region.demand.total,
    simulated: region.simulated,
    analyses: Object.fromEntries(answers.report.analyses.map((analysis) => [analysis.id, analysisSummary(analysis)])),
    standards: { met: 0, unmet: 0, partial: 0, unknown: (project.standards ?? []).length, notApplicable: 0 },
    siting: Object.fromEntries(answers.sitings.map((siting) => [siting.id, sitingSummary(siting)])),
    leftOut: leftOut(region.issues),
    notes: answers.issues.map(({ code, values }) => ({ code, ...values })),
    inputs,
    version,
  };
}

function analysisSummary({ kind, answer }: AnsweredAnalysis) {
  const { total, response, townshipsMet } = answer.coverage;
  if (kind === 'coverage') return { kind, ...coverageFigures(total), townshipsMet };
  const { all, urban, rural } = response;
  return {
    kind,
    ...responseFigures(all),
    byClass: { urban: responseFigures(urban), rural: responseFigures(rural) },
  };
}

function coverageFigures(unit: UnitCoverage) {
  return {
    people: unit.people,
    covered: unit.covered,
    outside: unit.outside,
    unreached: unit.unreached,
    share: known(unit.share),
    meanMinutes: known(unit.meanMinutes),
    p90Minutes: known(unit.p90Minutes),
    maxMinutes: known(unit.maxMinutes),
  };
}

/** For response times "covered" means answered within 15 minutes, call handling and turnout included. */
function responseFigures(times: ResponseTimes) {
  return {
    people: times.people,
    covered: known(times.within15 * times.people) ?? 0,
    share: known(times.within15),
    unreached: times.unreached,
    meanMinutes: known(times.meanMinutes),
    p90Minutes: known(times.p90Minutes),
    maxMinutes: known(times.maxMinutes),
    within8: known(times.within8),
    within11: known(times.within11),
    within15: known(times.within15),
  };
}

function sitingSummary({ model, result, seconds }: AnsweredSiting) {
  const { figure } = result;
  return {
    model,
    chosen: result.sites.map((site) => site.id),
    objective: known(figure.after),
    unit: figure.unit,
    covered: result.coveredAfter,
    share: known(result.coveredAfter / result.people),
    bound: known(figure.bound),
    gap: known(figure.after === figure.bound ? 0 : Math.abs(figure.bound - figure.after) / Math.abs(figure.after)),
    proof: result.proof === 'none' ? 'heuristic' : result.proof,
    candidates: result.candidates,
    seconds,
  };
}

/** Records that were left out, by file and reason. */
function leftOut(issues: readonly Issue[]) {
  const counts = new Map<string, { file: string; reason: string; count: number }>();
  for (const { file = '', code, values, leftOut: out } of issues) {
    if (!out) continue;
    const entry = counts.get(`${file}\n${code}`) ?? { file, reason: code, count: 0 };
    entry.count += Number(values?.count ?? 1);
    counts.set(`${file}\n${code}`, entry);
  }
  return [...counts.values()];
}
