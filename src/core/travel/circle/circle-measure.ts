import { EARTH_RADIUS, RADIANS } from '../../geo/distance.ts';
import type { Demand } from '../../model/demand.ts';
import { finish, inParts, type Steps } from '../../model/steps.ts';
import { KLabels } from '../k-labels.ts';
import { labelOf, NO_LABEL } from '../label.ts';
import type { KNearest, Measure, NearestState, Origin } from '../measure.ts';

/** Turns straight metres into the measure's whole units. Must never fall as metres grow. */
export type FromMeters = (meters: number) => number;

/** Deciseconds over straight metres × detour at `straightKmh`, rounded to the nearest. */
export function straightTime(detour: number, straightKmh: number): FromMeters {
  const decisecondsPerMeter = (detour * 36) / straightKmh;
  return (meters) => Math.round(meters * decisecondsPerMeter);
}

/**
 * Decimetres, rounded up: for a limit that is itself a whole number of decimetres, `rounded ≤ limit` says exactly
 * what `metres ≤ limit` says. The tiny allowance keeps 3,500.0000001 m, a rounding of 3.5 km, inside 3.5 km.
 */
export const straightDecimeters: FromMeters = (meters) => Math.ceil(meters * 10 - 1e-5);

/** Unit vectors of points on the sphere, x y z in turn. The chord between two grows with their great-circle distance. */
function unitVectors(count: number, lon: ArrayLike<number>, lat: ArrayLike<number>): Float64Array {
  const xyz = new Float64Array(count * 3);
  for (let i = 0; i < count; i++) {
    const cos = Math.cos(lat[i]! * RADIANS);
    xyz[i * 3] = cos * Math.cos(lon[i]! * RADIANS);
    xyz[i * 3 + 1] = cos * Math.sin(lon[i]! * RADIANS);
    xyz[i * 3 + 2] = Math.sin(lat[i]! * RADIANS);
  }
  return xyz;
}

const CELLS_AT_ONCE = 16_384;

const vectors = new WeakMap<Demand, Float64Array>();

/** Unit vectors of a demand, shared by all measures over it. */
function vectorsOf(demand: Demand): Float64Array {
  const held = vectors.get(demand) ?? unitVectors(demand.count, demand.lon, demand.lat);
  vectors.set(demand, held);
  return held;
}

/** Great-circle metres for the square of a chord between unit vectors. */
function metersOfChord(squared: number): number {
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(squared) / 2));
}

/** The circle model: straight-line nearness from every facility to every demand cell. */
export function createCircleMeasure(demand: Demand, unit: Measure['unit'], fromMeters: FromMeters): Measure {
  const people = vectorsOf(demand);

  function* nearestInSteps(origins: readonly Origin[]): Steps<NearestState> {
    const cells = new Float64Array(demand.count).fill(NO_LABEL);
    if (origins.length > 0) yield* nearestBySweep(people, origins, { cells, fromMeters });
    return { cells };
  }

  return {
    unit,
    nearest: (origins) => finish(nearestInSteps(origins)),
    nearestInSteps,
    nearestWith(state, extra, out) {
      const at = unitVectors(1, [extra.lon], [extra.lat]);
      for (let i = 0; i < demand.count; i++) {
        const label = labelOf(fromMeters(metersOfChord(chordSquared(people, i, at, 0))), extra.index);
        const base = state.cells[i]!;
        out[i] = label < base ? label : base;
      }
    },
    within(place, limit, out) {
      const at = unitVectors(1, [place.lon], [place.lat]);
      // A chord a little longer than the limit's: what is beyond it needs no exact distance.
      const farMeters = ((limit + 2) * 1e5) / fromMeters(1e5);
      const far = 2 * Math.sin(Math.min(Math.PI / 2, farMeters / EARTH_RADIUS / 2));
      let found = 0;
      for (let i = 0; i < demand.count; i++) {
        if (out.skip?.[i] || chordSquared(people, i, at, 0) > far * far) continue;
        const value = fromMeters(metersOfChord(chordSquared(people, i, at, 0)));
        if (value > limit) continue;
        out.cells[found] = i;
        out.values[found++] = value;
      }
      return found;
    },
    kNearest: (origins, k) => kNearestBySweep(people, origins, { labels: new KLabels(demand.count, k), fromMeters }),
    canStart: () => true,
  };
}

