import { flagOf, hasLevel, hasTier, hasType } from './facility-filter.ts';
import { and, holds, type Truth } from './interval.ts';
import { unitFlag } from './quantity.ts';
import type { Condition, Where } from './rule-schema.ts';
import { AREA, type Unit } from './snapshot.ts';
import type { SnapshotIndex } from './snapshot-index.ts';
import type { Missing, Subject } from './verdict.ts';

export interface Found {
  readonly truth: Truth;
  readonly missing: readonly Missing[];
}

/** Whether a place is one of those that a rule speaks of. Every key has to hold. */
export function matchWhere(index: SnapshotIndex, subject: Subject, where: Where): Found {
  const found = [
    ...(Object.keys(where) as (keyof Where)[]).flatMap((key) =>
      KEYS[key]({ index, subject, unit: unitOf(index, subject) }, where),
    ),
  ];
  const truth = and(...found.map((one) => one.truth));
  return {
    truth,
    missing: truth === 'unknown' ? found.flatMap((one) => (one.truth === 'unknown' ? one.missing : [])) : [],
  };
}

interface Asked {
  readonly index: SnapshotIndex;
  readonly subject: Subject;
  /** The unit itself, or the one that holds the facility; -1 for none. */
  readonly unit: number;
}

function unitOf(index: SnapshotIndex, subject: Subject): number {
  if (subject.of === 'unit') return subject.index;
  return subject.of === 'facility' ? index.snapshot.facilities[subject.index]!.unit : -1;
}

const KEYS: { readonly [Key in keyof Where]-?: (asked: Asked, where: Where) => Found[] } = {
  area: (asked, { area }) => [areaOfUnit(asked, area!)],
  township_class: (asked, { township_class }) => [
    fromLine(asked, 'township_class', (unit) => unit.townshipClass, township_class!),
  ],
  county_class: (asked, { county_class }) => [
    fromLine(asked, 'county_class', (unit) => unit.countyClass, county_class!),
  ],
  region: (asked, { region }) => [fromLine(asked, 'region', (unit) => unit.region, [region!])],
  level: (asked, { level }) => [levelOf(asked, level!)],
  run_by: (asked, { run_by }) => [levelOf(asked, run_by!)],
  population: (asked, { population }) => [people(asked, population!)],
  service_population: (asked, { service_population }) => [served(asked, service_population!, true)],
  served_population: (asked, { served_population }) => [served(asked, served_population!, false)],
  urban_population: (asked, { urban_population }) => [urbanPeople(asked, urban_population!)],
  type: (asked, { type }) => [ofFacility(asked, 'type', (facility) => hasType(facility, type!))],
  tier: (asked, { tier }) => [ofFacility(asked, 'tier', (facility) => hasTier(facility, { op: '=', value: tier! }))],
  flags: (asked, { flags }) => flags!.map((flag) => flagFound(asked, flag)),
  not_flags: (asked, { not_flags }) => not_flags!.map((flag) => negated(flagFound(asked, flag))),
};

const truthOf = (yes: boolean): Found => ({ truth: yes ? 'yes' : 'no', missing: [] });
const open = (...missing: Missing[]): Found => ({ truth: 'unknown', missing });

function negated({ truth, missing }: Found): Found {
  return { truth: truth === 'unknown' ? truth : truth === 'yes' ? 'no' : 'yes', missing };
}

/** The class that holds most of its people; not known while people of unknown class could turn it. */
function areaOfUnit({ index, unit }: Asked, area: 'urban' | 'rural'): Found {
  const sums = index.peopleByArea[unit];
  if (!sums) return open({ data: 'area' });
  const [unclear, urban, rural] = sums;
  if (urban + rural === 0 || Math.abs(urban - rural) < unclear) return open({ data: 'area' });
  return truthOf(urban >= rural === (area === 'urban'));
}

function fromLine<T extends string>(
  { index, unit }: Asked,
  attribute: string,
  read: (unit: Unit) => T | undefined,
  allowed: readonly T[],
): Found {
  for (const at of index.lineOf(unit)) {
    const own = read(index.snapshot.units[at]!);
    if (own !== undefined) return truthOf(allowed.includes(own));
  }
  return open({ data: 'unit-attribute', attribute });
}

function levelOf({ index, subject }: Asked, level: string): Found {
  if (subject.of === 'unit') return truthOf(index.snapshot.units[subject.index]!.level === level);
  if (subject.of === 'whole') return open({ data: 'unit-attribute', attribute: 'level' });
  const own = hasLevel(index.snapshot.facilities[subject.index]!, level);
  if (own !== 'unknown') return { truth: own, missing: [] };
  return open({ data: 'facility-attribute', attribute: 'level', facilities: 1 });
}

function people({ index, unit }: Asked, condition: Condition): Found {
  const count = index.population[unit];
  return typeof count === 'number' ? truthOf(holds(count, condition)) : open({ data: 'population' });
}

function served(asked: Asked, condition: Condition, orResidents: boolean): Found {
  const { index, subject } = asked;
  const numbers =
    subject.of === 'facility'
      ? index.snapshot.facilities[subject.index]!.numbers
      : subject.of === 'unit'
        ? index.snapshot.units[subject.index]!.numbers
        : undefined;
  const own = numbers?.['served-population'];
  if (own !== undefined) return truthOf(holds(own, condition));
  return orResidents ? people(asked, condition) : open({ data: 'number', number: 'served-population' });
}

function urbanPeople({ index, unit }: Asked, condition: Condition): Found {
  const sums = index.peopleByArea[unit];
  if (!sums || sums[AREA.unknown] > 0 || sums[AREA.urban] + sums[AREA.rural] === 0) return open({ data: 'area' });
  return truthOf(holds(sums[AREA.urban], condition));
}

function ofFacility(
  { index, subject }: Asked,
  attribute: string,
  read: (facility: SnapshotIndex['snapshot']['facilities'][number]) => Truth,
): Found {
  if (subject.of !== 'facility') return open({ data: 'unit-attribute', attribute });
  const truth = read(index.snapshot.facilities[subject.index]!);
  return truth === 'unknown' ? open({ data: 'facility-attribute', attribute, facilities: 1 }) : { truth, missing: [] };
}

function flagFound({ index, subject, unit }: Asked, flag: Parameters<typeof unitFlag>[2]): Found {
  const own = subject.of === 'facility' ? flagOf(index.snapshot.facilities[subject.index]!, flag) : 'unknown';
  const truth = own === 'unknown' && unit >= 0 ? unitFlag(index, unit, flag) : own;
  return truth === 'unknown' ? open({ data: 'flag', flag }) : { truth, missing: [] };
}
