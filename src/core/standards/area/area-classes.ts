import { AREA } from '../snapshot.ts';
import { DEGURBA, type DegurbaClasses } from './degurba.ts';

/** Where a cell's class comes from, best first. */
export const BASES = ['user-layer', 'village-code', 'township-type', 'degurba'] as const;
export type Basis = (typeof BASES)[number];

/** What is known of the cells; each may be absent, and each may be silent on a cell. */
export interface AreaSources {
  readonly count: number;
  /** The planner's own layer: 1 inside (urban), 0 outside (rural). */
  readonly userLayer?: Uint8Array;
  /** Urban–rural class of the cell's village or community (111 … 220); 0 where unknown. */
  readonly villageCode?: Uint16Array;
  readonly townshipType?: readonly ('subdistrict' | 'town' | 'township' | 'unknown' | null)[];
  /** Index into `townshipType` by cell, -1 for none. */
  readonly township?: Int32Array;
  /** Class by grid, by cell. */
  readonly degurba?: DegurbaClasses;
}

/** The disputed choices: 112 城乡结合区 is urban by default, 122 镇乡结合区 and 123 特殊区域 are not. */
export interface AreaChoices {
  readonly urbanCodes: ReadonlySet<number>;
  /** Where to start in the order of precedence; what comes before is not asked. */
  readonly from?: Basis;
}

export const DEFAULT_CHOICES: AreaChoices = { urbanCodes: new Set([111, 112, 121]) };
const ALL_CODES: ReadonlySet<number> = new Set([111, 112, 121, 122, 123, 210, 220]);

export interface AreaClasses {
  /** `AREA` by cell. */
  readonly area: Uint8Array<ArrayBuffer>;
  /** Index into `BASES` by cell; 255 where unknown. */
  readonly basis: Uint8Array<ArrayBuffer>;
}

/** Urban or rural for every cell, by the first source that knows: drawn layer, village code, township type, grid. */
export function areaClasses(sources: AreaSources, choices: AreaChoices = DEFAULT_CHOICES): AreaClasses {
  const area = new Uint8Array(sources.count);
  const basis = new Uint8Array(sources.count).fill(255);
  const asked = BASES.slice(BASES.indexOf(choices.from ?? BASES[0]));
  for (let cell = 0; cell < sources.count; cell++) {
    for (const base of asked) {
      const found = READ[base](sources, cell, choices);
      if (found === AREA.unknown) continue;
      area[cell] = found;
      basis[cell] = BASES.indexOf(base);
      break;
    }
  }
  return { area, basis };
}

const classOf = (urban: boolean) => (urban ? AREA.urban : AREA.rural);

const READ: Readonly<Record<Basis, (sources: AreaSources, cell: number, choices: AreaChoices) => number>> = {
  'user-layer': ({ userLayer }, cell) => (userLayer ? classOf(userLayer[cell] === 1) : AREA.unknown),
  'village-code': ({ villageCode }, cell, { urbanCodes }) => {
    const code = villageCode?.[cell] ?? 0;
    return ALL_CODES.has(code) ? classOf(urbanCodes.has(code)) : AREA.unknown;
  },
  'township-type': ({ townshipType, township }, cell) => {
    const type = townshipType?.[township?.[cell] ?? -1] ?? 'unknown';
    return type === 'unknown' ? AREA.unknown : classOf(type === 'subdistrict');
  },
  degurba: ({ degurba }, cell) => (degurba ? classOf(degurba[cell] !== DEGURBA.rural) : AREA.unknown),
};
