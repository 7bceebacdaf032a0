import { UNREACHED } from '../core/model/units.ts';
import type { Ramp } from '../map/map-scene.ts';
import { rampThresholds } from '../map/ramp.ts';

/** People per class of the ramp: one figure per colour, the last but one beyond the last step, the last unreached. */
export function peoplePerClass(cells: Uint32Array, population: ArrayLike<number>, ramp: Ramp): readonly number[] {
  const ends = rampThresholds(ramp);
  const people = new Array<number>(ends.length + 2).fill(0);
  for (let i = 0; i < cells.length; i++) {
    const value = cells[i] ?? UNREACHED;
    let at = value === UNREACHED ? ends.length + 1 : 0;
    while (at < ends.length && value > (ends[at] ?? 0)) at += 1;
    people[at] = (people[at] ?? 0) + (population[i] ?? 0);
  }
  return people;
}
