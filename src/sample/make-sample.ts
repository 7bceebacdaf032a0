import { writeGeoTiff } from '../formats/write-geotiff.ts';
import { drawBoundaries } from './boundaries.ts';
import { addStreets, buildCountryRoads, buildMainRoads } from './build-roads.ts';
import { drawCounties } from './counties.ts';
import { drawZones } from './draw-zones.ts';
import { createFineGrid, type FineGrid } from './fine-grid.ts';
import { type Land, readLand } from './land.ts';
import { landCoverTiff } from './land-cover.ts';
import { createLandform } from './landform.ts';
import { nameRegions } from './name-regions.ts';
import { placeFacilities } from './place-facilities.ts';
import { housePeople } from './population.ts';
import { projectFile } from './project-file.ts';
import { createRandom } from './random.ts';
import { rasterise } from './rasterise.ts';
import { roadMeters } from './road-reach.ts';
import { settle } from './settlements.ts';
import { type SampleSize, sizePlan } from './size-plan.ts';
import { carveTerrain } from './terrain.ts';
import { borderCost, growTerritory } from './territory.ts';
import { drawTownships } from './townships.ts';
import { readValleys } from './valleys.ts';
import { candidatesJson, collection, facilitiesCsv, townshipsJson, utf8 } from './write-records.ts';
import { writeRoads } from './write-roads.ts';

/** One file of the sample, ready to be saved. */
export interface SampleFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface SampleOptions {
  readonly size: SampleSize;
  readonly seed: number;
  /** Called with the share done, 0 … 1. */
  readonly onProgress?: (share: number) => void;
}

/** "No data" in the population raster: cells outside the territory. */
const OUTSIDE = 65_535;
/** Work cells kept around the territory in the rasters. */
const MARGIN = 16;
/** How far from a road villages are founded, metres. */
const ROAD_REACH = 6_000;

/**
 * Makes a simulated region from a seed: terrain, borders, people, roads, facilities and a project that opens them.
 * The same size and seed give the same bytes. Nothing in it is real.
 */
export async function makeSample(options: SampleOptions): Promise<SampleFile[]> {
  const { size, seed } = options;
  const report = async (share: number): Promise<void> => {
    options.onProgress?.(share);
    await Promise.resolve();
  };
  const plan = sizePlan(size);
  const landform = createLandform(plan, seed, createRandom(seed, 1));
  const terrain = carveTerrain(plan, landform, seed);
  await report(0.35);
  const land = readLand(terrain, landform, seed);
  const territory = growTerritory(land, landform, plan, seed);
  const countyFrame = { plan, landform, territory };
  const counties = drawCounties(land, countyFrame, borderCost(land, seed, 0.8), createRandom(seed, 2));
  const units = drawTownships(land, { plan, counties }, borderCost(land, seed + 5, 1.3), createRandom(seed, 3));
  const rings = drawBoundaries(units.label, land.grid);
  await report(0.5);
  const fine = createFineGrid(units.label, land.grid, MARGIN);
  const unitOf = rasterise(rings, fine);
  const roadSources = { plan, landform, land, counties, units, seed };
  const main = buildMainRoads(roadSources);
  const valleys = readValleys(land);
  const toRoad = roadMeters(main.roads, ROAD_REACH);
  const places = settle(land, { plan, counties, units, valleys, toRoad, seed }, createRandom(seed, 4));
  const shaped = buildCountryRoads(roadSources, main, places);
  await report(0.6);
  const peopleFrame = { grid: fine, places, unitOf, valleys, roads: shaped, seed };
  const population = housePeople(land, peopleFrame, createRandom(seed, 5));
  const people = countPeople(population.people, unitOf, units.list.length);
  const { receiver } = terrain.drainage;
  const { motorways } = main;
  const network = addStreets(shaped, { ...roadSources, motorways, receiver, places, fine, population });
  await report(0.85);
  const names = nameRegions(counties, units, createRandom(seed, 6));
  const facilityFrame = { plan, counties, units, places, names, fine, population, unitOf, people };
  const facilities = placeFacilities(facilityFrame, createRandom(seed, 7));
  const lone = plan.counties === 1;
  const name = size === 'province' ? '云岭省' : ((lone ? names.county[0] : names.prefecture[0]) as string);
  const code = size === 'province' ? '990000' : lone ? (names.countyCode[0] as string) : '990100';
  const zones = drawZones(land, { counties, receiver, names: names.county, seed });
  const files: SampleFile[] = [
    {
      name: 'yunling.medreach.json',
      bytes: utf8(`${JSON.stringify(projectFile({ seed, name, code }), null, 2)}\n`),
    },
    { name: 'facilities.csv', bytes: facilitiesCsv(facilities) },
    { name: 'townships.geojson', bytes: townshipsJson(units, { rings, names }) },
    { name: 'population.tif', bytes: populationTiff(population.people, unitOf, fine) },
    { name: 'dem.tif', bytes: elevationTiff(land, fine) },
    {
      name: 'landcover.tif',
      bytes: landCoverTiff(land, { fine, people: population.people, water: population.water, seed }),
    },
    { name: 'roads.osm.pbf', bytes: writeRoads(network, land.grid) },
    { name: 'candidates.geojson', bytes: candidatesJson(places, { land, counties, names }) },
    { name: 'zones.geojson', bytes: collection(zones) },
  ];
  await report(1);
  return files;
}

/** People of each unit. */
function countPeople(people: Uint16Array, unitOf: Int32Array, units: number): number[] {
  const sums = new Array<number>(units).fill(0);
  for (let cell = 0; cell < people.length; cell++) {
    const unit = unitOf[cell] as number;
    if (unit >= 0) sums[unit] = (sums[unit] as number) + (people[cell] as number);
  }
  return sums;
}

function populationTiff(people: Uint16Array, unitOf: Int32Array, fine: FineGrid): Uint8Array<ArrayBuffer> {
  const values = people.map((count, cell) => (unitOf[cell] === -1 ? OUTSIDE : count));
  const { width, height, west, north, step } = fine;
  return writeGeoTiff({ width, height, west, north, cellLon: step, cellLat: step, values, nodata: OUTSIDE });
}

/** The same window as the population, in work cells. */
function elevationTiff(land: Land, fine: FineGrid): Uint8Array<ArrayBuffer> {
  const { grid } = land;
  const width = fine.width / 3;
  const height = fine.height / 3;
  const values = new Int16Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const cell = (row + fine.row) * grid.width + column + fine.column;
      values[row * width + column] = Math.round(land.meters[cell] as number);
    }
  }
  const { west, north } = fine;
  return writeGeoTiff({ width, height, west, north, cellLon: grid.step, cellLat: grid.step, values, nodata: -32_768 });
}
