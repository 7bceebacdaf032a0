import { limitValue } from '../coverage/evaluate-coverage.ts';
import type { Region } from '../model/region.ts';
import type { DemandReach } from '../siting/covering/demand-reach.ts';
import type { Pause } from '../siting/covering-problem.ts';
import type { TravelMatrix } from '../siting/median/travel-matrix.ts';
import { labelOwner, labelValue, NO_LABEL } from '../travel/label.ts';
import type { Measure, NearestState, Origin } from '../travel/measure.ts';
import type { SitingScene } from './siting-scene.ts';

export interface GoalInput {
  readonly region: Region;
  readonly scene: SitingScene;
  readonly existing: readonly Origin[];
  /** Goals that count people: by the limit's measure. Goals that count minutes: by travel time. */
  readonly measure: Measure;
  readonly pause?: Pause;
}

/** Candidates looked at between two pauses. */
const AT_ONCE = 16;

/** Which cells each candidate reaches within the limit, and how many existing facilities reach them already. */
export async function cellsInReach({ region, scene, existing, measure, pause }: GoalInput): Promise<DemandReach> {
  const { demand } = region;
  const limit = limitValue(scene.question.coverage);
  const out = { cells: new Uint32Array(demand.count), values: new Uint32Array(demand.count) };
  const standing = new Uint16Array(demand.count);
  for (const place of existing) {
    const found = measure.within(place, limit, out);
    for (let k = 0; k < found; k++) standing[out.cells[k]!]!++;
  }
  const columns: Uint32Array[] = [];
  const offsets = new Uint32Array(scene.sites.length + 1);
  for (const [c, site] of scene.sites.entries()) {
    columns.push(out.cells.slice(0, measure.within(site, limit, out)));
    offsets[c + 1] = offsets[c]! + columns[c]!.length;
    if (c % AT_ONCE === 0) await pause?.(c / scene.sites.length);
  }
  const pointsOf = new Uint32Array(offsets[scene.sites.length]!);
  columns.forEach((column, c) => {
    pointsOf.set(column, offsets[c]);
  });
  return { people: demand.population, offsets, pointsOf, standing };
}

export interface NearerMatrix {
  /** Demand × candidates in deciseconds; the last candidate stands for all existing facilities together. */
  readonly matrix: TravelMatrix;
  /** Number of that candidate. */
  readonly standing: number;
  /** The longest time that occurs. */
  readonly longest: number;
}

/**
 * Times of each cell from the existing facilities, as one candidate that is kept, and from those candidates that would be
 * nearer: the others can change nothing. Exact, and a small part of all pairs, since only ground that gets nearer is
 * walked over.
 */
export async function nearerMatrix(input: GoalInput): Promise<NearerMatrix> {
  const { region, scene, existing, measure, pause } = input;
  const { count, population } = region.demand;
  const state: NearestState = measure.nearest(existing);
  const own = existing.reduce((most, origin) => Math.max(most, origin.index + 1), 0);
  const labels = new Float64Array(count);
  const found: { readonly cells: Uint32Array; readonly times: Float64Array }[] = [];
  const counts = new Uint32Array(count + 1);
  const cells = new Uint32Array(count);
  const times = new Float64Array(count);
  const take = (isNearer: (label: number) => boolean, from: Float64Array): void => {
    let filled = 0;
    for (let cell = 0; cell < count; cell++) {
      if (from[cell] === NO_LABEL || !isNearer(from[cell]!)) continue;
      cells[filled] = cell;
      times[filled++] = labelValue(from[cell]!);
      counts[cell + 1]!++;
    }
    found.push({ cells: cells.slice(0, filled), times: times.slice(0, filled) });
  };
  for (const [c, { lon, lat }] of scene.sites.entries()) {
    measure.nearestWith(state, { index: own, lon, lat }, labels);
    take((label) => labelOwner(label) === own, labels);
    if (c % AT_ONCE === 0) await pause?.(c / scene.sites.length);
  }
  take(() => true, state.cells);
  const { offsets, candidate, time } = byCell(found, counts);
  const longest = time.reduce((most, each) => Math.max(most, each), 0);
  const matrix = { candidates: found.length, weight: population, offsets, candidate, time };
  return { matrix, standing: found.length - 1, longest };
}

/** Columns to rows; `counts[cell + 1]` entries of each cell. */
function byCell(
  columns: readonly { readonly cells: Uint32Array; readonly times: Float64Array }[],
  counts: Uint32Array,
) {
  const offsets = counts;
  for (let cell = 1; cell < offsets.length; cell++) offsets[cell]! += offsets[cell - 1]!;
  const next = offsets.slice();
  const candidate = new Uint32Array(offsets[offsets.length - 1]!);
  const time = new Float64Array(candidate.length);
  columns.forEach(({ cells, times }, c) => {
    for (let k = 0; k < cells.length; k++) {
      const at = next[cells[k]!]!++;
      candidate[at] = c;
      time[at] = times[k]!;
    }
  });
  return { offsets, candidate, time };
}
