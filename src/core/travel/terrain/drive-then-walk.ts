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

  const withinLimit = (origin: Origin, limit: number): SweepStarts => {
    const found = network.within(origin, limit, near);
    const cells = near.cells.subarray(0, found);
    return startsFromLabels(
      {
        lon: Float64Array.from(cells, (i) => lon[i]!),
        lat: Float64Array.from(cells, (i) => lat[i]!),
        labels: Float64Array.from(cells, (_, k) => labelOf(near.values[k]!, origin.index)),
      },
      frame,
    );
  };

  const severalEach = (origins: readonly Origin[], k: number): SweepStarts => {
    const { values, owners } = kNearest(network, origins, k);
    const slots = [...values.keys()].filter((slot) => values[slot] !== UNREACHED);
    return startsFromLabels(
      {
        lon: Float64Array.from(slots, (slot) => lon[Math.floor(slot / k)]!),
        lat: Float64Array.from(slots, (slot) => lat[Math.floor(slot / k)]!),
        labels: Float64Array.from(slots, (slot) => labelOf(values[slot]!, owners[slot]!)),
      },
      frame,
    );
  };

  return (origins, { limit, nearest }) => {
    if (nearest > 1) return severalEach(origins, nearest);
    const [only] = origins;
    if (limit < Infinity && only && origins.length === 1) return withinLimit(only, limit);
    return startsFromLabels({ lon, lat, labels: network.nearest(origins).cells }, frame);
  };
}
