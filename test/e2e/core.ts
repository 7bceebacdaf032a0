import { readFile } from 'node:fs/promises';
import type { Coverage } from '../../src/core/coverage/coverage-result.ts';
import type { CoverageQuestion } from '../../src/core/model/question.ts';
import type { Region } from '../../src/core/model/region.ts';
import type { Plan } from '../../src/core/scenario/edit.ts';
import { createPlanner, type Planner } from '../../src/core/scenario/planner.ts';
import type { Project } from '../../src/document/project.ts';
import { planOf, questionOf } from '../../src/document/project-plan.ts';
import { readProject } from '../../src/document/read-project.ts';
import { loadRegion } from '../../src/engine/load-region.ts';
import type { InputFile } from '../../src/formats/driver.ts';
import { formatMinutes, formatPercent, peopleFigure } from '../../src/language/format-number.ts';
import zh from '../../src/language/zh-CN.json' with { type: 'json' };

const SAMPLE = new URL('../../data/sample/', import.meta.url);

/** A project with its data, loaded by the functions that the command line uses. */
export interface World {
  readonly project: Project;
  readonly files: readonly InputFile[];
  readonly region: Region;
  readonly planner: Planner;
}

export async function worldOf(project: Project, files: readonly InputFile[]): Promise<World> {
  const { region } = await loadRegion(project.data, files);
  return { project, files, region, planner: createPlanner(region) };
}

export async function readSampleFile(name: string): Promise<InputFile> {
  return { name, bytes: new Uint8Array(await readFile(new URL(name, SAMPLE))) };
}

/** Reads a project file and insists that nothing is to be said about it. */
export function projectOfText(text: string): Project {
  const { project, issues } = readProject(text, 'saved.medreach.json');
  if (!project || issues.length > 0) throw new Error(`The project file does not read: ${JSON.stringify(issues)}`);
  return project;
}

export async function loadSample(): Promise<World> {
  const { bytes } = await readSampleFile('yunling.medreach.json');
  const project = projectOfText(new TextDecoder().decode(bytes));
  return worldOf(project, await Promise.all(project.data.map((source) => readSampleFile(source.path))));
}

/** The coverage question that the app opens a project with: that of its first siting request. */
export function firstQuestionOf(project: Project): CoverageQuestion {
  const id = project.siting?.[0]?.analysis;
  const analysis = project.analyses?.find((one) => one.id === id);
  const question = analysis && questionOf(analysis);
  if (!question) throw new Error('The project asks nothing about coverage.');
  return question;
}

/** The answer to a project: before any edit, or after the edits of its first scenario. */
export function answerOf({ region, planner }: World, project: Project): Coverage {
  const plan = planOf(project, region, project.scenarios?.[0]?.id ?? null);
  return planner.evaluate(plan, firstQuestionOf(project)).coverage;
}

export function coverageOf({ planner, project }: World, plan: Plan): Coverage {
  return planner.evaluate(plan, firstQuestionOf(project)).coverage;
}

/** People as the screen prints them in 万. */
export function peopleText(people: number): string {
  const { n, large } = peopleFigure(people, 'zh-CN', 'large');
  return (large ? zh.unit.peopleLarge : zh.unit.people).replace('{{n}}', n);
}

/** The four texts over the map: share, people left out, mean response, townships met. */
export function kpiTextsOf({ total, response, townships, townshipsMet }: Coverage): string[] {
  return [
    formatPercent(total.share, 'zh-CN'),
    peopleText(total.outside + total.unreached),
    `${formatMinutes(response.all.meanMinutes, 'zh-CN')}${zh.unit.min}`,
    `${townshipsMet} / ${townships.filter((row) => row.people > 0).length}`,
  ];
}
