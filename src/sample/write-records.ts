import { strToU8 } from 'fflate';
import type { Feature, FeatureCollection } from 'geojson';
import type { Rings } from './boundaries.ts';
import type { Counties } from './counties.ts';
import type { FacilityRow } from './facility-rows.ts';
import type { Land } from './land.ts';
import type { RegionNames } from './name-regions.ts';
import type { Place } from './settlements.ts';
import type { Units } from './townships.ts';

/** facilities.csv: UTF-8 with byte order mark, as spreadsheets like it. No value needs quotes. */
export function facilitiesCsv(rows: readonly FacilityRow[]): Uint8Array<ArrayBuffer> {
  const lines = ['id,name,kind,lon,lat,beds,vehicles,tier'];
  for (const row of rows) {
    const cells = [row.id, row.name, row.kind, row.lon, row.lat, row.beds ?? '', row.vehicles ?? '', row.tier];
    lines.push(cells.join(','));
  }
  return utf8(`\uFEFF${lines.join('\r\n')}\r\n`);
}

/** townships.geojson: one polygon per unit, with code, name, class, county and the county's code. */
export function townshipsJson(
  units: Units,
  frame: { readonly rings: ReadonlyMap<number, Rings>; readonly names: RegionNames },
): Uint8Array<ArrayBuffer> {
  const { rings, names } = frame;
  const features = units.list.map((unit, index): Feature => {
    const own = rings.get(index);
    if (own === undefined) throw new Error(`townshipsJson: unit ${index} has no area`);
    return {
      type: 'Feature',
      properties: {
        code: names.unitCode[index],
        name: names.unit[index],
        class: unit.class,
        county: names.county[unit.county],
        county_code: names.countyCode[unit.county],
        simulated: true,
      },
      geometry: { type: 'Polygon', coordinates: own.map((ring) => [...ring]) },
    };
  });
  return collection({ type: 'FeatureCollection', features });
}

/** candidates.geojson: seats of units and villages of at least 420 people. */
export function candidatesJson(
  places: readonly Place[],
  frame: { readonly land: Land; readonly counties: Counties; readonly names: RegionNames },
): Uint8Array<ArrayBuffer> {
  const { grid } = frame.land;
  const features: Feature[] = [];
  const inUnit = new Map<number, number>();
  for (const place of places) {
    const seat = place.rank !== 'village' && place.rank !== 'hamlet';
    if (!seat && (place.rank === 'hamlet' || place.people < 420)) continue;
    const unit = frame.names.unit[place.unit] as string;
    const number = inUnit.get(place.unit) ?? 0;
    inUnit.set(place.unit, number + 1);
    const lon = grid.west + ((place.cell % grid.width) + 0.5) * grid.step;
    const lat = grid.north - (Math.floor(place.cell / grid.width) + 0.5) * grid.step;
    features.push({
      type: 'Feature',
      properties: { id: `C${features.length + 1}`, name: seat ? `${unit}驻地` : `${unit}备选点${number}` },
      geometry: { type: 'Point', coordinates: [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5] },
    });
  }
  return collection({ type: 'FeatureCollection', features });
}

/** A collection as text, one feature per line. */
export function collection(content: FeatureCollection): Uint8Array<ArrayBuffer> {
  const lines = content.features.map((feature) => JSON.stringify(feature));
  return utf8(`{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`);
}

/** Text as UTF-8 (the core has no TextEncoder). */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(strToU8(text));
}
