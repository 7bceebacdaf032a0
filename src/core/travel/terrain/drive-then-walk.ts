import type { Steps } from '../../model/steps.ts';
import { UNREACHED } from '../../model/units.ts';
import { kNearest } from '../k-nearest.ts';
import { labelOf } from '../label.ts';
import type { Measure, Origin } from '../measure.ts';
import type { SweepStarts } from './cost-sweep.ts';
import type { RoadPlaces } from './road-places.ts';
import type { TerrainFrame } from './terrain-frame.ts';
import { startsFromLabels, type TerrainMeasureInput } from './terrain-measure.ts';

/**
 * The combined model: by road as far as that helps, and over the ground for the rest. Gives a terrain measure its
 * other starts: every place on a road, at the time the network measure has for it; time at a cell is then the lesser of
 * walking all the way and driving first. The terrain must be one where roads are only walked.
 * `network`: a measure in deciseconds whose demand are the `places`, in order. It should snap no farther than a cell,
 * so that the way from road to place is not walked twice.
 */
export function driveThenWalk(
  network: Measure,
  places: RoadPlaces,
  frame: Pick<TerrainFrame, 'cellAt'>,
): NonNullable<TerrainMeasureInput['alsoFrom']> {
  if (network.unit !== 'deciseconds') throw new Error(`a network measure in ${network.unit}`);
  const { count, lon, lat } = places;
  const near = { cells: new Uint32Array(count), values: new Uint32Array(count) };
  const cellOf = Int32Array.from(lon, (east, i) => frame.cellAt(east, lat[i]!));
  const starts = { cells: new Int32Array(count), seconds: new Float64Array(count), owners: new Float64Array(count) };

  const withinLimit = (origin: Origin, limit: number): SweepStarts => {
    const reached = network.within(origin, limit, near);
    for (let k = 0; k < reached; k++) {
      starts.cells[k] = cellOf[near.cells[k]!]!;
      starts.seconds[k] = near.values[k]! / 10;
    }
    starts.owners.fill(origin.index, 0, reached);
    return {
      cells: starts.cells.subarray(0, reached),
      seconds: starts.seconds.subarray(0, reached),
      owners: starts.owners.subarray(0, reached),
    };
  };

  const severalEach = (origins: readonly Origin[], k: number): SweepStarts => {
    const { values, owners } = kNearest(network, origins, k);
    const slots = [...values.keys()].filter((slot) => values[slot] !== UNREACHED);
    return startsFromLabels(
      Int32Array.from(slots, (slot) => cellOf[Math.floor(slot / k)]!),
      Float64Array.from(slots, (slot) => labelOf(values[slot]!, owners[slot]!)),
    );
  };

  return function* (origins, { limit, nearest }): Steps<SweepStarts> {
    if (nearest > 1) return severalEach(origins, nearest);
    const [only] = origins;
    if (limit < Infinity && only && origins.length === 1) return withinLimit(only, limit);
    const { cells } = yield* network.nearestInSteps(origins);
    return startsFromLabels(cellOf, cells);
  };
}
