import { missingKeys, type Parameters } from '../../../src/core/standards/parameters.ts';
import type { Rule } from '../../../src/core/standards/rule-schema.ts';
import type { PlacedFacility, Snapshot } from '../../../src/core/standards/snapshot.ts';
import { FLAG_CODES } from '../../../src/core/standards/vocabulary/flags.ts';
import { NUMBER_CODES } from '../../../src/core/standards/vocabulary/numbers.ts';
import { SUPPLY, type SupplyCode, supplyTerm } from '../../../src/core/standards/vocabulary/supply.ts';
import { GROUPINGS, RELATIONS, SERIES } from '../../../src/core/standards/vocabulary/words.ts';
import { CATALOGUE, littleSnapshot } from './little-snapshot.ts';

const all = <Code extends string, T>(codes: readonly Code[], value: T) =>
  Object.fromEntries(codes.map((code) => [code, value])) as Record<Code, T>;
const UNIT_FLAGS = {
  ...all(FLAG_CODES, true),
  'hosts-township-hc': false,
  'has-clinic': false,
  'has-blood-branch': false,
  small: false,
};
/** People are told by the cells. */
const { population: _people, ...NUMBERS } = all(NUMBER_CODES, 1);

/** Every kind of facility, of every grade and level, with every number and flag told. */
function everyFacility(): (Partial<PlacedFacility> & { kinds: string[]; in: string })[] {
  const kinds = [...new Set(SUPPLY.flatMap((code: SupplyCode) => supplyTerm(code).kinds))];
  return kinds.map((kind) => ({
    kinds: [kind],
    in: 't',
    tier: kind.startsWith('tertiary') || kind.startsWith('provincial') ? '3A' : '2A',
    level: kind.startsWith('provincial') ? 'province' : kind.startsWith('municipal') ? 'city' : 'county',
    // What the kind does not tell.
    ...(/^(hospital|provincial|municipal|tertiary|secondary|branch|private|regional|emergency-base)/.test(kind) && {
      type: 'general',
    }),
    texts: { specialty: '康复', ems_supply: 'direct-station', dept_level: '2' },
    flags: all(FLAG_CODES, true),
    numbers: NUMBERS,
  }));
}

/** A world in which nothing is missing: what is still unknown there, no data would tell. */
export function completeWorld(): Snapshot {
  const facilities = everyFacility();
  const unit = { flags: UNIT_FLAGS, numbers: NUMBERS, region: 'east' as const };
  const units = [
    { code: 'CN', level: 'nation' as const, ...unit },
    { code: 'g', level: 'region' as const, in: 'CN', ...unit },
    { code: 'p', level: 'province' as const, in: 'g', ...unit },
    { code: 'c', level: 'city' as const, in: 'p', ...unit },
    { code: 'k', level: 'county' as const, in: 'c', countyClass: 'county' as const, ...unit },
    { code: 's', in: 'k', townshipClass: 'subdistrict' as const, ...unit },
    { code: 't', in: 'k', townshipClass: 'town' as const, ...unit },
    { code: 'v', level: 'village' as const, in: 't', ...unit },
  ];
  const world = littleSnapshot({
    units,
    facilities,
    cells: [
      [0, 40_000, 's', 'urban'],
      [1, 1_200_000, 'v', 'rural'],
    ],
  });
  const ends = [...units.map((one) => one.code), ...facilities.map((_, index) => `f${index}`)];
  const lead = {
    name: 'one',
    lead: 'x',
    members: ['CN', 'g', 'p', 'c', 'k', 's', 't', 'v'],
    flags: all(FLAG_CODES, true),
  };
  return {
    ...world,
    recordedKinds: new Set(facilities.flatMap((facility) => facility.kinds)),
    cells: { ...world.cells, births: world.cells.population },
    facilitiesInZone: () => [0],
    links: {
      recorded: new Set(RELATIONS),
      list: RELATIONS.flatMap((relation) => ends.map((from) => ({ relation, from, to: 'x', perWeek: 1 }))),
    },
    groups: all(GROUPINGS, [lead]),
    adjacent: units.flatMap((a) => units.map((b) => [a.code, b.code] as const)),
    proposals: [{ action: 'new-build', facility: 0 }],
    series: [...units.keys(), ...facilities.map((_, index) => `f${index}`)].flatMap((of) =>
      SERIES.map((series) => ({
        series,
        of,
        values: [
          { year: 2020, value: 2 },
          { year: 2025, value: 1 },
        ],
      })),
    ),
    projects: CATALOGUE.rules.flatMap((rule) =>
      rule.kind === 'siting'
        ? rule.test.projects.map((project) => ({ rule: rule.id, project, state: 'open' as const }))
        : [],
    ),
    confirmations: CATALOGUE.rules.flatMap((rule) => [...ends, ''].map((of) => ({ rule: rule.id, of, holds: true }))),
  };
}

/** Every number that a rule lets open, typed. */
export function everyNumber(rules: readonly Rule[]): Parameters {
  const typed = Object.fromEntries(
    rules.map((rule) => {
      const test: Readonly<Record<string, unknown>> = rule.test;
      const keys = [...missingKeys(rule), ...(rule.assumed ?? [])];
      return [rule.id, Object.fromEntries(keys.map((key) => [key, (test[key] as number | null) ?? 1]))];
    }),
  );
  return { typed, mode: { kind: 'expiry' } };
}
