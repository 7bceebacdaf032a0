import { describe, expect, it } from 'vitest';
import { evaluateRule, evaluateRules } from '../../../src/core/standards/evaluate-rule.ts';
import { largerNeed } from '../../../src/core/standards/larger-need.ts';
import type { Rule } from '../../../src/core/standards/rule-schema.ts';
import type { Unit } from '../../../src/core/standards/snapshot.ts';
import { AS_STATED, littleSnapshot, ruleOf } from './little-snapshot.ts';

/** A plan's rule for the whole city, copied for one county: a planner may change its unit as any other key. */
const forCounty = (id: string): Rule => ({ ...ruleOf(id), unit: 'county' });

/** The county of 360,000 residents under the municipal plan, with one less than it needs of each thing. */
function need(id: string, numbers: Unit['numbers'] = {}, population = 360_000) {
  const units = [{ code: 'K', level: 'county' as const, population, countyClass: 'county' as const, numbers }];
  const recordedKinds = new Set(['donation-site', 'helipad', 'standby-hospital']);
  return evaluateRule(forCounty(id), littleSnapshot({ units, rest: { recordedKinds } }), AS_STATED)[0]!;
}

describe('a county of 360,000 residents needs', () => {
  it.each([
    ['ambulances at 300 %', 'ls-ems-10', { ambulance: 35 }, 36],
    ['infectious beds', 'ls-inf-05', { 'infectious-bed': 53 }, 54],
    ['psychiatrists', 'ls-mental-05', { psychiatrist: 14 }, 15],
    ['rehabilitation beds', 'ls-bed-03', { 'rehab-bed': 107 }, 108],
    ['at least maternal and child staff', 'ls-staff-02', { 'mch-staff': 35 }, 36],
    ['donation houses', 'ls-blood-03', {}, 1],
    ['helipads', 'ls-air-14', {}, 1],
    ['standby hospitals', 'ls-inf-08', {}, 1],
  ] as const)('%s', (_name, id, numbers, expected) => {
    const found = need(id, numbers);
    expect(found).toMatchObject({ status: 'unmet', need: expected });
    const [key, short] = Object.entries(numbers)[0] ?? [];
    expect(found.gap).toBe(1);
    if (key !== undefined) expect(need(id, { [key]: short! + 1 }).status).toBe('met');
  });

  it('15 negative-pressure ambulances of 36', () => {
    expect(need('ls-ems-11', { ambulance: 36, 'negative-pressure-ambulance': 14 })).toMatchObject({
      status: 'unmet',
      need: 15,
      gap: 1,
    });
    expect(need('ls-ems-11', { ambulance: 36, 'negative-pressure-ambulance': 15 }).status).toBe('met');
  });

  it('about 277 TCM beds: 0.77 × 360 = 277.2, ± 5 %', () => {
    expect(need('ls-bed-04', { 'public-tcm-bed': 277 })).toMatchObject({ status: 'met' });
    expect(need('ls-bed-04', { 'public-tcm-bed': 263 }).status).toBe('unmet');
    expect(need('ls-bed-04', { 'public-tcm-bed': 264 }).status).toBe('met');
    expect(need('ls-bed-04', { 'public-tcm-bed': 291 }).status).toBe('met');
    expect(need('ls-bed-04', { 'public-tcm-bed': 292 }).status).toBe('unmet');
  });

  it('at most 54 maternal and child staff', () => {
    expect(need('ls-staff-02', { 'mch-staff': 54 }).status).toBe('met');
    expect(need('ls-staff-02', { 'mch-staff': 55 })).toMatchObject({
      status: 'unmet',
      closes: [{ what: 'staff', amount: 1, less: true }],
    });
  });

  it.each([
    [360_000, 54],
    [250_000, 38],
  ])('infectious beds for %d: the larger of per head and county floor is %d', (population, expected) => {
    const units = [{ code: 'K', level: 'county' as const, population }];
    const verdicts = evaluateRules([forCounty('ls-inf-05'), ruleOf('b-inf-01')], littleSnapshot({ units }), AS_STATED);
    // 54 against 50, and 37.5 → 38 against 20; told without any table of beds.
    expect(largerNeed(verdicts)).toMatchObject([{ need: expected, status: 'unknown' }]);
  });
});
