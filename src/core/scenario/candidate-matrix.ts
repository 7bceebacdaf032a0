import { limitValue } from '../coverage/evaluate-coverage.ts';
import type { SitingQuestion } from '../model/question.ts';
import type { CandidateSite } from '../model/region.ts';
import { candidateSites } from '../siting/candidate-sites.ts';
import { labelValue, NO_LABEL } from '../travel/label.ts';
import type { Plan } from './edit.ts';
import { prepareTravel } from './measures.ts';
import { measureKind } from './plan-question.ts';
import type { Planner } from './planner.ts';

/** Travel seconds of the demand cells within the limit of a candidate, cells in ascending order. */
export type CandidateRow = readonly (readonly [cell: number, seconds: number])[];

export interface CandidateMatrix {
  readonly sites: readonly CandidateSite[];
  /** Computed when asked for: the whole matrix of a region may not fit into memory. */
  readonly rowOf: (site: CandidateSite) => CandidateRow;
}

/**
 * Candidate × demand times of a siting question, within its limit. Where the limit is in km the pairs are those within
 * that distance, and their values are still travel seconds; a pair without a way is left out.
 */
export async function candidateMatrix(
  planner: Planner,
  plan: Plan,
  question: SitingQuestion,
): Promise<CandidateMatrix> {
  await prepareTravel(plan.travel.model);
  const { region, measures } = planner;
  const near = measures.get(measureKind(question.coverage), plan);
  const time = near.unit === 'deciseconds' ? near : measures.get('time', plan);
  const limit = limitValue(question.coverage);
  const { sites } = await candidateSites({
    question,
    demand: region.demand,
    townships: region.townships,
    facilities: plan.facilities,
    listed: region.candidates,
    zones: plan.zones,
    canStart: (lon, lat) => near.canStart(lon, lat),
  });
  const out = { cells: new Uint32Array(region.demand.count), values: new Uint32Array(region.demand.count) };
  const rowOf = (site: CandidateSite): CandidateRow => {
    const found = near.within(site, limit, out);
    const labels = time === near ? null : time.nearest([{ index: 0, lon: site.lon, lat: site.lat }]).cells;
    const row: [number, number][] = [];
    for (let k = 0; k < found; k++) {
      const cell = out.cells[k]!;
      if (!labels) row.push([cell, out.values[k]! / 10]);
      else if (labels[cell] !== NO_LABEL) row.push([cell, labelValue(labels[cell]!) / 10]);
    }
    return row.sort((a, b) => a[0] - b[0]);
  };
  return { sites, rowOf };
}
