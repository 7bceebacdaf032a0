import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { SitingQuestion } from '../../core/model/question.ts';
import { candidateMatrix } from '../../core/scenario/candidate-matrix.ts';
import { createPlanner } from '../../core/scenario/planner.ts';
import { planOf, sitingQuestionOf } from '../../document/project-plan.ts';
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
    const { demand } = region;
    const matrix = await candidateMatrix(createPlanner(region), planOf(project, region, null), question);
    tell(`${matrix.sites.length} × ${demand.count}`);
    const out = createWriteStream(options.out!);
    out.write('candidate,demand,weight,seconds\n');
    for (const site of matrix.sites) {
      const lines = matrix.rowOf(site).map(([cell, seconds]) => {
        const id = demand.ids?.[cell] ?? demand.cell[cell]!;
        return `${site.id},${id},${demand.population[cell]},${seconds}\n`;
      });
      if (!out.write(lines.join(''))) await once(out, 'drain');
    }
    out.end();
    await once(out, 'finish');
  },
};

function questionNamed({ project }: OpenedProject, file: string, id: string): SitingQuestion {
  const request = project.siting?.find((siting) => siting.id === id);
  const question = request ? sitingQuestionOf(project, request) : null;
  if (question) return question;
  const known = (project.siting ?? []).map((siting) => siting.id).join(', ');
  throw new WrongInput([{ code: 'siting-unknown', severity: 'error', file, values: { id, known } }], project.language);
}
