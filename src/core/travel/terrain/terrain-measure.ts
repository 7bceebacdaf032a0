import type { Demand } from '../../model/demand.ts';
import { KLabels } from '../k-labels.ts';
import { labelOwner, labelValue, NO_LABEL } from '../label.ts';
import type { KNearest, Measure, NearestState, Origin, Within } from '../measure.ts';
import type { SweepLog } from './cell-queue.ts';
import { type CostSweep, type SweepResult, type SweepStarts, unreachedBeyond } from './cost-sweep.ts';
import type { TerrainFrame } from './terrain-frame.ts';
import { decisecondLabel } from './tick-label.ts';

export interface TerrainMeasureInput {
  readonly sweep: CostSweep;
  readonly frame: Pick<TerrainFrame, 'cellAt'>;
  readonly demand: Pick<Demand, 'count' | 'lon' | 'lat'>;
  /**
   * Where travel from the origins meets the ground besides their own cells: for "drive, then walk", the road vertices
   * with their driving times (see `startsFromLabels`).
   */
  readonly alsoFrom?: (origins: readonly Origin[], need: StartsNeeded) => SweepStarts;
}

export interface StartsNeeded {
  /** Deciseconds; later starts are not needed. */
  readonly limit: number;
  /** How many of the nearest origins each place must be started for. */
  readonly nearest: number;
}

/**
 * Travel over the ground, in deciseconds: a facility and a demand cell stand at the centre of their grid cell, and
 * time is rounded only when a demand cell is labelled. Facilities and people on impassable ground are out of reach.
 */
export function createTerrainMeasure(input: TerrainMeasureInput): TerrainMeasure {
  return new Terrain(input);
}

export interface TerrainMeasure extends Measure {
  kNearest(origins: readonly Origin[], k: number): KNearest;
}

/** Whoever stands at a road is at some place of it within ten minutes, in deciseconds. */
const A_WHILE = 6000;

interface TerrainState extends NearestState {
  readonly result: SweepResult;
}

class Terrain implements TerrainMeasure {
  readonly unit = 'deciseconds';
  private readonly input: TerrainMeasureInput;
  /** Padded index of the grid cell of each demand cell, -1 outside or where nobody passes. */
  private readonly groundOf: Int32Array;
  /** Labels of a bounded sweep, blank between calls; made for one limit. */
  private scratch: { readonly limit: number; readonly result: SweepResult } | null = null;
  private readonly log: SweepLog = { cells: [], labels: [] };

  constructor(input: TerrainMeasureInput) {
    this.input = input;
    const { sweep, frame, demand } = input;
    this.groundOf = new Int32Array(demand.count);
    for (let i = 0; i < demand.count; i++) {
      this.groundOf[i] = sweep.indexOf(frame.cellAt(demand.lon[i]!, demand.lat[i]!));
    }
  }

  canStart(lon: number, lat: number): boolean {
    const { sweep, frame, alsoFrom } = this.input;
    if (sweep.indexOf(frame.cellAt(lon, lat)) >= 0) return true;
    const onRoads = alsoFrom?.([{ index: 0, lon, lat }], { limit: A_WHILE, nearest: 1 });
    return (onRoads?.cells.length ?? 0) > 0;
  }

  nearest(origins: readonly Origin[]): TerrainState {
    const result = this.input.sweep.run(this.startsOf(origins, { limit: Infinity, nearest: 1 }));
    const state = { cells: new Float64Array(this.groundOf.length), result };
    this.labelCells(result, state.cells);
    return state;
  }

  nearestWith(state: NearestState, extra: Origin, out: Float64Array): void {
    const { result } = state as TerrainState;
    const { cells, labels } = this.log;
    // Lower labels in place, remember what they were, and put them back: only what gets nearer is walked over.
    this.input.sweep.lower(result, this.startsOf([extra], { limit: Infinity, nearest: 1 }), this.log);
    this.labelCells(result, out);
    for (let k = cells.length - 1; k >= 0; k--) result.labels[cells[k]!] = labels[k]!;
    this.forgetLog();
  }

