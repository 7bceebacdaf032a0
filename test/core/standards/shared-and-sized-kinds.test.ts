import { describe, expect, it } from 'vitest';
import { evaluateRule } from '../../../src/core/standards/evaluate-rule.ts';
import type { Rule } from '../../../src/core/standards/rule-schema.ts';
import {
  AS_STATED,
  type LittleFacility,
  type LittleUnit,
  type LittleWorld,
  littleSnapshot,
  ruleOf,
} from './little-snapshot.ts';

const first = (rule: Rule, world: LittleWorld, parameters = AS_STATED) =>
  evaluateRule(rule, littleSnapshot(world), parameters)[0]!;
const county = (rest: Partial<LittleUnit> = {}) => [
  { code: 'K', level: 'county' as const, population: 360_000, countyClass: 'county' as const, ...rest },
];

describe('part of a whole', () => {
  it('70 % of ten health centres are seven', () => {
    const rule = ruleOf('ha-special-02');
    const centre = (municipal: number, provincial = 0) => ({
      kinds: ['township-hc'],
      numbers: { 'municipal-feature-dept': municipal, 'provincial-feature-dept': provincial },
    });
    const of = (good: number) =>
      first(rule, {
        units: county(),
        facilities: Array.from({ length: 10 }, (_, at) =>
          at < good ? centre(at % 2 ? 2 : 0, at % 2 ? 0 : 1) : centre(1),
        ),
      });
    expect(of(7)).toMatchObject({ status: 'met', have: 7, need: 7 });
    expect(of(6)).toMatchObject({ status: 'unmet', have: 6, need: 7, gap: 1 });
  });

  it('90 % of nine counties are nine', () => {
    const counties = (awarded: number) =>
      Array.from({ length: 9 }, (_, at) => ({
        code: `k${at}`,
        level: 'county' as const,
        in: 'C',
        flags: { award: at < awarded },
      }));
    const of = (awarded: number) =>
      first(ruleOf('ls-tcm-03'), { units: [{ code: 'C', level: 'city' }, ...counties(awarded)] });
    expect(of(9)).toMatchObject({ status: 'met', need: 9 });
    expect(of(8)).toMatchObject({ status: 'unmet', need: 9, gap: 1 });
  });

  it('is not applicable without a whole, unknown with a service that nobody told', () => {
    const rule = ruleOf('ls-elder-01');
    const of = (...facilities: LittleFacility[]) =>
      first(rule, {
        units: [{ code: 'T' }],
        facilities,
        rest: { recordedKinds: new Set(['township-hc', 'community-hc']) },
      });
    expect(of().status).toBe('not-applicable');
    expect(of({ kinds: ['township-hc'] })).toMatchObject({
      status: 'unknown',
      missing: [{ data: 'facility-attribute', attribute: 'rehab-service', facilities: 1 }],
    });
    const [yes, no] = [true, false].map((has) => ({ kinds: ['township-hc'], flags: { 'rehab-service': has } }));
    expect(of(yes!).status).toBe('met');
    expect(of(yes!, no!)).toMatchObject({ status: 'unmet', measure: 0.5, gap: 1 });
    // One fails for sure: the other cannot make it good.
    expect(of(no!, { kinds: ['township-hc'] }).status).toBe('unmet');
  });
});

describe('size of each facility', () => {
  it('every township health centre and hospital has two public health physicians', () => {
    const rule = ruleOf('ls-staff-06');
    const of = (count?: number) =>
      first(rule, {
        units: county(),
        facilities: [{ kinds: ['township-hc'], ...(count !== undefined && { numbers: { 'ph-physician': count } }) }],
      });
    expect(of(2)).toMatchObject({ status: 'met', subject: { of: 'facility', index: 0 } });
    expect(of(1)).toMatchObject({ status: 'unmet', gap: 1, closes: [{ what: 'staff', amount: 1 }] });
    expect(of()).toMatchObject({
      status: 'unknown',
      missing: [{ data: 'facility-attribute', attribute: 'ph-physician', facilities: 1 }],
    });
  });

  it('open beds at most 115 % of authorised ones', () => {
    const rule = ruleOf('ls-bed-05');
    const of = (open: number) =>
      first(rule, {
        units: county(),
        facilities: [{ kinds: ['county-hospital'], tier: '2A', numbers: { 'open-bed': open, 'authorised-bed': 200 } }],
      });
    expect(of(230)).toMatchObject({ status: 'met' });
    expect(of(233)).toMatchObject({ status: 'unmet', closes: [{ what: 'beds', amount: 3, less: true }] });
  });

  it('nurses per bed by type and grade: the first case that holds', () => {
    const rule = ruleOf('ls-staff-05');
    const of = (kind: string, tier: string, nurse: number) =>
      first(rule, { units: county(), facilities: [{ kinds: [kind], tier, numbers: { nurse, 'open-bed': 100 } }] })
        .status;
    expect([of('county-hospital', '3A', 70), of('county-hospital', '3A', 69)]).toEqual(['met', 'unmet']);
    expect([of('tcm-hospital', '3B', 60), of('tcm-hospital', '3B', 59)]).toEqual(['met', 'unmet']);
    expect([of('county-hospital', '2B', 60), of('county-hospital', '2B', 59)]).toEqual(['met', 'unmet']);
  });

  it('a grade that is asked of every county: met, partial, unmet, unknown, not applicable', () => {
    const rule = ruleOf('ls-hosp-04');
    const of = (...tiers: (string | undefined)[]) =>
      first(rule, {
        units: county(),
        facilities: tiers.map((tier) => ({ kinds: ['mch-hospital'], ...(tier && { tier }) })),
        rest: { recordedKinds: new Set(['mch-hospital']) },
      });
    expect(of('2B').status).toBe('met');
    expect(of('2B', '1A')).toMatchObject({ status: 'partial', gap: 1, failing: [1] });
    expect(of('1A').status).toBe('unmet');
    expect(of(undefined).status).toBe('unknown');
    expect(of().status).toBe('not-applicable');
  });

  it('a band holds both its ends', () => {
    const of = (area: number) =>
      first(ruleOf('b-prim-07'), {
        units: county(),
        facilities: [{ kinds: ['community-station'], numbers: { 'floor-area': area } }],
      }).status;
    expect([149, 150, 220, 221].map(of)).toEqual(['unmet', 'met', 'met', 'unmet']);
  });
});
