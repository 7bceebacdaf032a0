import { describe, expect, it } from 'vitest';
import type { SitingQuestion } from '../../../src/core/model/question.ts';
import { coverOf } from '../../../src/core/scenario/siting-scene.ts';
import { brokenRule } from '../../../src/core/siting/covering/siting-rules.ts';
import type { CoveringProblem } from '../../../src/core/siting/covering-problem.ts';

/** Six candidates in three counties and one outside of all, each reaching a group of its own. */
const COUNTIES = ['east', 'east', 'east', 'west', 'north', ''];
const SITES = COUNTIES.map((_, at) => ({ id: `c${at}`, name: `c${at}`, lon: 110 + at, lat: 27 }));
const REACH: CoveringProblem = {
  candidates: 6,
  groups: 6,
  weight: Float64Array.of(9, 8, 7, 3, 2, 1),
  offsets: Uint32Array.of(0, 1, 2, 3, 4, 5, 6),
  groupsOf: Uint32Array.of(0, 1, 2, 3, 4, 5),
  groupOfCell: Int32Array.of(0, 1, 2, 3, 4, 5),
  conflict: () => false,
};

const QUESTION: SitingQuestion = {
  coverage: { facilityKinds: ['a'], limit: { by: 'minutes', minutes: 15 }, targetShare: 0.9 },
  sites: 4,
  candidates: { from: 'candidates', spacingMeters: 1000 },
  forbidZoneKinds: [],
  forbidBufferMeters: 0,
  minSpacingMeters: 0,
  seed: 1,
};

function subsets(): number[][] {
  return Array.from({ length: 2 ** SITES.length }, (_, set) => SITES.flatMap((_, at) => ((set >> at) & 1 ? [at] : [])));
}

/** The plans that the rules of a question allow. */
function allowed(change: Partial<SitingQuestion>): number[][] {
  const { rules } = coverOf(REACH, { ...QUESTION, ...change }, { sites: SITES, counties: COUNTIES });
  return subsets().filter((plan) => brokenRule(rules, plan) === -1);
}

const inCounty = (plan: readonly number[], county: string) => plan.filter((at) => COUNTIES[at] === county).length;
const few = (plan: readonly number[]) => plan.length <= QUESTION.sites;

describe('the rules of a siting question', () => {
  it('limit the number of sites', () => {
    expect(allowed({})).toEqual(subsets().filter(few));
  });

  it('hold required places in every plan; a place that is no candidate asks nothing of them', () => {
    const required = [SITES[2]!, SITES[5]!, { name: 'elsewhere', lon: 0, lat: 0 }];
    expect(allowed({ required })).toEqual(
      subsets().filter((plan) => few(plan) && plan.includes(2) && plan.includes(5)),
    );
  });

  it('count new sites in each county that has candidates, and nowhere else', () => {
    const counties = ['east', 'west', 'north'];
    expect(allowed({ perCounty: { atLeast: 1 } })).toEqual(
      subsets().filter((plan) => few(plan) && counties.every((county) => inCounty(plan, county) >= 1)),
    );
    expect(allowed({ perCounty: { atMost: 1 } })).toEqual(
      subsets().filter((plan) => few(plan) && counties.every((county) => inCounty(plan, county) <= 1)),
    );
    expect(allowed({ perCounty: {} })).toEqual(subsets().filter(few));
  });
});