  within(place: { readonly lon: number; readonly lat: number }, limit: number, out: Within): number {
    const { result } = this.blankWithin(limit);
    this.input.sweep.lower(result, this.startsOf([{ ...place, index: 0 }], { limit, nearest: 1 }), this.log);
    let found = 0;
    for (let i = 0; i < this.groundOf.length; i++) {
      if (out.skip?.[i]) continue;
      const label = this.labelCell(result, i);
      if (label === NO_LABEL || labelValue(label) > limit) continue;
      out.cells[found] = i;
      out.values[found++] = labelValue(label);
    }
    for (const cell of this.log.cells) result.labels[cell] = result.unreached;
    this.forgetLog();
    return found;
  }

  kNearest(origins: readonly Origin[], k: number): KNearest {
    const starts = this.startsOf(origins, { limit: Infinity, nearest: k });
    const ranks = this.input.sweep.nearestOwners(starts, k);
    // Rounded values may tie where ticks did not: the lower index then comes first.
    const labels = new KLabels(this.groundOf.length, k);
    for (const rank of ranks) {
      for (let i = 0; i < this.groundOf.length; i++) {
        const label = this.labelCell(rank, i);
        if (label !== NO_LABEL) labels.insert(i, labelValue(label), labelOwner(label));
      }
    }
    return { k, values: labels.values, owners: labels.owners };
  }

  /** The origins' own cells, and where else they start from. */
  private startsOf(origins: readonly Origin[], need: StartsNeeded): SweepStarts {
    const { frame, alsoFrom } = this.input;
    const cells = origins.map((origin) => frame.cellAt(origin.lon, origin.lat));
    const owners = origins.map((origin) => origin.index);
    if (!alsoFrom) return { cells, owners };
    const more = alsoFrom(origins, need);
    const zeros = cells.map(() => 0);
    return {
      cells: joined(cells, more.cells),
      seconds: joined(zeros, more.seconds ?? new Float64Array(more.cells.length)),
      owners: joined(owners, more.owners ?? new Float64Array(more.cells.length)),
    };
  }

  /** The scratch of this limit. Half a decisecond more is swept: it may be rounded down to the limit. */
  private blankWithin(limit: number): { readonly result: SweepResult } {
    if (this.scratch?.limit !== limit) {
      this.scratch = { limit, result: this.input.sweep.blank(unreachedBeyond((limit + 0.5) / 10)) };
    }
    return this.scratch;
  }

  private labelCells(result: SweepResult, out: Float64Array): void {
    for (let i = 0; i < this.groundOf.length; i++) out[i] = this.labelCell(result, i);
  }

  private labelCell(result: SweepResult, cell: number): number {
    const ground = this.groundOf[cell]!;
    return ground < 0 ? NO_LABEL : decisecondLabel(result.labels[ground]!, result.unreached);
  }

  private forgetLog(): void {
    this.log.cells.length = 0;
    this.log.labels.length = 0;
  }
}

function joined(first: ArrayLike<number>, second: ArrayLike<number>): Float64Array {
  const all = new Float64Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/**
 * Starts on the ground from places that were reached otherwise, such as road vertices: `labels` in deciseconds and
 * owner (see `label.ts`); places with NO_LABEL, outside the grid or on impassable ground give no start.
 */
export function startsFromLabels(
  places: { readonly lon: ArrayLike<number>; readonly lat: ArrayLike<number>; readonly labels: ArrayLike<number> },
  frame: Pick<TerrainFrame, 'cellAt'>,
): SweepStarts {
  const cells: number[] = [];
  const seconds: number[] = [];
  const owners: number[] = [];
  for (let i = 0; i < places.labels.length; i++) {
    const label = places.labels[i]!;
    if (label === NO_LABEL) continue;
    const cell = frame.cellAt(places.lon[i]!, places.lat[i]!);
    if (cell < 0) continue;
    cells.push(cell);
    seconds.push(labelValue(label) / 10);
    owners.push(labelOwner(label));
  }
  return { cells, seconds, owners };
}
