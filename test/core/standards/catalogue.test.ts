import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { closeRule, type WordyRule } from '../../../src/core/standards/closing/close-rule.ts';
import { UNRESOLVED_WORDS } from '../../../src/core/standards/closing/quantity-words.ts';
import { missingKeys } from '../../../src/core/standards/parameters.ts';
import { readStandards } from '../../../src/core/standards/read-standards.ts';
import { standardsJsonSchema } from '../../../src/core/standards/standards-json-schema.ts';
import { CATALOGUE, ruleOf } from './little-snapshot.ts';

const path = (from: string) => fileURLToPath(new URL(from, import.meta.url));
const SCHEMA_FILE = path('../../../public/schema/standards.v1.json');
const DATA_FILE = path('../../../data/standards/catalogue.json');
/** The catalogue in its own words, beside the project. */
const WORDY_FILE = path('../../../../shared/standards/catalogue.json');

const countBy = (key: (rule: (typeof CATALOGUE.rules)[number]) => string) => {
  const counts: Record<string, number> = {};
  for (const rule of CATALOGUE.rules) counts[key(rule)] = (counts[key(rule)] ?? 0) + 1;
  return counts;
};

describe('the catalogue', () => {
  it('is read whole', () => {
    expect(CATALOGUE.issues).toEqual([]);
    expect(CATALOGUE.rules).toHaveLength(396);
  });

  it('has as many rules of each kind, standing and openness as its description says', () => {
    expect(countBy((rule) => rule.kind)).toEqual({
      'coverage-time': 21,
      'coverage-distance': 8,
      'average-time': 4,
      'count-per-unit': 97,
      ratio: 44,
      'mix-share': 37,
      'size-threshold': 39,
      pairing: 54,
      district: 15,
      exclusion: 10,
      siting: 38,
      trend: 29,
    });
    expect(countBy((rule) => rule.id.slice(0, rule.id.indexOf('-')))).toEqual({
      zj: 31,
      ha: 20,
      jq: 17,
      ls: 152,
      hp: 38,
      nb: 14,
      hr: 18,
      bj: 18,
      hn: 19,
      b: 69,
    });
    expect(countBy((rule) => rule.computable)).toEqual({ auto: 134, table: 221, manual: 28, context: 13 });
    expect(countBy((rule) => rule.verified)).toEqual({ source: 327, secondary: 24, unverified: 45 });
  });

  it('has no number exactly where the text has none, and an assumption exactly where it says so', () => {
    const missing = CATALOGUE.rules.filter((rule) => missingKeys(rule).length > 0);
    expect(missing.every((rule) => rule.parameter_status === 'missing')).toBe(true);
    expect(missing).toHaveLength(28);
    const assumed = CATALOGUE.rules.filter((rule) => rule.assumed);
    expect(assumed.every((rule) => rule.parameter_status === 'stated + assumed default')).toBe(true);
    expect(assumed).toHaveLength(27);
  });

  it('leaves open only the words that are listed as open', () => {
    const words = [...JSON.stringify(CATALOGUE.rules).matchAll(/"(?:unresolved|words)":"([^"]*)"/g)].map(
      (found) => found[1],
    );
    const listed = [
      ...UNRESOLVED_WORDS,
      'category 2: mean 18, p90 40',
      '15/10/5 min: 800-1000/500/300 m; 5-10/1.5-2.5/0.5-1.2 ×10⁴',
    ];
    for (const word of words) expect(listed).toContain(word);
    expect(words).toHaveLength(11);
  });

  it('has its JSON Schema in public/schema, as generated', () => {
    const text = `${JSON.stringify(standardsJsonSchema(), null, 1)}\n`;
    if (process.env['MEDREACH_WRITE_SCHEMA']) writeFileSync(SCHEMA_FILE, text);
    expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(text);
  });
});

/** Numbers that a rule states, by key, wherever in the test they stand. */
const STATED = [
  'max_min',
  'max_km',
  'n',
  'base',
  'value',
  'share',
  'pop_factor',
  'min_links',
  'max_links',
  'preferred_km',
  'districts',
  'max',
];

