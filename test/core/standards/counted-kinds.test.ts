import { describe, expect, it } from 'vitest';
import { evaluateRule } from '../../../src/core/standards/evaluate-rule.ts';
import type { Rule } from '../../../src/core/standards/rule-schema.ts';
import {
  AS_STATED,
  confirming,
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

describe('count per unit', () => {
  it('one donation house per county: have and need', () => {
    const rule = ruleOf('ls-blood-03');
    const of = (...facilities: LittleFacility[]) => first(rule, { units: county(), facilities });
    expect(of({ kinds: ['donation-site'] })).toMatchObject({ status: 'met', have: 1, need: 1, gap: 0 });
    // Two of the same are not three; one that is closed is none.
    expect(of({ kinds: ['donation-site'], open: false })).toMatchObject({
      status: 'unmet',
      have: 0,
      gap: 1,
      closes: [{ what: 'sites', amount: 1 }],
    });
    expect(of()).toMatchObject({ status: 'unknown', missing: [{ data: 'facilities', kinds: ['donation-site'] }] });
  });

  it('counts what stands in the parts of a unit', () => {
    const units = [...county(), { code: 'A', in: 'K' }, { code: 'B', in: 'K' }];
    const facilities = [
      { kinds: ['cdc'], in: 'A' },
      { kinds: ['cdc'], in: 'B' },
    ];
    expect(first(ruleOf('ls-ph-01'), { units, facilities })).toMatchObject({
      status: 'unmet',
      have: 2,
      need: 1,
      closes: [{ less: true, amount: 1 }],
    });
  });

  it('speaks of counties and county-level cities, not of districts; is silent where the class is not known', () => {
    const rule = ruleOf('ls-ems-02');
    const facilities = [{ kinds: ['ems-centre'], flags: { dispatch: true } }];
    expect(first(rule, { units: county(), facilities }).status).toBe('met');
    expect(first(rule, { units: county({ countyClass: 'district' }), facilities }).status).toBe('not-applicable');
    const { countyClass: _, ...classless } = county()[0]!;
    expect(first(rule, { units: [classless], facilities })).toMatchObject({
      status: 'unknown',
      missing: [{ data: 'unit-attribute', attribute: 'county_class' }],
    });
  });

  it('a village of more than 1,000 has a clinic, unless the health centre is there', () => {
    const rule = ruleOf('ls-prim-04');
    const flags = { standardised: true, 'government-or-collective': true };
    const village = (population: number, seat: boolean | undefined, ...facilities: LittleFacility[]) =>
      first(rule, {
        units: [
          {
            code: 'V',
            level: 'village',
            population,
            ...(seat !== undefined && { flags: { 'hosts-township-hc': seat } }),
          },
        ],
        facilities,
        rest: { recordedKinds: new Set(['village-clinic']) },
      }).status;
    const clinic = { kinds: ['village-clinic'], flags };
    expect(village(1001, false, clinic)).toBe('met');
    expect(village(1001, false)).toBe('unmet');
    expect(village(1000, false)).toBe('not-applicable');
    expect(village(1001, true)).toBe('not-applicable');
    expect(village(1001, undefined)).toBe('unknown');
    expect(village(1001, false, { kinds: ['village-clinic'] })).toBe('unknown');
    expect(village(1001, false, { kinds: ['village-clinic'], flags: { ...flags, standardised: false } })).toBe('unmet');
  });

  it('a subdistrict of more than 100,000 needs one centre more per started 100,000', () => {
    const rule = ruleOf('ls-prim-02');
    const sure = confirming('ls-prim-02', { n: 1 });
    const centre = { kinds: ['community-hc'], flags: { standardised: true } };
    const need = (population: number) =>
      first(rule, { units: [{ code: 'S', townshipClass: 'subdistrict', population }], facilities: [centre] }, sure);
    expect(need(100_000)).toMatchObject({ status: 'met', need: 1 });
    expect(need(100_001)).toMatchObject({ status: 'unmet', need: 2, gap: 1 });
    expect(need(300_000)).toMatchObject({ need: 3, gap: 2 });
  });

  it('a small subdistrict may share its neighbour’s centre: a link tells', () => {
    const rule = ruleOf('ls-prim-02');
    const sure = confirming('ls-prim-02', { n: 1 });
    const of = (links: { from: string; to: string }[] | null, population = 29_999) =>
      first(
        rule,
        {
          units: [
            { code: 'S', townshipClass: 'subdistrict', population },
            { code: 'N', townshipClass: 'town' },
          ],
          facilities: [{ kinds: ['community-hc'], in: 'N', flags: { standardised: true } }],
          rest: {
            links: links && {
              recorded: new Set(['shared-centre'] as const),
              list: links.map((link) => ({ relation: 'shared-centre', ...link })),
            },
          },
        },
        sure,
      );
    expect(of([{ from: 'S', to: 'f0' }]).status).toBe('met');
    expect(of([]).status).toBe('unmet');
    expect(of(null)).toMatchObject({ status: 'unknown', missing: [{ data: 'links', relation: 'shared-centre' }] });
    expect(of([{ from: 'S', to: 'f0' }], 30_000).status).toBe('unmet');
  });

  it('each of the five centres', () => {
    const rule = ruleOf('ls-five-15');
    const five = ['stroke-centre', 'chest-pain-centre', 'trauma-centre', 'maternal-critical', 'newborn-critical'];
    const of = (kinds: string[]) =>
      first(rule, { units: county(), facilities: [{ kinds }], rest: { recordedKinds: new Set(five) } });
    expect(of(five).status).toBe('met');
    expect(of(five.slice(1))).toMatchObject({ status: 'partial', closes: [{ what: 'sites', amount: 1 }] });
    expect(of(['cdc'])).toMatchObject({ status: 'unmet' });
    expect(of(['cdc']).closes).toHaveLength(5);
  });

  it('county infectious beds by half-open bands of people: 20, 50, 80, 100', () => {
    const rule = ruleOf('b-inf-01');
    const need = (population: number) =>
      first(rule, { units: county({ population, numbers: { 'infectious-bed': 60 } }) });
    expect(need(299_999)).toMatchObject({ need: 20, status: 'met' });
    expect(need(300_000)).toMatchObject({ need: 50, status: 'met' });
    expect(need(499_999)).toMatchObject({ need: 50 });
    expect(need(500_000)).toMatchObject({ need: 80, status: 'unmet', gap: 20, closes: [{ what: 'beds', amount: 20 }] });
    expect(need(1_000_000)).toMatchObject({ need: 100 });
  });

  it('six municipal hospitals: three general, one TCM, one psychiatric, one for mothers and children', () => {
    const run = (kind: string, type?: string) => ({ kinds: [kind], level: 'city' as const, ...(type && { type }) });
    const six = [
      ...['a', 'b', 'c'].map(() => run('municipal-hospital', 'general')),
      ...['tcm-hospital', 'psychiatric-hospital', 'mch-hospital'].map((kind) => run(kind)),
    ];
    const of = (facilities: LittleFacility[]) =>
      first(ruleOf('ls-hosp-01'), { units: [{ code: 'C', level: 'city' }], facilities }).status;
    expect(of(six)).toBe('met');
    // A county's hospital is none of the city's; one of which nobody told may be.
    expect(of([...six, { kinds: ['county-hospital'] }])).toBe('met');
    expect(of([...six, { kinds: ['tcm-hospital'] }])).toBe('unknown');
    expect(of(six.slice(1))).toBe('partial');
    expect(of([...six.slice(1), run('rehab-hospital')])).toBe('partial');
  });

  it('a city centre runs two stations of its own, a county’s one, a district’s none', () => {
    const of = (countyClass: 'county' | 'district', stations: number) =>
      evaluateRule(
        ruleOf('ls-ems-03'),
        littleSnapshot({
          units: [
            { code: 'C', level: 'city' },
            { code: 'K', level: 'county', in: 'C', countyClass },
          ],
          facilities: Array.from({ length: stations }, () => ({
            kinds: ['ems-station'],
            in: 'K',
            flags: { 'direct-station': true },
          })),
          rest: { recordedKinds: new Set(['ems-station']) },
        }),
        AS_STATED,
      ).map((verdict) => verdict.status);
    expect([of('county', 2), of('county', 1), of('county', 0)]).toEqual([
      ['met', 'met'],
      ['unmet', 'met'],
      ['unmet', 'unmet'],
    ]);
    expect(of('district', 1)).toEqual(['unmet', 'not-applicable']);
  });

  it('three to five: neither fewer nor more', () => {
    const rule = ruleOf('ls-special-07');
    const of = (disciplines: number) =>
      first(rule, {
        units: [{ code: 'C', level: 'city', numbers: { 'key-discipline': disciplines, 'key-specialty': 2 } }],
      }).status;
    expect([2, 3, 5, 6].map(of)).toEqual(['partial', 'met', 'met', 'partial']);
  });
});

describe('ratio', () => {
  const rule = ruleOf('ls-ems-10');
  const of = (ambulance: number | undefined, population: number | null = 360_000) =>
    first(rule, { units: county({ population, ...(ambulance !== undefined && { numbers: { ambulance } }) }) });

  it('one ambulance per 30,000 at 300 %: 36 for 360,000', () => {
    expect(of(36)).toMatchObject({ status: 'met', have: 36, need: 36, gap: 0 });
    expect(of(35)).toMatchObject({ status: 'unmet', need: 36, gap: 1, closes: [{ what: 'vehicles', amount: 1 }] });
  });

  it('rounds up: 360,001 people need the 37th', () => {
    expect(of(36, 360_001)).toMatchObject({ status: 'unmet', need: 37, gap: 1 });
  });

  it('is unknown without the number or the people, and tells the need where it can', () => {
    expect(of(undefined)).toMatchObject({
      status: 'unknown',
      have: null,
      need: 36,
      missing: [{ data: 'number', number: 'ambulance' }],
    });
    expect(of(36, null)).toMatchObject({ status: 'unknown', missing: [{ data: 'population' }] });
    expect(of(36, 0)).toMatchObject({ status: 'not-applicable' });
  });

  it('adds up the vehicles of the stations; where one is silent, enough is enough and less is unknown', () => {
    const station = (ambulance?: number) => ({
      kinds: ['ems-station'],
      ...(ambulance !== undefined && { numbers: { ambulance } }),
    });
    const sum = (...stations: LittleFacility[]) =>
      first(rule, { units: county({ population: 30_000 }), facilities: stations });
    expect(sum(station(2), station(1))).toMatchObject({ status: 'met', have: 3 });
    expect(sum(station(1), station(1))).toMatchObject({ status: 'unmet', have: 2, gap: 1 });
    expect(sum(station(1), station())).toMatchObject({
      status: 'unknown',
      missing: [{ data: 'facility-attribute', attribute: 'ambulance', facilities: 1 }],
    });
    expect(sum(station(3), station()).status).toBe('met');
  });

  it('about 0.77 TCM beds per 1,000: within 5 %', () => {
    const about = { ...ruleOf('ls-bed-04'), unit: 'county' as const };
    const beds = (count: number) =>
      first(about, { units: county({ population: 100_000, numbers: { 'public-tcm-bed': count } }) });
    // 77 ± 3.85: from 74 to 80 beds.
    expect([73, 74, 77, 80, 81].map((count) => beds(count).status)).toEqual(['unmet', 'met', 'met', 'met', 'unmet']);
    expect(beds(70)).toMatchObject({ need: 74, gap: 4, closes: [{ what: 'beds', amount: 4 }] });
    expect(beds(90)).toMatchObject({ gap: 10, closes: [{ what: 'beds', amount: 10, less: true }] });
  });

  it('1 to 1.5 staff per 10,000 hold both ends', () => {
    const staff = (count: number) =>
      first(ruleOf('ls-staff-02'), { units: county({ numbers: { 'mch-staff': count } }) }).status;
    expect([35, 36, 54, 55].map(staff)).toEqual(['unmet', 'met', 'met', 'unmet']);
  });

  it('a ceiling is missed by what is too much', () => {
    const rule = { ...ruleOf('ls-bed-02'), unit: 'county' as const };
    const found = first(rule, { units: county({ population: 10_000, numbers: { 'private-bed': 20 } }) });
    expect(found).toMatchObject({
      status: 'unmet',
      need: 18,
      gap: 2,
      closes: [{ what: 'beds', amount: 2, less: true }],
    });
  });

  it('a number that the text does not have is pending', () => {
    expect(first(ruleOf('ls-bed-01'), { units: county({ numbers: { bed: 9 } }) })).toMatchObject({
      status: 'unknown',
      missing: [{ data: 'parameter', key: 'value' }],
    });
    const typed = confirming('ls-bed-01', { value: 5 });
    expect(first(ruleOf('ls-bed-01'), { units: county({ numbers: { bed: 1800 } }) }, typed)).toMatchObject({
      status: 'met',
      need: 1800,
    });
  });
});
