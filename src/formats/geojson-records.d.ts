// The npm package `geojson` (arrays of objects to GeoJSON) ships no types, and its name belongs to @types/geojson;
// its only file is imported by path and described here.
declare module 'geojson/geojson.js' {
  const records: {
    readonly parse: (
      objects: readonly object[],
      options: { Point: readonly [lat: string, lon: string] },
    ) => import('geojson').FeatureCollection<import('geojson').Point>;
  };
  export = records;
}
