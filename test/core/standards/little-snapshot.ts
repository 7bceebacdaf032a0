import { readFileSync } from 'node:fs';
import { UNREACHED } from '../../../src/core/model/units.ts';
import type { Parameters } from '../../../src/core/standards/parameters.ts';
import { readStandards } from '../../../src/core/standards/read-standards.ts';
import type { Rule } from '../../../src/core/standards/rule-schema.ts';
import { AREA, type PlacedFacility, type Snapshot, type Unit } from '../../../src/core/standards/snapshot.ts';

const FILE = new URL('../../../data/standards/catalogue.json', import.meta.url);

/** The shipped catalogue as read. */
export const CATALOGUE = readStandards(JSON.parse(readFileSync(FILE, 'utf8')), 'catalogue.json');

export function ruleOf(id: string): Rule {
  const rule = CATALOGUE.rules.find((one) => one.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  return rule;
}

/** The rule as it stands, with every assumed number confirmed as proposed. */
export const AS_STATED: Parameters = { typed: {}, mode: { kind: 'expiry' } };
export function confirming(id: string, typed: Record<string, number | string>): Parameters {
  return { typed: { [id]: typed }, mode: { kind: 'expiry' } };
}

export type LittleUnit = Partial<Unit> & { code: string };
export type LittleFacility = Partial<PlacedFacility> & { kinds: string[]; at?: number; in?: string };
/** Kilometre on the road, people, code of the unit, class. */
export type LittleCell = readonly [at: number, people: number, unit: string, area?: 'urban' | 'rural'];

export interface LittleWorld {
  readonly units: readonly (LittleUnit & { in?: string })[];
  readonly facilities?: readonly LittleFacility[];
  readonly cells?: readonly LittleCell[];
  readonly rest?: Partial<Snapshot>;
}

/**
 * A world on one straight road: a place is a kilometre on it, a kilometre takes a minute by any means, and nobody is
 * reached beyond 1,000 km.
 */
export function littleSnapshot({ units, facilities = [], cells = [], rest = {} }: LittleWorld): Snapshot {
  const indexOf = (code: string | undefined) => units.findIndex((unit) => unit.code === code);
  const places = facilities.map((facility) => facility.at ?? 0);
  return {
    units: units.map(({ in: parent, ...unit }) => ({
      level: 'township',
      name: unit.code,
      population: null,
      parent: indexOf(parent),
      ...unit,
    })),
    facilities: facilities.map(({ at = 0, in: unit, ...facility }, index) => ({
      id: `f${index}`,
      name: `f${index}`,
      lon: at / 100,
      lat: 0,
      open: true,
      unit: indexOf(unit ?? units[0]?.code),
      ...facility,
    })),
    recordedKinds: new Set(facilities.flatMap((facility) => facility.kinds)),
    cells: {
      count: cells.length,
      population: Float64Array.from(cells, ([, people]) => people),
      unit: Int32Array.from(cells, ([, , unit]) => indexOf(unit)),
      area: Uint8Array.from(cells, ([, , , area]) => (area ? AREA[area] : AREA.unknown)),
    },
    nearest: ({ facilities: from, measure }) =>
      Uint32Array.from(cells, ([at]) => {
        const km = Math.min(...from.map((index) => Math.abs(places[index]! - at)));
        return km > 1000 ? UNREACHED : Math.round(km * (measure.by === 'km' ? 10_000 : 600));
      }),
    facilitiesInZone: () => null,
    responseOverheadMinutes: 3,
    links: null,
    groups: {},
    adjacent: null,
    proposals: null,
    projects: [],
    series: [],
    confirmations: [],
    ...rest,
  };
}