const hasWordy = existsSync(WORDY_FILE);
if (!hasWordy) process.stdout.write(`skipped: ${WORDY_FILE} is not there\n`);
describe.skipIf(!hasWordy)('the catalogue beside the one in plain words', () => {
  const wordy: (WordyRule & { title: object; source: { doc: string } })[] = hasWordy
    ? JSON.parse(readFileSync(WORDY_FILE, 'utf8'))
    : [];

  it('is what the tables of words make of it', () => {
    const { rules, issues } = readStandards(wordy.map(closeRule), 'wordy');
    expect(issues).toEqual([]);
    const text = `{"format":"medreach-standards","version":1,"rules":[\n${rules.map((rule) => JSON.stringify(rule)).join(',\n')}\n]}\n`;
    if (process.env['MEDREACH_WRITE_SCHEMA']) writeFileSync(DATA_FILE, text);
    expect(readFileSync(DATA_FILE, 'utf8')).toBe(text);
  });

  it('keeps every fact: titles, documents, dates, forces, numbers', () => {
    for (const one of wordy) {
      const rule = ruleOf(one.id);
      for (const key of [
        'title',
        'source',
        'force',
        'domain',
        'computable',
        'verified',
        'valid',
        'target_year',
        'closes',
        'facility',
      ] as const) {
        expect(rule[key], `${one.id}.${key}`).toEqual(one[key]);
      }
      const test: Record<string, unknown> = rule.test;
      for (const key of STATED) {
        const stated = one.test[key];
        // A grade is written as text: 2, 3, 2B.
        if (key === 'value' && 'attr' in rule.test && 'tier' in rule.test.attr) expect(test[key]).toBe(String(stated));
        else if (typeof stated === 'number' && rule.kind !== 'siting')
          expect(test[key], `${one.id}.test.${key}`).toBe(stated);
        if (Array.isArray(stated) && stated.every((x) => typeof x === 'number'))
          expect(test[key], `${one.id}.test.${key}`).toEqual(stated);
      }
      const cases = (one['cases'] ?? []) as { test: Record<string, unknown> }[];
      cases.forEach((each, at) => {
        const closed: Record<string, unknown> = rule.cases![at]!.test;
        for (const key of STATED)
          if (typeof each.test[key] === 'number')
            expect(closed[key], `${one.id}.cases.${at}.${key}`).toBe(each.test[key]);
      });
    }
  });
});

describe('bad rules are refused with the path and the reason', () => {
  const good = ruleOf('b-ems-03');
  const codes = (...rules: object[]) =>
    readStandards({ format: 'medreach-standards', version: 1, rules }, 'f').issues.map(({ code, values }) => [
      code,
      values?.['path'],
    ]);

  it.each([
    ['a kind that is not one of the twelve', { ...good, kind: 'beauty' }, [['standards-unknown-kind', 'rules.0.kind']]],
    [
      'a stated threshold that is not there',
      { ...good, test: { ...good.test, value: null } },
      [['standards-no-threshold', 'rules.0.test.value']],
    ],
    [
      'a band upside down',
      { ...good, where: { population: { op: 'between', value: [5, 3] } } },
      [['standards-impossible-band', 'rules.0.where.population.value']],
    ],
    ['a key that is not known', { ...good, colour: 'red' }, [['standards-unknown-key', 'rules.0.colour']]],
    [
      'a flag that is not known',
      { ...good, where: { flags: ['nice'] } },
      [['standards-wrong-value', 'rules.0.where.flags.0']],
    ],
    ['a ring of successors', { ...good, superseded_by: good.id }, [['standards-circular', 'b-ems-03.superseded_by']]],
  ])('%s', (_name, rule, expected) => {
    expect(codes(rule)).toEqual(expected);
  });

  it('a longer ring, and an id that is there twice', () => {
    const a = { ...good, id: 'a', superseded_by: 'b' };
    const b = { ...good, id: 'b', superseded_by: 'a' };
    const c = { ...good, id: 'c', superseded_by: 'a' };
    expect(codes(a, b, c).map(([code]) => code)).toEqual(['standards-circular', 'standards-circular']);
    expect(codes(good, good)).toEqual([['standards-duplicate-id', 'rules.1.id']]);
  });

  it('the others stand', () => {
    const { rules } = readStandards([good, { ...good, kind: 'beauty' }], 'f');
    expect(rules.map((rule) => rule.id)).toEqual(['b-ems-03']);
    expect(readStandards('nonsense', 'f').issues[0]?.code).toBe('standards-not-a-set');
  });
});
