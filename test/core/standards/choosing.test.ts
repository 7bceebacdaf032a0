import { describe, expect, it } from 'vitest';
import { chooseRules, reach } from '../../../src/core/standards/choose-rules.ts';
import { evaluateRule, evaluateRules } from '../../../src/core/standards/evaluate-rule.ts';
import { prepareRule } from '../../../src/core/standards/parameters.ts';
import { countByStatus, rollUp } from '../../../src/core/standards/roll-up.ts';
import { severityOf, standingOf } from '../../../src/core/standards/severity.ts';
import { TOPICS } from '../../../src/core/standards/topics.ts';
import { AS_STATED, CATALOGUE, confirming, littleSnapshot, ruleOf } from './little-snapshot.ts';

const LISHUI = '331100';
const chosen = (place: string) => chooseRules(CATALOGUE.rules, place);
const choice = (place: string, topic: string) => chosen(place).choices.find((one) => one.topic === topic);

describe('which rules hold in a place', () => {
  it('its own and those of what holds it', () => {
    expect([reach('331100', LISHUI), reach('330000', LISHUI), reach('CN', LISHUI), reach('US', LISHUI)]).toEqual([
      3, 2, 1, 0,
    ]);
    expect([reach('330200', LISHUI), reach('320685', LISHUI), reach('331100', '330000')]).toEqual([-1, -1, -1]);
    // 110000 is a province-level city: its districts are in it.
    expect(reach('110000', '110108')).toBe(2);
    const prefixes = new Set(chosen(LISHUI).rules.map((rule) => rule.id.split('-')[0]));
    expect([...prefixes].sort()).toEqual(['b', 'hp', 'ls', 'zj']);
  });

  it('local before national, and both are told', () => {
    expect(choice(LISHUI, 'ems-radius')).toMatchObject({ applied: ['ls-ems-05', 'ls-ems-06'], setAside: ['b-ems-01'] });
    expect(choice(LISHUI, 'tcm-beds')).toMatchObject({ applied: ['ls-bed-04'], setAside: ['b-bed-03'] });
    expect(choice('140681', 'tcm-beds')).toMatchObject({ applied: ['hr-bed-01'] });
    expect(choice('140681', 'nurses-per-doctor')).toMatchObject({ applied: ['hr-staff-06'], setAside: ['b-staff-02'] });
    expect(choice('330200', 'beds')).toMatchObject({ applied: ['nb-bed-01'] });
    expect(chosen(LISHUI).rules.map((rule) => rule.id)).not.toContain('b-ems-01');
  });

  it('the city and the county rule for ambulances are both applied: different denominators', () => {
    expect(choice(LISHUI, 'ambulances')?.applied).toEqual(['ls-ems-09', 'ls-ems-10']);
  });

  it('circles are three layers, infectious beds the larger need, functional centres a question', () => {
    expect(choice(LISHUI, 'service-circle')).toMatchObject({ handling: 'both', setAside: [] });
    expect(choice(LISHUI, 'infectious-beds')).toMatchObject({ handling: 'larger-need', setAside: [] });
    expect(choice(LISHUI, 'county-psychiatry')).toMatchObject({
      handling: 'both',
      applied: ['hp-mental-19', 'ls-mental-02'].sort((a, b) => order(a) - order(b)),
    });
    expect(choice('320685', 'functional-centres')).toMatchObject({ handling: 'ask' });
  });

  it('elsewhere the national rule stands', () => {
    expect(choice('420100', 'ems-radius')).toBeUndefined();
    expect(chosen('420100').rules.map((rule) => rule.id)).toContain('b-ems-01');
  });

  it('what nobody has verified sets nothing aside', () => {
    const local = { ...ruleOf('ls-bed-04'), verified: 'unverified' as const };
    const national = { ...ruleOf('b-bed-03'), verified: 'secondary' as const };
    expect(chooseRules([local, national], LISHUI).choices).toMatchObject([
      { applied: ['b-bed-03'], setAside: ['ls-bed-04'] },
    ]);
  });

  it('the order of the rules does not matter', () => {
    const turned = chooseRules([...CATALOGUE.rules].reverse(), LISHUI);
    expect(new Set(turned.rules.map((rule) => rule.id))).toEqual(new Set(chosen(LISHUI).rules.map((rule) => rule.id)));
  });

  it('topics name rules that are there', () => {
    for (const id of TOPICS.flatMap((topic) => topic.rules)) expect(ruleOf(id).id).toBe(id);
  });
});

const order = (id: string) => CATALOGUE.rules.findIndex((rule) => rule.id === id);

describe('how loud a status is', () => {
  it('suggestions, benchmarks and what is not verified never turn red', () => {
    const loud = CATALOGUE.rules.filter((rule) => severityOf(rule, 'unmet') === 'red');
    expect(loud.every((rule) => !rule.id.startsWith('jq-') && rule.verified !== 'unverified')).toBe(true);
    expect(new Set(loud.map((rule) => rule.force))).toEqual(new Set(['must', 'should', 'forbid']));
    expect(CATALOGUE.rules.filter((rule) => standingOf(rule) === 'suggestion')).toHaveLength(17);
    expect(CATALOGUE.rules.filter((rule) => standingOf(rule) === 'to-verify')).toHaveLength(45);
    expect(severityOf({ force: 'aim', verified: 'source', standing: 'plan' }, 'partial')).toBe('amber');
    expect(severityOf({ force: 'must', verified: 'source', standing: 'plan' }, 'unknown')).toBe('quiet');
  });
});

