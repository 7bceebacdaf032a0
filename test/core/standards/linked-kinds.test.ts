import { describe, expect, it } from 'vitest';
import { evaluateRule } from '../../../src/core/standards/evaluate-rule.ts';
import type { Rule } from '../../../src/core/standards/rule-schema.ts';
import type { Group, Link, Snapshot } from '../../../src/core/standards/snapshot.ts';
import type { Relation } from '../../../src/core/standards/vocabulary/words.ts';
import { AS_STATED, confirming, type LittleWorld, littleSnapshot, ruleOf } from './little-snapshot.ts';

const first = (rule: Rule, world: LittleWorld, parameters = AS_STATED) =>
  evaluateRule(rule, littleSnapshot(world), parameters)[0]!;
const links = (relation: Relation, ...list: Partial<Link>[]): Pick<Snapshot, 'links'> => ({
  links: { recorded: new Set([relation]), list: list.map((link) => ({ relation, from: '', to: '', ...link })) },
});
const COUNTY = [{ code: 'K', level: 'county' as const }];

describe('pairing', () => {
  const rule = ruleOf('ls-pair-16');
  const hospitals = [{ kinds: ['county-hospital'] }, { kinds: ['county-hospital'] }];
  const of = (...list: Partial<Link>[]) =>
    first(rule, { units: COUNTY, facilities: hospitals, rest: links('mountain-sea-uplift', ...list) });

  it('every county hospital has a partner: met, partial, unmet', () => {
    expect(of({ from: 'f0', to: 'x' }, { from: 'f1', to: 'x' })).toMatchObject({
      status: 'met',
      measure: 2,
      threshold: 2,
    });
    expect(of({ from: 'f0', to: 'x' })).toMatchObject({
      status: 'partial',
      measure: 1,
      gap: 1,
      failing: [1],
      closes: [{ what: 'links', amount: 1 }],
    });
    expect(of()).toMatchObject({ status: 'unmet', gap: 2 });
  });

  it('is unknown without the table, not applicable without anybody to link', () => {
    expect(first(rule, { units: COUNTY, facilities: hospitals })).toMatchObject({
      status: 'unknown',
      missing: [{ data: 'links', relation: 'mountain-sea-uplift' }],
    });
    const nobody = {
      units: COUNTY,
      rest: { ...links('mountain-sea-uplift'), recordedKinds: new Set(['county-hospital']) },
    };
    expect(first(rule, nobody).status).toBe('not-applicable');
  });

  it('counts one partner once, and no more than allowed', () => {
    const department = ruleOf('ha-pair-06');
    const status = (...to: string[]) =>
      first(department, {
        units: COUNTY,
        facilities: [{ kinds: ['township-hc'] }],
        rest: links('department-support', ...to.map((one) => ({ from: 'f0', to: one }))),
      }).status;
    expect([status('a'), status('a', 'a'), status('a', 'b'), status()]).toEqual(['met', 'met', 'unmet', 'unmet']);
  });

  it('five tele-centres are five', () => {
    const rest = (count: number) =>
      links('telehealth', ...Array.from({ length: count }, (_, at) => ({ from: 'f0', to: `t${at}` })));
    const of = (count: number) =>
      first(ruleOf('ha-digital-13'), { units: COUNTY, facilities: [{ kinds: ['township-hc'] }], rest: rest(count) });
    expect(of(5).status).toBe('met');
    expect(of(4).status).toBe('unmet');
  });

  it('villages without a clinic are visited every week', () => {
    const rule = ruleOf('ls-prim-05');
    const sure = confirming('ls-prim-05', { per_week: 1 });
    const of = (perWeek: number | undefined, clinic = false) =>
      first(
        rule,
        {
          units: [{ code: 'V', level: 'village', flags: { 'has-clinic': clinic } }],
          rest: links('outreach', { from: 'V', to: 'm', ...(perWeek !== undefined && { perWeek }) }),
        },
        sure,
      ).status;
    expect([of(1), of(0.5), of(undefined), of(1, true)]).toEqual(['met', 'unmet', 'unknown', 'not-applicable']);
  });

  it('a partner on the map has to be what the rule says', () => {
    const rule = ruleOf('nb-pair-05');
    const of = (kind: string) =>
      first(rule, {
        units: [{ code: 'T' }],
        facilities: [{ kinds: [kind] }],
        rest: links('consortium', { from: 'T', to: 'f0' }),
      }).status;
    expect([of('county-hospital'), of('clinic')]).toEqual(['met', 'unmet']);
  });

  it('side by side is within 300 m as the crow flies', () => {
    const rule = ruleOf('ls-elder-07');
    const sure = confirming('ls-elder-07', { within_m: 300 });
    // A degree of longitude on the equator is 111,195 m; places of the little world stand at/100 degrees.
    const of = (meters: number) =>
      first(
        rule,
        {
          units: [{ code: 'T' }],
          facilities: [{ kinds: ['elderly-home'] }, { kinds: ['township-hc'], at: (meters / 111_195) * 100 }],
        },
        sure,
      ).status;
    expect([of(299), of(301)]).toEqual(['met', 'unmet']);
  });

  it('words that no closed term says are told', () => {
    const found = first(ruleOf('ls-special-17'), { units: COUNTY, rest: links('specialty-assignment') });
    expect(found).toMatchObject({ status: 'unknown', missing: [{ data: 'wording', words: 'high-outflow disease' }] });
  });
});

