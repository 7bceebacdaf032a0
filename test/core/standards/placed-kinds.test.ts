import { describe, expect, it } from 'vitest';
import { evaluateRule } from '../../../src/core/standards/evaluate-rule.ts';
import type { Rule } from '../../../src/core/standards/rule-schema.ts';
import type { Link, Snapshot } from '../../../src/core/standards/snapshot.ts';
import type { Relation } from '../../../src/core/standards/vocabulary/words.ts';
import {
  AS_STATED,
  confirming,
  type LittleFacility,
  type LittleWorld,
  littleSnapshot,
  ruleOf,
} from './little-snapshot.ts';

const first = (rule: Rule, world: LittleWorld, parameters = AS_STATED) =>
  evaluateRule(rule, littleSnapshot(world), parameters)[0]!;
const _links = (relation: Relation, ...list: Partial<Link>[]): Pick<Snapshot, 'links'> => ({
  links: { recorded: new Set([relation]), list: list.map((link) => ({ relation, from: '', to: '', ...link })) },
});
const COUNTY = [{ code: 'K', level: 'county' as const }];

describe('exclusion', () => {
  const old = ruleOf('zj-layout-05');
  const hospital = { kinds: ['hospital'] };
  const of = (rest: Partial<Snapshot>, facilities: LittleFacility[] = [hospital]) =>
    first(old, { units: COUNTY, facilities, rest });
  const inOldCity = (...inside: number[]): Partial<Snapshot> => ({
    facilitiesInZone: ({ kind }) => (kind === 'old-city' ? inside : null),
  });
  const build = (facility: number) => ({ action: 'new-build' as const, facility });

  it('a new hospital in the old city is a conflict, one outside is none', () => {
    expect(of({ ...inOldCity(0), proposals: [build(0)] })).toMatchObject({
      status: 'unmet',
      measure: 1,
      failing: [0],
      closes: [{ what: 'projects', amount: 1, less: true }],
    });
    expect(of({ ...inOldCity(), proposals: [build(0)] })).toMatchObject({ status: 'met', measure: 0 });
  });

  it('what is not named, or proposes nothing, is free', () => {
    expect(of({ ...inOldCity(0), proposals: [{ action: 'site', facility: 0 }] }).status).toBe('met');
    expect(of({ ...inOldCity(0), proposals: [] }).status).toBe('met');
    expect(of({ ...inOldCity(0), proposals: [build(0)] }, [{ kinds: ['clinic'] }]).status).toBe('met');
  });

  it('is unknown where the zone is not drawn or nothing is a scenario', () => {
    expect(of({ proposals: [build(0)] })).toMatchObject({
      status: 'unknown',
      missing: [{ data: 'zone', zone: 'old-city' }],
    });
    expect(of({ ...inOldCity(0) })).toMatchObject({ status: 'unknown', missing: [{ data: 'proposals' }] });
  });

  it('never asks clinics to be planned', () => {
    expect(first(ruleOf('ls-prim-13'), { units: COUNTY, facilities: [{ kinds: ['clinic'] }] }).status).toBe(
      'not-applicable',
    );
  });

  it('large equipment stays within its quota', () => {
    const of = (have: number) =>
      first(ruleOf('ls-equip-08'), {
        units: [{ code: 'C', level: 'city', numbers: { 'large-equipment': have, 'large-equipment-quota': 3 } }],
      });
    expect(of(3).status).toBe('met');
    expect(of(5)).toMatchObject({ status: 'unmet', gap: 2 });
  });

  it('no beds for a hospital below its grade', () => {
    const of = (below?: boolean) =>
      first(ruleOf('ls-bed-07'), {
        units: COUNTY,
        facilities: [{ ...hospital, ...(below !== undefined && { flags: { 'below-bed-grade': below } }) }],
        rest: { proposals: [{ action: 'expand-beds', facility: 0 }] },
      }).status;
    expect([of(true), of(false), of()]).toEqual(['unmet', 'met', 'unknown']);
  });

  it('a community centre keeps its distance from nuisances, as wide as confirmed', () => {
    const sure = confirming('b-site-01', { buffer_m: 80 });
    const asked: number[] = [];
    const facilitiesInZone: Snapshot['facilitiesInZone'] = ({ meters }) => {
      asked.push(meters);
      return [1];
    };
    const found = evaluateRule(
      ruleOf('b-site-01'),
      littleSnapshot({
        units: COUNTY,
        facilities: [{ kinds: ['community-hc'] }, { kinds: ['community-hc'] }],
        rest: { facilitiesInZone },
      }),
      sure,
    );
    expect(found.map((verdict) => verdict.status)).toEqual(['met', 'unmet']);
    expect(new Set(asked)).toEqual(new Set([80]));
  });
});

