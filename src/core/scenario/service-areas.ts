import { type CatchmentShapes, catchmentShapesInSteps } from '../catchment/catchment-shapes.ts';
import type { CoverageQuestion } from '../model/question.ts';
import type { Steps } from '../model/steps.ts';
import type { Minutes } from '../model/units.ts';
import { type BandCheck, bandCheckInSteps } from '../travel/isochrone/band-check.ts';
import { circleIsochrones } from '../travel/isochrone/circle-isochrones.ts';
import { type FieldGrid, fieldGrid } from '../travel/isochrone/field-grid.ts';
import { type IsochroneShapes, isochroneShapesInSteps } from '../travel/isochrone/isochrone-shapes.ts';
import { walkedStep, wholeLattice } from '../travel/isochrone/lattice.ts';
import type { Plan } from './edit.ts';
import type { MeasureKind } from './measures.ts';
import { hasTimes, measureKind, originsOf, ownersOf, valuesOf } from './plan-question.ts';
import type { Planner } from './planner.ts';
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
export type ServiceAreaPainter = (plan: Plan, asked: ServiceAreaQuestion) => Steps<ServiceAreas>;

/**
 * Times and owners at sample points over the whole region, at most `maxPoints` of them. Slower than an answer: a picture
 * is asked for by itself. Over a population raster with no more cells than that the drawn areas hold exactly the people
 * who are within the time.
 */
export function* serviceAreaPainter(planner: Planner, maxPoints: number): Steps<ServiceAreaPainter> {
  const { demand } = planner.region;
  const none: IsochroneShapes = { type: 'FeatureCollection', features: [] };
  if (demand.count === 0) {
    // biome-ignore lint/correctness/useYield: nothing to do is done at once
    return function* () {
      return { isochrones: none, checks: [], catchments: { type: 'FeatureCollection', features: [] } };
    };
  }
  const grid = fieldGrid(demand, { maxPoints, bounds: regionBox(planner.region) });
  yield;
  const measures = planner.measures.on(grid.samples);
  return function* (plan, asked) {
    const question = asked.coverage;
    const origins = originsOf(plan, question.facilityKinds);
    function* labelsOf(kind: MeasureKind): Steps<Float64Array> {
      const measure = yield* measures.getInSteps(kind, plan);
      return (yield* measure.nearestInSteps(origins)).cells;
    }
    const byLimit = measureKind(question);
    const labels = yield* labelsOf(byLimit);
    const drawn = asked.bands.length > 0 && hasTimes(planner.region, plan);
    const times = drawn && byLimit !== 'time' ? yield* labelsOf('time') : labels;
    const isochrones = drawn ? yield* isochronesOf({ ...asked, plan, grid, labels: times }) : none;
    yield;
    const owners = ownersOf(labels);
    const { deciseconds } = yield* planner.evaluateInSteps(plan, question);
    return {
      isochrones,
      checks: yield* bandCheckInSteps(isochrones, demand, deciseconds),
      catchments: yield* catchmentShapesInSteps({ ...wholeLattice(grid.lattice), owners }),
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

function* isochronesOf({ plan, coverage, bands, grid, labels }: Drawn): Steps<IsochroneShapes> {
  const { travel } = plan;
  if (travel.model === 'circle') {
    const kinds = new Set(coverage.facilityKinds);
    const open = plan.facilities.filter((facility) => facility.open && kinds.has(facility.kind));
    return circleIsochrones(open, bands, travel);
  }
  const stepDeciseconds = walkedStep(grid.lattice, travel.walkKmh);
  yield;
  return yield* isochroneShapesInSteps(
    { ...wholeLattice(grid.lattice), values: valuesOf(labels), stepDeciseconds },
    bands,
  );
}