describe('district', () => {
  const units = [{ code: 'D', level: 'county' as const }, ...['a', 'b', 'c'].map((code) => ({ code, in: 'D' }))];
  const facilities = ['a', 'b', 'c'].map((unit) => ({ kinds: ['township-hc'], in: unit }));
  const rule = { ...ruleOf('ha-district-05'), test: { ...ruleOf('ha-district-05').test, contiguous: true } } as Rule;
  const of = (
    groups: Group[],
    adjacent: Snapshot['adjacent'] = [
      ['a', 'b'],
      ['b', 'c'],
    ],
  ) => first(rule, { units, facilities, rest: { groups: { 'county-consortium': groups }, adjacent } });
  const group = (name: string, members: string[], lead: string | null = 'x'): Group => ({ name, lead, members });

  it('two groups, everybody in one, each with a lead and in one piece', () => {
    expect(of([group('1', ['a', 'b']), group('2', ['c'])])).toMatchObject({ status: 'met', measure: 0 });
  });

  it.each([
    ['one is in none', [group('1', ['a']), group('2', ['c'])], 'partial', [{ what: 'units', amount: 1 }]],
    ['one is in two', [group('1', ['a', 'b']), group('2', ['b', 'c'])], 'partial', [{ what: 'units', amount: 1 }]],
    ['one has no lead', [group('1', ['a', 'b']), group('2', ['c'], null)], 'partial', [{ what: 'groups', amount: 1 }]],
    ['one is in two pieces', [group('1', ['a', 'c']), group('2', ['b'])], 'partial', [{ what: 'groups', amount: 1 }]],
    ['there is one group too few', [group('1', ['a', 'b', 'c'])], 'unmet', [{ what: 'groups', amount: 1 }]],
  ] as const)('%s', (_name, groups, status, closes) => {
    expect(of([...groups])).toMatchObject({ status, closes });
  });

  it('is unknown without groups, and without knowing who touches whom', () => {
    expect(first(rule, { units, facilities })).toMatchObject({
      status: 'unknown',
      missing: [{ data: 'groups', grouping: 'county-consortium' }],
    });
    expect(of([group('1', ['a', 'b']), group('2', ['c'])], null)).toMatchObject({
      status: 'unknown',
      missing: [{ data: 'adjacency' }],
    });
  });

  it('a facility is where its unit is, or where it is told to be', () => {
    const single = { ...rule, test: { ...rule.test, districts: 1 } } as Rule;
    const found = first(single, {
      units,
      facilities,
      rest: { groups: { 'county-consortium': [group('1', ['f0', 'f1', 'f2'])] }, adjacent: [] },
    });
    expect(found.status).toBe('met');
  });
});
