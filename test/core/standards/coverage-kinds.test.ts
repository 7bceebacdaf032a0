import { describe, expect, it } from 'vitest';
import { evaluateRule } from '../../../src/core/standards/evaluate-rule.ts';
import type { Rule } from '../../../src/core/standards/rule-schema.ts';
import { AS_STATED, confirming, type LittleWorld, littleSnapshot, ruleOf } from './little-snapshot.ts';

/** One minute is one kilometre in the little world. */
const statuses = (rule: Rule, world: LittleWorld, parameters = AS_STATED) =>
  evaluateRule(rule, littleSnapshot(world), parameters).map((verdict) => verdict.status);
const first = (rule: Rule, world: LittleWorld, parameters = AS_STATED) =>
  evaluateRule(rule, littleSnapshot(world), parameters)[0]!;

const station = (at: number) => ({ kinds: ['ems-station'], at });
const CITY = [
  { code: 'C', level: 'city' as const },
  { code: 'T', in: 'C' },
];

describe('coverage by time (75 % within 8 minutes)', () => {
  const rule = ruleOf('b-ems-11');
  const world = (...ats: number[]): LittleWorld => ({
    units: CITY,
    facilities: [station(0)],
    cells: ats.map((at) => [at, 100, 'T']),
  });

  it('is met at the share and at the very minute', () => {
    expect(first(rule, world(0, 3, 8, 9))).toMatchObject({
      status: 'met',
      measure: 0.75,
      threshold: 0.75,
      gap: 0,
      closes: [],
    });
  });

  it('is unmet one decisecond beyond, and says how many people and how many minutes', () => {
    const far = 8 + 1 / 600;
    const found = first(rule, world(0, 3, far, 20));
    expect(found).toMatchObject({ status: 'unmet', measure: 0.5, gap: 100 });
    expect(found.closes).toEqual([
      { what: 'people', amount: 100 },
      { what: 'minutes', amount: 1 / 600 },
    ]);
  });

  it('counts nobody whom no road reaches, and has no minutes to tell where the share is never reached', () => {
    const found = first(rule, world(0, 3, 5000, 5000));
    expect(found).toMatchObject({ status: 'unmet', measure: 0.5 });
    expect(found.closes).toEqual([{ what: 'people', amount: 100 }]);
  });

  it('rounds people up: 75 % of 10 is 8', () => {
    const cells = [[0, 7, 'T'] as const, [30, 3, 'T'] as const];
    expect(first(rule, { units: CITY, facilities: [station(0)], cells })).toMatchObject({ status: 'unmet', gap: 1 });
  });

  it('is not applicable where nobody lives', () => {
    expect(statuses(rule, { ...world(), cells: [[0, 0, 'T']] })).toEqual(['not-applicable']);
    expect(statuses(rule, { ...world(0), units: [{ code: 'C', level: 'city', population: 0 }, CITY[1]!] })).toEqual([
      'not-applicable',
    ]);
  });

  it('is unknown without stations, without people, and without a way to measure', () => {
    const nobody = { ...world(0), facilities: [] };
    expect(first(rule, nobody)).toMatchObject({
      status: 'unknown',
      missing: [{ data: 'facilities', kinds: ['ems-station'] }],
    });
    expect(first(rule, world())).toMatchObject({ status: 'unknown', missing: [{ data: 'population' }] });
    const noRoads = first(rule, { ...world(0), rest: { nearest: () => null } });
    expect(noRoads).toMatchObject({ status: 'unknown', missing: [{ data: 'travel', measure: 'minutes:ambulance' }] });
    const none = { units: [], facilities: [station(0)] };
    expect(first(rule, none)).toMatchObject({ status: 'unknown', missing: [{ data: 'units', level: 'city' }] });
  });

  it('takes a list that is complete and empty for what it is: nobody is reached', () => {
    const empty = { ...world(0), facilities: [], rest: { recordedKinds: new Set(['ems-station']) } };
    expect(first(rule, empty)).toMatchObject({ status: 'unmet', measure: 0 });
  });

  it('does not count closed stations', () => {
    const closed = { ...world(0), facilities: [{ ...station(0), open: false }, station(50)] };
    expect(statuses(rule, closed)).toEqual(['unmet']);
  });

  it('with hospitals of unknown grade says only what does not depend on them', () => {
    const surgery = ruleOf('b-surg-01');
    const hospital = (at: number, tier?: string) => ({ kinds: ['county-hospital'], at, ...(tier && { tier }) });
    const of = (...facilities: LittleWorld['facilities'] & object) =>
      statuses(surgery, { units: CITY, facilities, cells: [[0, 100, 'T']] });
    expect(of(hospital(120, '2A'))).toEqual(['met']);
    expect(of(hospital(121, '2A'))).toEqual(['unmet']);
    expect(of(hospital(120, '1A'))).toEqual(['unmet']);
    expect(of(hospital(120))).toEqual(['unknown']);
    expect(of(hospital(500))).toEqual(['unmet']);
    expect(of(hospital(120), hospital(1, '3B'))).toEqual(['met']);
  });
});

