import type { Steps } from '../../model/steps.ts';
import { type Deciseconds, UNREACHED } from '../../model/units.ts';
import { quantaPerStep } from './lattice.ts';
import { type Lines, linesOfRings } from './lines.ts';
import type { TimeField } from './time-field.ts';
import { type Rings, traceRings } from './trace-rings.ts';

/**
 * Lines of equal time, one set of rings per limit: samples with time ≤ limit lie inside, all others outside.
 * `limits` are whole deciseconds, rising. The label of a ring is the index of its limit.
 *
 * The lines of two limits never touch. On a step from an inner to an outer sample the larger limit crosses farther
 * out (`crossing` gives each its own part of the step). Within a square of four samples what lies inside a limit is
 * the hull of its inner samples and its crossings, or two such corners; the smaller limit's samples and crossings
 * all lie strictly within the larger one's hull or within one of its corners, so its straight line does too.
 */
export function* bandLines(field: TimeField, limits: readonly Deciseconds[]): Steps<Lines> {
  const quanta = quantaPerStep(field.lattice);
  if (limits.length >= quanta) throw new Error(`${limits.length} limits on steps of ${quanta} parts`);
  const columns = field.columns + 2;
  const values = widened(field);
  const labels = new Int32Array(values.length);
  const sets: Rings[] = [];
  for (const [band, limit] of limits.entries()) {
    yield;
    for (let i = 0; i < labels.length; i++) labels[i] = values[i]! <= limit ? band : -1;
    sets.push(traceRings({ columns, labels }));
  }
  yield;
  const bands = { limits, quanta, rise: field.stepDeciseconds };
  return linesOfRings(
    field,
    sets,
    (inner, outer, band) => crossing(bands, { from: values[inner]!, to: values[outer]!, band }) / quanta,
  );
}

/** The field with one more sample all round, which nothing reaches. */
function widened(field: TimeField): Uint32Array {
  const columns = field.columns + 2;
  const values = new Uint32Array(columns * (field.rows + 2)).fill(UNREACHED);
  for (let row = 0; row < field.rows; row++) {
    values.set(field.values.subarray(row * field.columns, (row + 1) * field.columns), (row + 1) * columns + 1);
  }
  return values;
}

interface Bands {
  readonly limits: readonly Deciseconds[];
  /** Parts of a step, more than there are limits. */
  readonly quanta: number;
  /** How much later than the limit an outer sample is taken to be at most. */
  readonly rise: Deciseconds;
}

/**
 * After how many parts of the step the limit is passed, from the sample within it towards the one beyond: linear in
 * time, but a sample far beyond the limit (or never reached) counts as one walked step beyond it, or the line would
 * hug the samples inside wherever a mountain begins. Time stands for half a decisecond more than the limit, so no
 * line goes through a sample. Between 1 and `quanta` - 1, and for each larger limit at least one part more.
 */
export function crossing(bands: Bands, step: { from: Deciseconds; to: Deciseconds; band: number }): number {
  const { limits, quanta, rise } = bands;
  let parts = 0;
  for (let i = 0; i <= step.band; i++) {
    const limit = limits[i]!;
    // A smaller limit that even the first sample is beyond does not cross here and takes no part.
    if (step.from > limit) continue;
    const share = (limit + 0.5 - step.from) / (Math.min(step.to, limit + rise) - step.from);
    const room = quanta - limits.length + i;
    parts = Math.max(parts + 1, Math.min(Math.round(share * quanta), room));
  }
  return parts;
}
