/**
 * The old `crs` member (GeoJSON 2008) as a datum of the project file: `wgs84`, `EPSG:4549`; null where there is none
 * or it is not understood. `urn:ogc:def:crs:EPSG::4490`, `EPSG:4490` and `…:CRS84` are read.
 */
export function crsOfGeojson(crs: unknown): string | null {
  const name = nameOf(crs);
  if (name === null) return null;
  if (/CRS:?84$/i.test(name)) return 'wgs84';
  const epsg = /EPSG:(?:[\d.]*:)?(\d+)$/i.exec(name)?.[1];
  if (epsg === undefined) return null;
  return epsg === '4326' ? 'wgs84' : `EPSG:${epsg}`;
}

function nameOf(crs: unknown): string | null {
  if (typeof crs !== 'object' || crs === null || !('properties' in crs)) return null;
  const { properties } = crs;
  if (typeof properties !== 'object' || properties === null) return null;
  if ('name' in properties && typeof properties.name === 'string') return properties.name;
  // GeoJSON 2008 also knew {"type": "EPSG", "properties": {"code": 4490}}.
  return 'code' in properties ? `EPSG:${String(properties.code)}` : null;
}
