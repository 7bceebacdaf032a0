import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Region } from '../../../src/core/model/region.ts';
import type { Plan } from '../../../src/core/scenario/edit.ts';
import { createMeasureStore } from '../../../src/core/scenario/measures.ts';
import { valuesOf } from '../../../src/core/scenario/plan-question.ts';
import { createPlanner } from '../../../src/core/scenario/planner.ts';
import { evaluateRule, evaluateRules } from '../../../src/core/standards/evaluate-rule.ts';
import { countyClassOf } from '../../../src/core/standards/region-units.ts';
import { countByStatus } from '../../../src/core/standards/roll-up.ts';
import { AREA, type Snapshot } from '../../../src/core/standards/snapshot.ts';
import { snapshotOfRegion } from '../../../src/core/standards/snapshot-of-region.ts';
import { planOf } from '../../../src/document/project-plan.ts';
import { readProject } from '../../../src/document/read-project.ts';
import { loadRegion } from '../../../src/engine/load-region.ts';
import { littleDemand, littleFacility, littleRegion, littleTownship } from '../../support/little-world.ts';
import { AS_STATED, CATALOGUE, confirming, ruleOf } from './little-snapshot.ts';

describe('units by their codes, never by their names', () => {
  it.each([
    ['331102', 'district'], // 莲都区
    ['331181', 'county-level-city'], // 龙泉市
    ['331121', 'county'], // 青田县
    ['320685', 'county-level-city'], // 海安市
    ['140681', 'county-level-city'], // 怀仁市
    ['532301', 'county-level-city'], // 楚雄市, of an autonomous prefecture
    ['429004', 'county-level-city'], // 仙桃市, directly under its province
    ['500151', 'district'], // 铜梁区
    ['county:云溪区', undefined],
  ])('%s is a %s', (code, expected) => expect(countyClassOf(code)).toBe(expected));
});

describe('a snapshot of a little region', () => {
  const townships = [
    littleTownship('331102001000', [0, 0, 1, 1], { class: 'subdistrict', county: '莲都区' }),
    littleTownship('331121100000', [1, 0, 2, 1], { class: 'town', county: '青田县' }),
    littleTownship('331121200000', [2, 0, 3, 1], { class: 'unknown', county: '青田县' }),
  ];
  const demand = {
    ...littleDemand([
      [0.5, 0.5, 70_000],
      [1.5, 0.5, 4000],
      [2.5, 0.5, 200],
    ]),
    township: Int32Array.of(0, 1, 2),
  };
  const facilities = [
    { ...littleFacility('a', 0.5, 0.5), vehicles: 2 },
    { ...littleFacility('h', 1.5, 0.5, 'county-hospital'), capacity: 300, tier: '2A' },
    { ...littleFacility('n', 0.2, 0.2, 'hospital'), origin: 'added' as const },
  ];
  const zones = [{ id: 'z', name: '老城', kind: 'old-city', geometry: townships[0]!.geometry }];
  const snapshot = snapshotOfRegion({
    region: littleRegion({ townships, demand, zones }),
    facilities,
    nearest: () => null,
    responseOverheadMinutes: 3,
    isScenario: true,
    unitTable: new Map([['331121', { numbers: { 'infectious-bed': 7 } }]]),
    facilityTable: new Map([['h', { kinds: ['stroke-centre'], numbers: { nurse: 210 } }]]),
  });

  it('has the city, its counties and their townships, with the people of their cells', () => {
    expect(
      snapshot.units.map(({ level, code, parent, countyClass, townshipClass, population }) => [
        level,
        code,
        parent,
        countyClass ?? townshipClass,
        population,
      ]),
    ).toEqual([
      ['city', '331100', -1, undefined, null],
      ['county', '331102', 0, 'district', null],
      ['county', '331121', 0, 'county', null],
      ['township', '331102001000', 1, 'subdistrict', 70_000],
      ['township', '331121100000', 2, 'town', 4000],
      ['township', '331121200000', 2, undefined, 200],
    ]);
    expect([...snapshot.cells.unit]).toEqual([3, 4, 5]);
  });

  it('takes the class of the township, and where there is none that of the grid', () => {
    // 200 people on a square kilometre are rural.
    expect([...snapshot.cells.area]).toEqual([AREA.urban, AREA.rural, AREA.rural]);
  });

  it('puts facilities where they stand, with what tables add', () => {
    expect(snapshot.facilities.map((facility) => facility.unit)).toEqual([3, 4, 3]);
    expect(snapshot.facilities[0]!.numbers).toEqual({ ambulance: 2 });
    expect(snapshot.facilities[1]).toMatchObject({
      kinds: ['county-hospital', 'stroke-centre'],
      tier: '2A',
      numbers: { bed: 300, nurse: 210 },
    });
    expect(snapshot.units[2]!.numbers).toEqual({ 'infectious-bed': 7 });
    expect([...snapshot.recordedKinds].sort()).toEqual(['county-hospital', 'ems-station', 'hospital', 'stroke-centre']);
  });

  it('finds a proposal in the old city', () => {
    expect(snapshot.proposals).toEqual([{ action: 'new-build', facility: 2 }]);
    expect(snapshot.facilitiesInZone({ kind: 'old-city', meters: 0 })).toEqual([0, 2]);
    expect(snapshot.facilitiesInZone({ name: '新城', meters: 0 })).toBeNull();
    expect(evaluateRule(ruleOf('zj-layout-05'), snapshot, AS_STATED)).toMatchObject([
      { status: 'unmet', failing: [2] },
    ]);
  });
});