function chordSquared(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const dx = a[i * 3]! - b[j * 3]!;
  const dy = a[i * 3 + 1]! - b[j * 3 + 1]!;
  const dz = a[i * 3 + 2]! - b[j * 3 + 2]!;
  return dx * dx + dy * dy + dz * dz;
}

/**
 * Exact nearest by a sweep over origins sorted by z (the sine of latitude): from the cell's own z outward, and stop
 * where the difference in z alone is longer than the best chord, since a chord is never shorter than its z part.
 * Origins up to two units farther than the best are still looked at: they may round to the same value, and then the
 * lower index must win.
 */
function* nearestBySweep(
  people: Float64Array,
  origins: readonly Origin[],
  target: { cells: Float64Array; fromMeters: FromMeters },
): Steps<void> {
  const sorted = [...origins].sort((a, b) => a.lat - b.lat || a.index - b.index);
  const at = unitVectors(
    sorted.length,
    sorted.map((o) => o.lon),
    sorted.map((o) => o.lat),
  );
  const { cells, fromMeters } = target;
  const slack = (2 * 1e5) / fromMeters(1e5) / EARTH_RADIUS;
  let start = 0;
  let bestLabel = NO_LABEL;
  let reach = Infinity;
  const look = (i: number, j: number): boolean => {
    const dz = at[j * 3 + 2]! - people[i * 3 + 2]!;
    if (dz > reach || dz < -reach) return false;
    const chord = chordSquared(people, i, at, j);
    if (chord > reach * reach) return true;
    const here = labelOf(fromMeters(metersOfChord(chord)), sorted[j]!.index);
    if (here < bestLabel) bestLabel = here;
    reach = Math.min(reach, Math.sqrt(chord) + slack);
    return true;
  };
  const labelCell = (i: number): void => {
    const z = people[i * 3 + 2]!;
    // Neighbouring cells start where the one before ended: rasters come row by row.
    while (start < sorted.length - 1 && at[start * 3 + 2]! < z) start++;
    while (start > 0 && at[(start - 1) * 3 + 2]! >= z) start--;
    bestLabel = NO_LABEL;
    reach = Infinity;
    for (let j = start; j < sorted.length && look(i, j); j++);
    for (let j = start - 1; j >= 0 && look(i, j); j--);
    cells[i] = bestLabel;
  };
  yield* inParts(cells.length, CELLS_AT_ONCE, (from, to) => {
    for (let i = from; i < to; i++) labelCell(i);
  });
}

/** The same sweep for the k nearest: it stops where the difference in z alone is longer than the k-th best chord. */
function kNearestBySweep(
  people: Float64Array,
  origins: readonly Origin[],
  target: { labels: KLabels; fromMeters: FromMeters },
): KNearest {
  const sorted = [...origins].sort((a, b) => a.lat - b.lat || a.index - b.index);
  const at = unitVectors(
    sorted.length,
    sorted.map((o) => o.lon),
    sorted.map((o) => o.lat),
  );
  const { labels, fromMeters } = target;
  const slack = (2 * 1e5) / fromMeters(1e5) / EARTH_RADIUS;
  const chords = new Float64Array(labels.k);
  const look = (i: number, j: number): boolean => {
    const reach = chords[labels.k - 1]! + slack;
    const dz = at[j * 3 + 2]! - people[i * 3 + 2]!;
    if (dz > reach || dz < -reach) return false;
    const chord = chordSquared(people, i, at, j);
    if (chord > reach * reach) return true;
    labels.insert(i, fromMeters(metersOfChord(chord)), sorted[j]!.index);
    let slot = labels.k - 1;
    const length = Math.sqrt(chord);
    if (length >= chords[slot]!) return true;
    for (; slot > 0 && chords[slot - 1]! > length; slot--) chords[slot] = chords[slot - 1]!;
    chords[slot] = length;
    return true;
  };
  let start = 0;
  for (let i = 0; i < people.length / 3; i++) {
    const z = people[i * 3 + 2]!;
    while (start < sorted.length - 1 && at[start * 3 + 2]! < z) start++;
    while (start > 0 && at[(start - 1) * 3 + 2]! >= z) start--;
    chords.fill(Infinity);
    for (let j = start; j < sorted.length && look(i, j); j++);
    for (let j = start - 1; j >= 0 && look(i, j); j--);
  }
  return { k: labels.k, values: labels.values, owners: labels.owners };
}
