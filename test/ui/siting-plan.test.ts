import { beforeAll, describe, expect, it } from 'vitest';
import type { Facility } from '../../src/core/model/facility.ts';
import { DEFAULT_TRAVEL } from '../../src/core/model/travel-settings.ts';
import type { Plan } from '../../src/core/scenario/edit.ts';
import type { ProposedSite, SitingResult } from '../../src/core/siting/siting-result.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { createLanguage } from '../../src/language/language.ts';
import { provideRuntime } from '../../src/ui/control/runtime.ts';
import {
  currentSites,
  facilityOf,
  isAccepted,
  isSitingStale,
  kindToAdd,
  movedRanks,
  planWithProposal,
} from '../../src/ui/control/siting-plan.ts';
import { firstYears } from '../../src/ui/panels/siting/first-years.ts';
import type { KeyedSiting } from '../../src/ui/results-store.ts';
import { FIRST_QUESTION, FIRST_SITING } from '../../src/ui/session.ts';

function facility(id: string, kind = 'ems-station'): Facility {
  return { id, name: id, kind, lon: 110, lat: 27, open: true, origin: 'baseline' };
}

function site(rank: number): ProposedSite {
  return {
    rank,
    id: `c${rank}`,
    name: `镇${rank}`,
    lon: 110 + rank,
    lat: 27,
    township: 0,
    adds: 10,
    only: 10,
    townships: [],
    nearest: { people: 0, minutesSaved: 0 },
    runnerUp: null,
  };
}

const PLAN: Plan = {
  facilities: [facility('a'), facility('b'), facility('c', 'ems-centre')],
  zones: [],
  closedRoads: [],
  roadSpeeds: {},
  travel: DEFAULT_TRAVEL,
  movedSites: {},
};
const RESULT: SitingResult = {
  goal: { for: 'most-people' },
  figure: { unit: 'people', before: 50, after: 70, bound: 70 },
  sites: [site(1), site(2)],
  people: 100,
  coveredBefore: 50,
  coveredAfter: 70,
  curve: [50, 60, 70],
  nextAdds: 5,
  candidates: 9,
  dropped: { forbidden: 0, excluded: 0, 'too-near': 0, 'no-road': 0 },
  groups: 3,
  proof: 'none',
  mostPossible: 0,
};
const SITING: KeyedSiting = {
  result: RESULT,
  inputs: { plan: PLAN, question: { ...FIRST_SITING, coverage: FIRST_QUESTION } },
  computedAt: 0,
  milliseconds: 1,
};

// Only the names given to new facilities are needed here.
beforeAll(async () => provideRuntime({} as Engine, await createLanguage('zh-CN')));

describe('kindToAdd', () => {
  it('is the most frequent of the kinds asked about', () => {
    expect(kindToAdd(PLAN.facilities, ['ems-centre', 'ems-station'])).toBe('ems-station');
    expect(kindToAdd([], ['clinic'])).toBe('clinic');
  });
});

describe('planWithProposal', () => {
  it('puts the sites last, and equal plans have equal facilities', () => {
    const first = planWithProposal(PLAN, SITING, FIRST_QUESTION);
    const second = planWithProposal(PLAN, SITING, FIRST_QUESTION);
    expect(first.facilities.map((one) => one.id)).toEqual(['a', 'b', 'c', 'proposed-c1', 'proposed-c2']);
    expect(first.facilities.at(-1)).toBe(second.facilities.at(-1));
  });

  it('leaves out what is already accepted', () => {
    const accepted: Plan = { ...PLAN, facilities: [...PLAN.facilities, facilityOf(site(1), 'ems-station')] };
    expect(isAccepted(accepted, site(1))).toBe(true);
    expect(planWithProposal(accepted, SITING, FIRST_QUESTION).facilities).toHaveLength(5);
  });

  it('puts a moved site where it was dragged', () => {
    const moved: Plan = { ...PLAN, movedSites: { 'proposed-c2': { lon: 99, lat: 30 } } };
    expect(currentSites(SITING, moved.movedSites)[1]).toMatchObject({ rank: 2, lon: 99, lat: 30 });
    expect(planWithProposal(moved, SITING, FIRST_QUESTION).facilities.at(-1)).toMatchObject({ lon: 99, lat: 30 });
    expect(movedRanks(SITING, moved)).toEqual([2]);
    expect(isSitingStale(SITING, moved, FIRST_QUESTION, FIRST_SITING)).toBe(false);
  });
});

describe('isSitingStale', () => {
  it('is not made stale by accepting its own sites', () => {
    const accepted: Plan = { ...PLAN, facilities: [...PLAN.facilities, facilityOf(site(1), 'ems-station')] };
    expect(isSitingStale(SITING, accepted, FIRST_QUESTION, FIRST_SITING)).toBe(false);
  });

  it('is stale after another facility, question, number of sites or zone', () => {
    const more: Plan = { ...PLAN, facilities: [...PLAN.facilities, facility('new')] };
    expect(isSitingStale(SITING, more, FIRST_QUESTION, FIRST_SITING)).toBe(true);
    expect(isSitingStale(SITING, PLAN, { ...FIRST_QUESTION }, FIRST_SITING)).toBe(true);
    expect(isSitingStale(SITING, PLAN, FIRST_QUESTION, { ...FIRST_SITING, sites: 3 })).toBe(true);
    expect(isSitingStale(SITING, { ...PLAN, zones: [] }, FIRST_QUESTION, FIRST_SITING)).toBe(true);
  });

  it('is not made stale by locking its own sites, but by any other wish', () => {
    const { lon, lat, name } = RESULT.sites[0]!;
    const own = { name, lon, lat };
    const elsewhere = { ...own, lat: 40 };
    const stale = (options: Partial<typeof FIRST_SITING>, asked: Partial<typeof FIRST_SITING> = {}) => {
      const inputs = { plan: PLAN, question: { ...FIRST_SITING, ...asked, coverage: FIRST_QUESTION } };
      return isSitingStale({ ...SITING, inputs }, PLAN, FIRST_QUESTION, { ...FIRST_SITING, ...options });
    };
    expect(stale({ required: [own] })).toBe(false);
    expect(stale({ required: [own], excluded: [] })).toBe(false);
    expect(stale({ required: [elsewhere] })).toBe(true);
    expect(stale({ excluded: [own] })).toBe(true);
    expect(stale({ perCounty: { atMost: 1 } })).toBe(true);
    // What was asked for and is not any longer: another plan may be better now.
    expect(stale({}, { required: [own] })).toBe(true);
    expect(stale({ required: [own] }, { required: [own] })).toBe(false);
    expect(stale({ excluded: [own] }, { excluded: [own] })).toBe(false);
  });
});

describe('firstYears', () => {
  it('spreads all sites over three years, or as many as there are', () => {
    expect(firstYears(5)).toEqual([2, 2, 1]);
    expect(firstYears(6)).toEqual([2, 2, 2]);
    expect(firstYears(2)).toEqual([1, 1]);
    expect(firstYears(1)).toEqual([1]);
  });
});
