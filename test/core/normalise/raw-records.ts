import type { Geometry } from 'geojson';
import type { RawRecords } from '../../../src/core/normalise/raw.ts';

type Value = string | number | boolean | null;

/** A table as raw records: the header, then rows counted from 2 as a spreadsheet does. */
export function table(fields: readonly string[], ...rows: readonly (readonly Value[])[]): RawRecords {
  return {
    type: 'records',
    fields,
    records: rows.map((values, i) => ({ row: i + 2, values, geometry: null })),
  };
}

/** Features as raw records, counted from 1; properties become fields. */
export function features(
  ...list: readonly { geometry: Geometry | null; properties?: Readonly<Record<string, Value>> }[]
): RawRecords {
  const fields = [...new Set(list.flatMap(({ properties = {} }) => Object.keys(properties)))];
  const records = list.map(({ geometry, properties = {} }, i) => ({
    row: i + 1,
    values: fields.map((field) => properties[field] ?? null),
    geometry,
  }));
  return { type: 'records', fields, records };
}

/** A square polygon with its south-west corner at x, y. */
export function square(x: number, y: number, size = 1): { type: 'Polygon'; coordinates: number[][][] } {
  return {
    type: 'Polygon',
    coordinates: [
      [
        [x, y],
        [x + size, y],
        [x + size, y + size],
        [x, y + size],
        [x, y],
      ],
    ],
  };
}