describe('coverage by time with two classes (15 minutes walking in town, 20 by car in the country)', () => {
  const rule = ruleOf('ls-prim-03');
  const confirmed = confirming('ls-prim-03', { share: 0.9, mode: 'walk' });
  const of = (town: number, country: number) =>
    statuses(
      rule,
      {
        units: CITY,
        facilities: [{ kinds: ['community-hc'], at: 0 }],
        cells: [
          [town, 100, 'T', 'urban'],
          [country, 100, 'T', 'rural'],
        ],
      },
      confirmed,
    );

  it.each([
    [15, 20, 'met'],
    [16, 20, 'partial'],
    [15, 21, 'partial'],
    [16, 21, 'unmet'],
  ])('town at %d, country at %d: %s', (town, country, status) => expect(of(town, country)).toEqual([status]));

  it('is provisional until the share is confirmed: never met', () => {
    const world: LittleWorld = {
      units: CITY,
      facilities: [{ kinds: ['community-hc'] }],
      cells: [[0, 100, 'T', 'urban']],
    };
    const found = first(rule, world);
    expect(found).toMatchObject({ status: 'unknown', provisional: 'met' });
    expect(found.missing).toContainEqual({ data: 'parameter', key: 'share' });
    expect(first(rule, world, confirmed)).toMatchObject({ status: 'met' });
  });

  it('is unknown where the class of people could turn it, and known where it cannot', () => {
    const world = (at: number): LittleWorld => ({
      units: CITY,
      facilities: [{ kinds: ['community-hc'] }],
      cells: [
        [at, 10, 'T'],
        [0, 100, 'T', 'urban'],
        [0, 20, 'T', 'rural'],
      ],
    });
    expect(first(rule, world(0), confirmed)).toMatchObject({ status: 'met' });
    // Were the ten urban, 100 of 110 would be inside, 90.9 %: met. Were they rural, 20 of 30: not.
    const open = first(rule, world(50), confirmed);
    expect(open.status).toBe('unknown');
    expect(open.missing).toContainEqual({ data: 'area' });
  });
});

describe('coverage by distance (urban 3.5 km)', () => {
  const rule = ruleOf('ls-ems-05');
  const confirmed = confirming('ls-ems-05', { metric: 'network', share: 1 });
  const world = (at: number, area: 'urban' | 'rural' = 'urban'): LittleWorld => ({
    units: CITY,
    facilities: [station(0)],
    cells: [[at, 10, 'T', area]],
  });

  it('is met at 3.5 km and not 0.1 m beyond', () => {
    expect(first(rule, world(3.5), confirmed)).toMatchObject({ status: 'met', measure: 1 });
    const beyond = first(rule, world(3.5001), confirmed);
    expect(beyond).toMatchObject({ status: 'unmet', measure: 0, gap: 10 });
    expect(beyond.closes[1]!.amount).toBeCloseTo(0.0001, 9);
  });

  it('does not speak of the country', () => {
    expect(statuses(rule, world(1, 'rural'), confirmed)).toEqual(['not-applicable']);
  });

  it('can be confirmed at another share', () => {
    const cells = [[1, 95, 'T', 'urban'] as const, [9, 5, 'T', 'urban'] as const];
    const asked = (share: number) =>
      statuses(rule, { ...world(0), cells }, confirming('ls-ems-05', { metric: 'network', share }));
    expect([0.9, 0.95, 0.96, 1].flatMap(asked)).toEqual(['met', 'met', 'unmet', 'unmet']);
  });

  it('country: within 10 km, or a station in the township', () => {
    const rural = ruleOf('ls-ems-06');
    const sure = confirming('ls-ems-06', { metric: 'network', share: 1 });
    const of = (at: number, unit: string) =>
      statuses(
        rural,
        {
          units: [...CITY, { code: 'U', in: 'C' }],
          facilities: [{ ...station(0), in: unit }],
          cells: [[at, 10, 'T', 'rural']],
        },
        sure,
      )[0];
    expect(of(10, 'U')).toBe('met');
    expect(of(10.1, 'U')).toBe('unmet');
    expect(of(10.1, 'T')).toBe('met');
  });

  it('a number that is typed holds in the branches of an "or" too', () => {
    const rural = ruleOf('ls-ems-06');
    const world: LittleWorld = {
      units: [...CITY, { code: 'U', in: 'C' }],
      facilities: [{ ...station(0), in: 'U' }],
      cells: [
        [1, 95, 'T', 'rural'],
        [20, 5, 'T', 'rural'],
      ],
    };
    const at = (share: number) => statuses(rural, world, confirming('ls-ems-06', { metric: 'network', share }))[0];
    expect([at(0.95), at(0.96)]).toEqual(['met', 'unmet']);
  });

  it('an "or" does not make a rule apply where nobody of the class lives', () => {
    const rural = ruleOf('ls-ems-06');
    const sure = confirming('ls-ems-06', { metric: 'network', share: 1 });
    expect(
      statuses(rural, { units: CITY, facilities: [{ ...station(0), in: 'T' }], cells: [[0, 10, 'T', 'urban']] }, sure),
    ).toEqual(['not-applicable']);
  });
});

