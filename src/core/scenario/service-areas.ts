import { type CatchmentShapes, catchmentShapes } from '../catchment/catchment-shapes.ts';
import type { CoverageQuestion } from '../model/question.ts';
import type { Minutes } from '../model/units.ts';
import { type BandCheck, bandCheck } from '../travel/isochrone/band-check.ts';
import { circleIsochrones } from '../travel/isochrone/circle-isochrones.ts';
import { type FieldGrid, fieldGrid } from '../travel/isochrone/field-grid.ts';
import { type IsochroneShapes, isochroneShapes } from '../travel/isochrone/isochrone-shapes.ts';
import { walkedStep, wholeLattice } from '../travel/isochrone/lattice.ts';
import type { Plan } from './edit.ts';
import type { MeasureKind } from './measures.ts';
import { hasTimes, measureKind, originsOf, ownersOf, type Planner, valuesOf } from './planner.ts';
import { regionBox } from './region-box.ts';

/** What a question's facilities serve, drawn: pictures beside the numbers that the cells give. */
export interface ServiceAreas {
  /** Areas within the minutes asked for, the largest first. */
  readonly isochrones: IsochroneShapes;
  /** How far these pictures agree with the people counted by their own times. */
  readonly checks: readonly BandCheck[];
  /** The area nearest to each facility by the limit's measure; `facility` is the place in the plan. */
  readonly catchments: CatchmentShapes;
}

export interface ServiceAreaQuestion {
  readonly coverage: CoverageQuestion;
  /** Minutes of travel to draw, whatever the limit is. */
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
  const grid = fieldGrid(demand, { maxPoints, bounds: regionBox(planner.region) });
  const measures = planner.measures.on(grid.samples);
  return (plan, asked) => {
    const question = asked.coverage;
    const origins = originsOf(plan, question.facilityKinds);
    const labelsOf = (kind: MeasureKind) => measures.get(kind, plan).nearest(origins).cells;
    const byLimit = measureKind(question);
    const labels = labelsOf(byLimit);
    const drawn = asked.bands.length > 0 && hasTimes(planner.region, plan);
    const times = () => (byLimit === 'time' ? labels : labelsOf('time'));
    const isochrones = drawn ? isochronesOf({ ...asked, plan, grid, labels: times() }) : none;
    return {
      isochrones,
      checks: bandCheck(isochrones, demand, planner.evaluate(plan, question).deciseconds),
      catchments: catchmentShapes({ ...wholeLattice(grid.lattice), owners: ownersOf(labels) }),
    };
  };
}

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