describe('siting', () => {
  const rule = ruleOf('ls-layout-10');
  const [one, two] = ['丽水市第一人民医院', '丽水市妇女儿童医院'];
  const of = (...states: [string, 'missing' | 'planned' | 'under-way' | 'open'][]) =>
    first(rule, {
      units: COUNTY,
      rest: { projects: states.map(([project, state]) => ({ rule: rule.id, project, state })) },
    });

  it('all open is met, some partial, none unmet, one of which nothing is told unknown', () => {
    expect(of([one!, 'open'], [two!, 'open'])).toMatchObject({ status: 'met', measure: 2 });
    expect(of([one!, 'open'], [two!, 'planned'])).toMatchObject({
      status: 'partial',
      gap: 1,
      closes: [{ what: 'projects', amount: 1 }],
    });
    expect(of([one!, 'under-way'], [two!, 'missing'])).toMatchObject({ status: 'partial' });
    expect(of([one!, 'planned'], [two!, 'missing'])).toMatchObject({ status: 'unmet', gap: 2 });
    expect(of([one!, 'open'])).toMatchObject({ status: 'unknown', missing: [{ data: 'project', project: two }] });
    expect(of().status).toBe('unknown');
  });

  it('without a list, a zone is served by a facility that stands in it', () => {
    const five = ruleOf('ls-layout-09');
    const served = (...zones: string[]) =>
      first(five, {
        units: COUNTY,
        facilities: [{ kinds: ['municipal-hospital'] }],
        rest: { facilitiesInZone: ({ name }) => (zones.includes(name ?? '') ? [0] : []) },
      });
    expect(served('东', '西', '南', '北', '中').status).toBe('met');
    expect(served('东', '西', '南', '北')).toMatchObject({
      status: 'partial',
      measure: 4,
      closes: [{ what: 'sites', amount: 1 }],
    });
    expect(served().status).toBe('unmet');
  });

  it('little-used hospitals of some size are left to convert', () => {
    const rule = ruleOf('hp-convert-22');
    const sure = confirming('hp-convert-22', { occupancy_below: 0.6, beds_from: 100 });
    const of = (bed: number, occupancy?: number) =>
      first(
        rule,
        {
          units: [{ code: 'C', level: 'city' }],
          facilities: [
            { kinds: ['secondary-hospital'], numbers: { bed, ...(occupancy !== undefined && { occupancy }) } },
          ],
        },
        sure,
      ).status;
    expect([of(100, 0.59), of(100, 0.6), of(99, 0.3), of(100)]).toEqual(['unmet', 'met', 'met', 'unknown']);
  });
});

describe('trend', () => {
  const series = (
    id: 'out-of-city-complex-share' | 'directed-training-intake' | 'ordinary-outpatient-visits',
    ...values: [number, number][]
  ) => ({
    series: [{ series: id, of: 'C', values: values.map(([year, value]) => ({ year, value })) }],
  });
  const city = [{ code: 'C', level: 'city' as const }];
  const falling = (...values: [number, number][]) =>
    first(ruleOf('ls-flow-12'), { units: city, rest: series('out-of-city-complex-share', ...values) });

  it('compares the last year with the first, in whatever order they come', () => {
    expect(falling([2025, 10], [2021, 12], [2023, 15])).toMatchObject({ status: 'met', measure: 10, threshold: 12 });
    expect(falling([2021, 12], [2025, 13])).toMatchObject({
      status: 'unmet',
      gap: 1,
      closes: [{ less: true, amount: 1 }],
    });
    expect(falling([2021, 12], [2025, 12]).status).toBe('unmet');
  });

  it('is unknown with one year only', () => {
    expect(falling([2021, 12])).toMatchObject({
      status: 'unknown',
      missing: [{ data: 'series', series: 'out-of-city-complex-share' }],
    });
  });

  it('a fifth more: 100 → 120, not 119', () => {
    const of = (last: number) =>
      first(ruleOf('ls-staff-07'), { units: city, rest: series('directed-training-intake', [2020, 100], [2025, last]) })
        .status;
    expect([of(120), of(119)]).toEqual(['met', 'unmet']);
  });

  it('a direction that is none needs a tick, and the tick decides', () => {
    const rule = ruleOf('ha-time-19');
    const tick = (holds: boolean) => ({ confirmations: [{ rule: rule.id, of: 'K', holds }] });
    expect(first(rule, { units: COUNTY })).toMatchObject({ status: 'unknown', missing: [{ data: 'confirmation' }] });
    expect(first(rule, { units: COUNTY, rest: tick(true) }).status).toBe('met');
    expect(first(rule, { units: COUNTY, rest: tick(false) }).status).toBe('unmet');
  });

  it('a tick decides nothing that data decides', () => {
    const rule = ruleOf('ls-ems-13');
    const confirmations = [{ rule: rule.id, of: 'C', holds: true }];
    const of = (platforms?: number) =>
      first(rule, {
        units: [
          { code: 'C', level: 'city', ...(platforms !== undefined && { numbers: { 'dispatch-platform': platforms } }) },
        ],
        rest: { confirmations },
      }).status;
    expect([of(0), of(1), of()]).toEqual(['unmet', 'met', 'met']);
  });
});