describe('both modes', () => {
  const rule = ruleOf('b-ems-03'); // 40 % negative-pressure
  const world = littleSnapshot({
    units: [{ code: 'C', level: 'city', numbers: { ambulance: 10, 'negative-pressure-ambulance': 4 } }],
  });
  const stale: typeof rule = { ...rule, valid: { from: null, to: '2025-12-31' } };
  const plan = (typed: Record<string, number>) => ({
    typed: { [rule.id]: typed },
    mode: { kind: 'plan', targetYear: 2030 } as const,
  });
  const one = (asked: typeof rule, parameters: Parameters<typeof evaluateRule>[2]) =>
    evaluateRule(asked, world, parameters)[0];

  it('at its date the rule keeps its number whatever is typed', () => {
    expect(one(stale, { ...plan({ value: 0.5 }), mode: { kind: 'expiry' } })).toMatchObject({
      status: 'met',
      threshold: 0.4,
    });
  });

  it('in a new plan the same predicate takes the new number and year', () => {
    expect(one(stale, plan({ value: 0.5 }))).toMatchObject({
      status: 'unmet',
      threshold: 0.5,
      need: 5,
      targetYear: 2030,
    });
  });

  it('a number whose time has passed is only provisional in a new plan', () => {
    expect(one(stale, plan({}))).toMatchObject({
      status: 'unknown',
      provisional: 'met',
      missing: [{ data: 'parameter', key: 'successor' }],
    });
    expect(one({ ...rule, valid: { from: null, to: null }, target_year: null }, plan({}))).toMatchObject({
      status: 'met',
    });
  });

  it('a number of one case can be typed', () => {
    const typed = prepareRule(ruleOf('b-inf-01'), {
      typed: { 'b-inf-01': { 'cases.1.n': 60 } },
      mode: { kind: 'plan', targetYear: 2026 },
    });
    expect(typed.rule.cases?.map((one) => (one.test as { n?: number }).n)).toEqual([20, 60, 80, 100]);
  });

  it.each([[{ value: 1.5 }], [{ value: 'half' }], [{ valeu: 0.5 }]])(
    'a number that is none for the rule is not taken: %j',
    (typed) => {
      const parameters = {
        typed: { [rule.id]: typed as Record<string, number> },
        mode: { kind: 'plan', targetYear: 2020 } as const,
      };
      const [key] = Object.keys(typed);
      expect(evaluateRule(rule, world, parameters)[0]).toMatchObject({
        status: 'unknown',
        missing: [{ data: 'parameter', key }],
      });
    },
  );

  it('what is proposed in grey is provisional, what is typed is not', () => {
    const rule = ruleOf('ls-mch-15');
    const near = littleSnapshot({
      units: [{ code: 'K', level: 'county' }],
      facilities: [{ kinds: ['maternal-critical'] }],
      cells: [[59, 10, 'K']],
    });
    expect(evaluateRule(rule, near, AS_STATED)[0]).toMatchObject({ status: 'unknown', provisional: 'met' });
    expect(evaluateRule(rule, near, confirming(rule.id, { max_min: 30 }))[0]).toMatchObject({
      status: 'unmet',
      threshold: 1,
    });
  });
});

describe('adding up', () => {
  const units = [
    { code: 'C', level: 'city' as const },
    { code: 'K', level: 'county' as const, in: 'C' },
    { code: 'L', level: 'county' as const, in: 'C' },
    ...['a', 'b', 'c'].map((code) => ({ code, in: code === 'c' ? 'L' : 'K' })),
  ];
  const world = littleSnapshot({
    units,
    facilities: [
      { kinds: ['childcare'], in: 'a' },
      { kinds: ['childcare'], in: 'c' },
    ],
  });
  const verdicts = evaluateRules([ruleOf('ls-mch-13')], world, confirming('ls-mch-13', { unit_share: 0.95 }));

  it('counts parts to counties and to the city', () => {
    const [city] = rollUp(verdicts, world, 'city');
    const counties = rollUp(verdicts, world, 'county');
    expect(city).toMatchObject({ counts: { met: 2, unmet: 1 }, metShare: 2 / 3, closes: { sites: 1 } });
    expect(counties.map((one) => one.counts.met)).toEqual([1, 1]);
    expect(counties.map((one) => one.closes)).toEqual([{ sites: 1 }, {}]);
    for (const status of ['met', 'unmet', 'unknown'] as const) {
      expect(counties.reduce((sum, one) => sum + one.counts[status], 0)).toBe(city!.counts[status]);
    }
    expect(countByStatus(verdicts)).toEqual(city!.counts);
  });
});
