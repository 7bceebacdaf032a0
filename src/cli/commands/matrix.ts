import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { limitValue } from '../../core/coverage/evaluate-coverage.ts';
import { createPlanner, measureKind } from '../../core/scenario/planner.ts';
import { candidateSites } from '../../core/siting/candidate-sites.ts';
import { planOf, sitingQuestionOf } from '../../document/project-plan.ts';
import type { Command } from '../command.ts';
import { tell, WrongInput } from '../command.ts';
import { openProject, refuseErrors } from '../open-project.ts';

/**
 * Candidate × demand times as CSV, within the limit of the siting's analysis. Seconds are travel seconds; where the
 * limit is in km they are still seconds, of the pairs within that distance.
 */
export const matrixCommand: Command = {
  name: 'matrix',
  usage: 'matrix PROJECT --siting ID --out FILE',
  words: 1,
  options: ['siting', 'out'],
  required: ['siting', 'out'],
  async run({ words, options }) {
    const opened = await openProject(words[0]!);
    refuseErrors(opened);
    const { project, region } = opened;
    const request = project.siting?.find((siting) => siting.id === options.siting);
    const question = request && sitingQuestionOf(project, request);
    if (!question) {
      const known = (project.siting ?? []).map((siting) => siting.id).join(', ');
      throw new WrongInput(
        [{ code: 'siting-unknown', severity: 'error', file: words[0]!, values: { id: options.siting!, known } }],
        project.language,
      );
    }
    const plan = planOf(project, region, null);
    const { measures } = createPlanner(region);
    const near = measures.get(measureKind(question.coverage), plan.travel, plan.closedRoads);
    const { sites } = await candidateSites({
      question,
      demand: region.demand,
      townships: region.townships,
      facilities: plan.facilities,
      listed: region.candidates,
      zones: plan.zones,
      canStart: (lon, lat) => near.canStart(lon, lat),
    });
    const time = near.unit === 'deciseconds' ? near : measures.get('time', plan.travel, plan.closedRoads);
    tell(`${sites.length} × ${region.demand.count}`);
    const out = createWriteStream(options.out!);
    out.write('candidate,demand,weight,seconds\n');
    const { demand } = region;
    const within = { cells: new Uint32Array(demand.count), values: new Uint32Array(demand.count) };
    const seconds = new Float64Array(demand.count);
    for (const site of sites) {
      const lines: string[] = [];
      if (time !== near) {
        const labels = time.nearest([{ index: 0, lon: site.lon, lat: site.lat }]).cells;
        labels.forEach((label, cell) => {
          seconds[cell] = Math.floor(label / 2 ** 20) / 10;
        });
      }
      const found = near.within(site, limitValue(question.coverage), within);
      const cells = Array.from(within.cells.subarray(0, found), (cell, k) => [cell, k] as const).sort(
        (a, b) => a[0] - b[0],
      );
      for (const [cell, k] of cells) {
        const value = time === near ? within.values[k]! / 10 : seconds[cell]!;
        const id = demand.ids?.[cell] ?? demand.cell[cell]!;
        if (Number.isFinite(value)) lines.push(`${site.id},${id},${demand.population[cell]},${value}\n`);
      }
      if (!out.write(lines.join(''))) await once(out, 'drain');
    }
    out.end();
    await once(out, 'finish');
  },
};
