import { type CatchmentShapes, catchmentShapes } from '../catchment/catchment-shapes.ts';
import type { CoverageQuestion } from '../model/question.ts';
import type { Region } from '../model/region.ts';
import type { Minutes } from '../model/units.ts';
import { type BandCheck, bandCheck } from '../travel/isochrone/band-check.ts';
import { circleIsochrones } from '../travel/isochrone/circle-isochrones.ts';
import { type FieldGrid, fieldGrid } from '../travel/isochrone/field-grid.ts';
import { type IsochroneShapes, isochroneShapes } from '../travel/isochrone/isochrone-shapes.ts';
import { walkedStep, wholeLattice } from '../travel/isochrone/lattice.ts';
import type { Plan } from './edit.ts';
import { measureKind, originsOf, ownersOf, type Planner, valuesOf } from './planner.ts';

/** What a question's facilities serve, drawn: pictures beside the numbers that the cells give. */
export interface ServiceAreas {
  /** Areas within so many minutes, the largest first; none where the limit is a distance. */
  readonly isochrones: IsochroneShapes;
  /** How far these pictures agree with the people counted by their own times. */
  readonly checks: readonly BandCheck[];
  /** The area nearest to each facility by the limit's measure; `facility` is the place in the plan. */
  readonly catchments: CatchmentShapes;
}

export interface ServiceAreaQuestion {
  readonly coverage: CoverageQuestion;
  /** Minutes of travel to draw; without effect where the limit is a distance. */
  readonly bands: readonly Minutes[];
}

/** Draws the areas of one question after another; the sample points are found and brought to the roads once. */
export type ServiceAreaPainter = (plan: Plan, asked: ServiceAreaQuestion) => ServiceAreas;

/**
 * Times and owners at sample points over the whole region, at most `maxPoints` of them. Slower than an answer: a picture
 * is asked for by itself. Over a population raster with no more cells than that the drawn areas hold exactly the people
 * who are within the time.
 */
export function serviceAreaPainter(planner: Planner, maxPoints: number): ServiceAreaPainter {
  const { demand } = planner.region;
  const none: IsochroneShapes = { type: 'FeatureCollection', features: [] };
  if (demand.count === 0) {
    return () => ({ isochrones: none, checks: [], catchments: { type: 'FeatureCollection', features: [] } });
  }
  const grid = fieldGrid(demand, { maxPoints, bounds: boundsToDraw(planner.region) });
  const measures = planner.measures.on(grid.samples);
  return (plan, asked) => {
    const question = asked.coverage;
    const measure = measures.get(measureKind(question), plan);
    const labels = measure.nearest(originsOf(plan, question.facilityKinds)).cells;
    const isochrones = question.limit.by === 'km' ? none : isochronesOf({ ...asked, plan, grid, labels });
    return {
      isochrones,
      checks: bandCheck(isochrones, demand, planner.evaluate(plan, question).deciseconds),
      catchments: catchmentShapes({ ...wholeLattice(grid.lattice), owners: ownersOf(labels) }),
    };
  };
}

/** Facilities farther outside than this (some 25 km) are not what the picture is about, or stand there by mistake. */
const OUTSIDE_DEGREES = 0.25;

/** The box around people, townships and the facilities near them. */
function boundsToDraw({ demand, townships, facilities }: Region): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const include = (lon: number, lat: number): void => {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  };
  for (let i = 0; i < demand.count; i++) include(demand.lon[i]!, demand.lat[i]!);
  for (const { geometry } of townships) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const [outer = []] of polygons) for (const [lon = 0, lat = 0] of outer) include(lon, lat);
  }
  const near = facilities.filter(
    ({ lon, lat }) =>
      lon > west - OUTSIDE_DEGREES &&
      lon < east + OUTSIDE_DEGREES &&
      lat > south - OUTSIDE_DEGREES &&
      lat < north + OUTSIDE_DEGREES,
  );
  for (const { lon, lat } of near) include(lon, lat);
  return [west, south, east, north];
}

type Bounds = readonly [west: number, south: number, east: number, north: number];

interface Drawn {
  readonly plan: Plan;
  readonly coverage: CoverageQuestion;
  readonly bands: readonly Minutes[];
  readonly grid: FieldGrid;
  readonly labels: Float64Array;
}

function isochronesOf({ plan, coverage, bands, grid, labels }: Drawn): IsochroneShapes {
  const { travel } = plan;
  if (travel.model === 'circle') {
    const kinds = new Set(coverage.facilityKinds);
    const open = plan.facilities.filter((facility) => facility.open && kinds.has(facility.kind));
    return circleIsochrones(open, bands, travel);
  }
  const stepDeciseconds = walkedStep(grid.lattice, travel.walkKmh);
  return isochroneShapes({ ...wholeLattice(grid.lattice), values: valuesOf(labels), stepDeciseconds }, bands);
}