describe('average time (urban mean below 11 minutes, of which 3 are call and turnout)', () => {
  const rule = ruleOf('ls-ems-07');
  const COUNTY = [
    { code: 'C', level: 'county' as const },
    { code: 'T', in: 'C' },
  ];
  const sure = confirming('ls-ems-07', { overhead_min: 3 });
  const of = (cells: LittleWorld['cells'] & object) =>
    first(rule, { units: COUNTY, facilities: [station(0)], cells }, sure);

  it('is strictly below: 11 is not', () => {
    expect(of([[8, 100, 'T', 'urban']])).toMatchObject({ status: 'unmet', measure: 11, threshold: 11, gap: 0 });
    expect(of([[7.99, 100, 'T', 'urban']])).toMatchObject({ status: 'met' });
  });

  it('is weighted by people and leaves the other class out', () => {
    const found = of([
      [2, 300, 'T', 'urban'],
      [10, 100, 'T', 'urban'],
      [90, 999, 'T', 'rural'],
    ]);
    expect(found).toMatchObject({ status: 'met', measure: 7 });
  });

  it('tells the minutes that are too many', () => {
    expect(of([[10, 1, 'T', 'urban']])).toMatchObject({
      status: 'unmet',
      measure: 13,
      gap: 2,
      closes: [{ what: 'minutes', amount: 2 }],
    });
  });

  it('is never met while somebody is not reached at all', () => {
    const found = of([
      [1, 100, 'T', 'urban'],
      [5000, 7, 'T', 'urban'],
    ]);
    expect(found).toMatchObject({ status: 'partial', measure: 4, closes: [{ what: 'people', amount: 7 }] });
    expect(of([[5000, 7, 'T', 'urban']])).toMatchObject({ status: 'unmet', measure: null });
  });

  it('is not applicable without people of the class, unknown while the class is', () => {
    expect(of([[1, 100, 'T', 'rural']]).status).toBe('not-applicable');
    expect(of([[1, 100, 'T']])).toMatchObject({ status: 'unknown', missing: [{ data: 'area' }] });
  });

  it('takes the 90th percentile of all people where the rule does', () => {
    const nhs = ruleOf('b-ems-10');
    const at = (ninth: number) =>
      first(nhs, {
        units: [{ code: 'C', level: 'city' }],
        facilities: [station(0)],
        cells: [
          [1, 89, 'C'],
          [ninth, 1, 'C'],
          [40, 10, 'C'],
        ],
      });
    // 3 + 12 = 15 minutes for the ninetieth of a hundred holds; the mean, 3 + (89 + 12 + 400) / 100 = 8.01, does not.
    expect(at(12).status).toBe('partial');
    expect(at(13).status).toBe('unmet');
    // Where both hold, the second category of calls has no data: never met.
    const near = first(nhs, {
      units: [{ code: 'C', level: 'city' }],
      facilities: [station(0)],
      cells: [
        [1, 90, 'C'],
        [10, 10, 'C'],
      ],
    });
    expect(near.status).toBe('unknown');
    expect(near.missing).toContainEqual({ data: 'wording', words: 'category 2: mean 18, p90 40' });
  });
});
