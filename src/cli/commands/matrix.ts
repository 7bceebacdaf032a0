import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SitingQuestion } from '../../core/model/question.ts';
import { candidateMatrix } from '../../core/scenario/candidate-matrix.ts';
import type { Plan } from '../../core/scenario/edit.ts';
import { NoRoadsError } from '../../core/scenario/measures.ts';
import { createPlanner } from '../../core/scenario/planner.ts';
import { planOf, sitingQuestionOf } from '../../document/project-plan.ts';
import { cellText } from '../../formats/write-csv.ts';
import type { Language } from '../../language/language.ts';
import type { Command } from '../command.ts';
import { tell, WrongInput } from '../command.ts';
import { type OpenedProject, openProject, refuseErrors } from '../open-project.ts';

/** Candidate × demand times as CSV, within the limit of the siting's analysis. */
export const matrixCommand: Command = {
  name: 'matrix',
  usage: 'matrix PROJECT --siting ID --out FILE',
  words: 1,
  options: ['siting', 'out'],
  required: ['siting', 'out'],
  async run({ words, options }) {
    const opened = await openProject(words[0]!);
    refuseErrors(opened);
    const question = questionNamed(opened, words[0]!, options.siting!);
    const { project, region } = opened;
    const plan = planOf(project, region, null);
    const matrix = await matrixOrRefuse(opened, plan, question);
    tell(`${matrix.sites.length} × ${region.demand.count}`);
    const out = await openForWriting(options.out!, project.language);
    await out.write('candidate,demand,weight,seconds\n');
    for (const site of matrix.sites) {
      const lines = matrix.rowOf(site).map(([cell, seconds]) => {
        const id = cellText(region.demand.ids?.[cell] ?? region.demand.cell[cell]!);
        return `${cellText(site.id)},${id},${region.demand.population[cell]},${seconds}\n`;
      });
      await out.write(lines.join(''));
    }
    await out.close();
  },
};

async function matrixOrRefuse({ project, region }: OpenedProject, plan: Plan, question: SitingQuestion) {
  try {
    return await candidateMatrix(createPlanner(region), plan, question);
  } catch (error) {
    if (!(error instanceof NoRoadsError)) throw error;
    throw new WrongInput([{ code: 'no-roads', severity: 'error' }], project.language);
  }
}

async function openForWriting(path: string, language: Language): Promise<FileHandle> {
  try {
    await mkdir(dirname(path), { recursive: true });
    return await open(path, 'w');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WrongInput([{ code: 'cannot-write', severity: 'error', file: path, values: { reason } }], language);
  }
}

function questionNamed({ project }: OpenedProject, file: string, id: string): SitingQuestion {
  const request = project.siting?.find((siting) => siting.id === id);
  const question = request ? sitingQuestionOf(project, request) : null;
  if (question) return question;
  const known = (project.siting ?? []).map((siting) => siting.id).join(', ');
  throw new WrongInput([{ code: 'siting-unknown', severity: 'error', file, values: { id, known } }], project.language);
}
