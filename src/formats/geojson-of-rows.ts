/// <reference path="./geojson-records.d.ts" />
import type { Feature, FeatureCollection, Point } from 'geojson';
import records from 'geojson/geojson.js';

/** A row of a table that stands somewhere: `lon` and `lat` in degrees WGS84, everything else becomes a property. */
export interface PlacedRow {
  readonly lon: number | null;
  readonly lat: number | null;
  readonly [field: string]: string | number | boolean | null;
}

/** Rows to point features in the same order; a row without a place keeps its properties and has no geometry. */
export function geojsonOfRows(rows: readonly PlacedRow[]): FeatureCollection<Point | null> {
  const placed = rows.filter(isPlaced);
  // The package leaves the two coordinate fields out of the properties by itself.
  const points = records.parse(placed, { Point: ['lat', 'lon'] }).features.values();
  const features = rows.map((row): Feature<Point | null> => {
    const point = isPlaced(row) ? points.next().value : undefined;
    if (point) return point;
    const { lon: _lon, lat: _lat, ...properties } = row;
    return { type: 'Feature', properties, geometry: null };
  });
  return { type: 'FeatureCollection', features };
}

function isPlaced(row: PlacedRow): boolean {
  return Number.isFinite(row.lon) && Number.isFinite(row.lat);
}
