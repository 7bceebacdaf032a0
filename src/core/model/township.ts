import type { MultiPolygon, Polygon } from 'geojson';

/** 街道 | 镇 | 乡; unknown where the file does not say and the name does not show it. */
export type TownshipClass = 'subdistrict' | 'town' | 'township' | 'unknown';

/** A township-level unit: the row of every table. */
export interface Township {
  readonly code: string;
  readonly name: string;
  readonly class: TownshipClass;
  /** Name of the county-level unit it belongs to; empty where unknown. */
  readonly county: string;
  readonly geometry: Polygon | MultiPolygon;
}

/** 街道 are urban, 镇 and 乡 rural: the only reading that townships alone allow. */
export function areaOf(township: Township): 'urban' | 'rural' | 'unknown' {
  if (township.class === 'unknown') return 'unknown';
  return township.class === 'subdistrict' ? 'urban' : 'rural';
}
