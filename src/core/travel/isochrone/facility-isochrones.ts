import { decisecondsWithin, type Minutes } from '../../model/units.ts';
import type { Measure, Within } from '../measure.ts';
import { type IsochroneShapes, isochroneShapes } from './isochrone-shapes.ts';
import { type Lattice, walkedStep } from './lattice.ts';
import { windowField } from './time-field.ts';

export interface FacilityIsochrones {
  /** A measure of deciseconds over the samples of the lattice. */
  readonly measure: Measure;
  readonly lattice: Lattice;
  readonly walkKmh: number;
  /** Room for the search, as long as the samples; kept from one facility to the next. */
  readonly found: Within;
}

/** Isochrones of one place alone, from a field no larger than what it reaches. */
export function facilityIsochrones(
  place: { readonly lon: number; readonly lat: number },
  minutesList: readonly Minutes[],
  { measure, lattice, walkKmh, found }: FacilityIsochrones,
): IsochroneShapes {
  const rise = walkedStep(lattice, walkKmh);
  // A step beyond the limit, so that lines stand where they would in a field of the whole lattice.
  const limit = decisecondsWithin(Math.max(...minutesList)) + rise;
  const count = measure.within(place, limit, found);
  const field = windowField(lattice, { count, cells: found.cells, values: found.values }, rise);
  return field ? isochroneShapes(field, minutesList) : { type: 'FeatureCollection', features: [] };
}
