import type { Demand } from '../../model/demand.ts';
import { finish, inParts, type Steps } from '../../model/steps.ts';
import { KLabels } from '../k-labels.ts';
import { labelOwner, labelValue, NO_LABEL } from '../label.ts';
import type { KNearest, Measure, NearestState, Origin, Within } from '../measure.ts';
import { type CostSweep, type SweepResult, type SweepStarts, unreachedBeyond } from './cost-sweep.ts';
import { SweepLog } from './sweep-log.ts';
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
  readonly alsoFrom?: (origins: readonly Origin[], need: StartsNeeded) => Steps<SweepStarts>;
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
  return finish(terrainMeasureInSteps(input));
}

export function* terrainMeasureInSteps(input: TerrainMeasureInput): Steps<TerrainMeasure> {
  const { sweep, frame, demand } = input;
  const groundOf = new Int32Array(demand.count);
  yield* inParts(demand.count, CELLS_AT_ONCE, (from, to) => {
    for (let i = from; i < to; i++) groundOf[i] = sweep.indexOf(frame.cellAt(demand.lon[i]!, demand.lat[i]!));
  });
  return new Terrain(input, groundOf);
}

export interface TerrainMeasure extends Measure {
  kNearest(origins: readonly Origin[], k: number): KNearest;
}

/** Whoever stands at a road is at some place of it within ten minutes, in deciseconds. */
const A_WHILE = 6000;
const CELLS_AT_ONCE = 65_536;

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
  private readonly log = new SweepLog();
  private onGround: DemandOnGround | null = null;

  constructor(input: TerrainMeasureInput, groundOf: Int32Array) {
    this.input = input;
    this.groundOf = groundOf;
  }

  canStart(lon: number, lat: number): boolean {
    const { sweep, frame, alsoFrom } = this.input;
    if (sweep.indexOf(frame.cellAt(lon, lat)) >= 0) return true;
    if (!alsoFrom) return false;
    return finish(alsoFrom([{ index: 0, lon, lat }], { limit: A_WHILE, nearest: 1 })).cells.length > 0;
  }

  nearest(origins: readonly Origin[]): TerrainState {
    return finish(this.nearestInSteps(origins));
  }

  *nearestInSteps(origins: readonly Origin[]): Steps<TerrainState> {
    const starts = yield* this.startsOf(origins, { limit: Infinity, nearest: 1 });
    const result = yield* this.input.sweep.runInSteps(starts);
    const cells = new Float64Array(this.groundOf.length);
    yield* inParts(cells.length, CELLS_AT_ONCE, (from, to) => {
      for (let i = from; i < to; i++) cells[i] = this.labelCell(result, i);
    });
    return { cells, result };
  }

  nearestWith(state: NearestState, extra: Origin, out: Float64Array): void {
    const { result } = state as TerrainState;
    // Lower labels in place, remember what they were, and put them back: only what gets nearer is walked over.
    this.input.sweep.lower(result, finish(this.startsOf([extra], { limit: Infinity, nearest: 1 })), this.log);
    for (let i = 0; i < out.length; i++) out[i] = this.labelCell(result, i);
    this.log.restore(result.labels);
  }

  within(place: { readonly lon: number; readonly lat: number }, limit: number, out: Within): number {
    const { result } = this.blankWithin(limit);
    const { log } = this;
    this.input.sweep.lower(result, finish(this.startsOf([{ ...place, index: 0 }], { limit, nearest: 1 })), log);
    this.onGround ??= demandOnGround(this.groundOf, result.labels.length);
    const { first, next } = this.onGround;
    let found = 0;
    for (let k = 0; k < log.count; k++) {
      // A cell that was lowered several times is looked at where it was first.
      if (log.labels[k] !== result.unreached) continue;
      const ground = log.cells[k]!;
      const value = labelValue(decisecondLabel(result.labels[ground]!, result.unreached));
      if (value > limit) continue;
      for (let cell = first[ground]!; cell >= 0; cell = next[cell]!) {
        if (out.skip?.[cell]) continue;
        out.cells[found] = cell;
        out.values[found++] = value;
      }
    }
    log.restore(result.labels);
    return found;
  }

  kNearest(origins: readonly Origin[], k: number): KNearest {
    const starts = finish(this.startsOf(origins, { limit: Infinity, nearest: k }));
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
  private *startsOf(origins: readonly Origin[], need: StartsNeeded): Steps<SweepStarts> {
    const { frame, alsoFrom } = this.input;
    const cells = origins.map((origin) => frame.cellAt(origin.lon, origin.lat));
    const owners = origins.map((origin) => origin.index);
    if (!alsoFrom) return { cells, owners };
    const more = yield* alsoFrom(origins, need);
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

  private labelCell(result: SweepResult, cell: number): number {
    const ground = this.groundOf[cell]!;
    return ground < 0 ? NO_LABEL : decisecondLabel(result.labels[ground]!, result.unreached);
  }
}

/** Demand cells by the ground that they stand on, as linked lists: `first` by padded index, -1 ends a list. */
interface DemandOnGround {
  readonly first: Int32Array;
  readonly next: Int32Array;
}

function demandOnGround(groundOf: Int32Array, cells: number): DemandOnGround {
  const first = new Int32Array(cells).fill(-1);
  const next = new Int32Array(groundOf.length);
  // Backwards, so that each list ascends.
  for (let i = groundOf.length - 1; i >= 0; i--) {
    const ground = groundOf[i]!;
    if (ground < 0) continue;
    next[i] = first[ground]!;
    first[ground] = i;
  }
  return { first, next };
}

function joined(first: ArrayLike<number>, second: ArrayLike<number>): Float64Array {
  const all = new Float64Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/**
 * Starts on the ground from places that were reached otherwise, such as road vertices: the grid cell of each, and its
 * label in deciseconds and owner (see `label.ts`); places with NO_LABEL or outside the grid (-1) give no start.
 */
export function startsFromLabels(cellOf: Int32Array, labels: Float64Array): SweepStarts {
  const cells = new Int32Array(cellOf.length);
  const seconds = new Float64Array(cellOf.length);
  const owners = new Float64Array(cellOf.length);
  let count = 0;
  for (let i = 0; i < cellOf.length; i++) {
    const label = labels[i]!;
    if (label === NO_LABEL || cellOf[i]! < 0) continue;
    cells[count] = cellOf[i]!;
    seconds[count] = labelValue(label) / 10;
    owners[count++] = labelOwner(label);
  }
  return { cells: cells.subarray(0, count), seconds: seconds.subarray(0, count), owners: owners.subarray(0, count) };
}
