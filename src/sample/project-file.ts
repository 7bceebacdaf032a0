/** Class speeds on winding roads: about three quarters of the defaults, which are for open country. */
const MOUNTAIN_KMH = {
  motorway: 80,
  trunk: 60,
  primary: 45,
  secondary: 37,
  tertiary: 30,
  unclassified: 22,
  residential: 20,
  living_street: 10,
  service: 12,
  track: 11,
  road: 22,
};

/** What the sample's project file says, in the keys of the contract. */
export function projectFile(wish: { readonly seed: number; readonly name: string; readonly code: string }): object {
  const { seed, name, code } = wish;
  const mark = { origin: `MedReach sample generator, seed ${seed}`, simulated: true };
  const facilityColumns = {
    id: 'id',
    name: 'name',
    kind: 'kind',
    lon: 'lon',
    lat: 'lat',
    capacity: 'beds',
    vehicles: 'vehicles',
    tier: 'tier',
  };
  const stations = ['ems-station', 'ems-centre'];
  const hospitals = ['county-hospital', 'municipal-hospital', 'tertiary-hospital'];
  return {
    format: 'medreach-project',
    version: 1,
    title: `${name}急救站布局`,
    language: 'zh-CN',
    boundary: { code, name },
    data: [
      { role: 'facilities', path: 'facilities.csv', datum: 'wgs84', columns: facilityColumns, ...mark },
      {
        role: 'townships',
        path: 'townships.geojson',
        columns: { code: 'code', name: 'name', class: 'class', county: 'county' },
        ...mark,
      },
      { role: 'population', path: 'population.tif', ...mark },
      { role: 'roads', path: 'roads.osm.pbf', ...mark },
      { role: 'elevation', path: 'dem.tif', ...mark },
      { role: 'landcover', path: 'landcover.tif', ...mark },
      { role: 'candidates', path: 'candidates.geojson', ...mark },
      { role: 'zones', path: 'zones.geojson', columns: { kind: 'kind' }, ...mark },
    ],
    travel: { model: 'network', direction: 'from-facility', speedKmh: MOUNTAIN_KMH, callMinutes: 1, turnoutMinutes: 2 },
    analyses: [
      { id: 'ems15', kind: 'coverage', facilities: stations, minutes: 15 },
      { id: 'response', kind: 'response', facilities: stations, weights: 'population' },
      { id: 'hospital30', kind: 'coverage', facilities: hospitals, minutes: 30 },
      { id: 'hospital60', kind: 'coverage', facilities: hospitals, minutes: 60 },
      { id: 'radius', kind: 'coverage', facilities: stations, km: 10, metric: 'straight' },
    ],
    siting: [
      {
        id: 'next5',
        model: 'mclp',
        analysis: 'ems15',
        sites: 5,
        existing: 'keep',
        candidates: { from: 'cells', spacingMeters: 2500 },
        forbid: ['no-build'],
        seconds: 30,
        seed: 1,
      },
    ],
  };
}