const SAMPLE = new URL('../../../data/sample/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, SAMPLE));

/** The two questions of a snapshot, answered by the travel that the project has. */
function nearestOver(region: Region, plan: Plan): Snapshot['nearest'] {
  const store = createMeasureStore(region);
  return ({ facilities, measure }) => {
    if (measure.by === 'minutes' && (measure.mode === 'air' || measure.mode === 'transit')) return null;
    const walks = measure.by === 'minutes' ? measure.mode === 'walk' : measure.metric === 'walk-network';
    const travel = { ...plan.travel, mode: walks ? ('walk' as const) : ('drive' as const) };
    const kind = measure.by === 'minutes' ? 'time' : measure.metric === 'straight' ? 'straight' : 'network-length';
    const origins = facilities.map((index) => ({
      index,
      lon: plan.facilities[index]!.lon,
      lat: plan.facilities[index]!.lat,
    }));
    return valuesOf(store.get(kind, { ...plan, travel }).nearest(origins).cells);
  };
}

describe('all rules on the sample project', () => {
  let region: Region;
  let plan: Plan;
  let snapshot: Snapshot;
  beforeAll(async () => {
    const { project } = readProject(read('yunling.medreach.json').toString(), 'sample');
    const files = project!.data.map(({ path }) => ({ name: path, bytes: new Uint8Array(read(path)) }));
    region = (await loadRegion(project!.data, files)).region;
    plan = planOf(project!, region, null);
    const { callMinutes, turnoutMinutes } = plan.travel;
    snapshot = snapshotOfRegion({
      region,
      facilities: plan.facilities,
      nearest: nearestOver(region, plan),
      responseOverheadMinutes: callMinutes + turnoutMinutes,
    });
  });

  it('are checked without an exception, and quickly once travel is measured', () => {
    const answers = new Map<string, Uint32Array | null>();
    const kept: Snapshot = {
      ...snapshot,
      nearest: (question) => {
        const key = JSON.stringify([question.measure, question.facilities]);
        if (!answers.has(key)) answers.set(key, snapshot.nearest(question));
        return answers.get(key)!;
      },
    };
    const timed = () => {
      const start = performance.now();
      return { found: evaluateRules(CATALOGUE.rules, kept, AS_STATED), ms: performance.now() - start };
    };
    const { found: first, ms: whole } = timed();
    const again = [timed(), timed(), timed()];
    // The best of three: other tests run at the same time.
    const rules = Math.min(...again.map((run) => run.ms));
    process.stdout.write(
      `sample: ${first.length} verdicts ${JSON.stringify(countByStatus(first))}; ${whole.toFixed(0)} ms with ${answers.size} searches, ${rules.toFixed(0)} ms without\n`,
    );
    for (const run of again) expect(run.found).toEqual(first);
    expect(rules).toBeLessThan(2000);
  });

  it('agree with the coverage that the planner finds: people within 3.5 km by road, by township', () => {
    const rule = { ...ruleOf('ls-ems-05'), where: undefined };
    const found = evaluateRule(rule, snapshot, confirming(rule.id, { metric: 'network', share: 1 }));
    const { coverage } = createPlanner(region).evaluate(plan, {
      facilityKinds: ['ems-station', 'network-hospital'],
      limit: { by: 'km', km: 3.5, metric: 'network' },
      targetShare: 1,
    });
    const offset = snapshot.units.length - region.townships.length;
    let compared = 0;
    for (const verdict of found) {
      if (verdict.subject.of !== 'unit' || verdict.status === 'not-applicable') continue;
      const township = coverage.townships[verdict.subject.index - offset]!;
      expect(verdict.measure).toBeCloseTo(township.share, 9);
      expect(verdict.status).toBe(township.met ? 'met' : 'unmet');
      compared++;
    }
    expect(compared).toBeGreaterThan(100);
  });
});
