import { MOVEMENT, type Movement, type TerrainField } from './friction-grid.ts';
import { FIRST_KNIGHT, type Moves } from './moves.ts';
import type { TerrainRules } from './terrain-rules.ts';

/** How long a step takes. */
export interface StepTime {
  /** Seconds of move `move` from cell to cell (padded indices); NaN where it cannot be made. */
  seconds(from: number, to: number, move: number): number;
}

/**
 * Tobler's hiking function as a factor on the pace of the flat: v = v₀ · exp(-3.5 · |s + 0.05|) / exp(-0.175), with s
 * rise over horizontal run (Tobler 1993, Three presentations on geographical analysis and modeling, NCGIA 93-1). One
 * walks fastest on a slope of -5 %.
 */
export function toblerFactor(slope: number): number {
  return Math.exp(3.5 * Math.abs(slope + 0.05) - 0.175);
}

/** The time of steps over this ground: level where nothing depends on slope. */
export function stepTimeOf(field: TerrainField, moves: Moves, rules: TerrainRules): StepTime {
  if (rules.speedAtSlope !== null || rules.meanOf === 'speeds') return new SpeedStep(field, moves, rules);
  return isLevel(field) ? new LevelStep(field, moves) : new WalkStep(field, moves, rules);
}

/** No slope is known, or nobody walks: the default rules then ask for no slope. */
export function isLevel(field: TerrainField): boolean {
  return (
    field.elevation === null ||
    (field.movement?.every((code, i) => code !== MOVEMENT.walk || field.pace[i] === 0) ?? false)
  );
}

class LevelStep implements StepTime {
  private readonly pace: Float32Array;
  private readonly moves: Moves;

  constructor(field: TerrainField, moves: Moves) {
    this.pace = field.pace;
    this.moves = moves;
  }

  seconds(from: number, to: number, move: number): number {
    const { pace, moves } = this;
    const ends = pace[from]! + pace[to]!;
    if (move < FIRST_KNIGHT) return (moves.meters[move]! / 2) * ends;
    return (moves.meters[move]! / 4) * (ends + pace[from + moves.sideA[move]!]! + pace[from + moves.sideB[move]!]!);
  }
}

/** Slope of a step in the direction of travel; 0 where a height is unknown, unless NaN was asked for. */
class Slope {
  private readonly elevation: Float32Array;
  private readonly perMeterUp: Float64Array;
  private readonly unknown: number;

  constructor(field: TerrainField, moves: Moves, rules: TerrainRules) {
    this.elevation = field.elevation ?? new Float32Array(field.pace.length);
    // A sweep leads away from the facility. People who come to it travel the other way.
    const sign = rules.direction === 'from-facility' ? 1 : -1;
    this.perMeterUp = moves.meters.map((meters) => sign / meters);
    this.unknown = rules.unknownElevation === 'level' ? 0 : Number.NaN;
  }

  of(from: number, to: number, move: number): number {
    const slope = (this.elevation[to]! - this.elevation[from]!) * this.perMeterUp[move]!;
    return Number.isNaN(slope) ? this.unknown : slope;
  }
}

/** The default on sloping ground: walking by Tobler, the rest as on the flat; mean of paces. */
class WalkStep implements StepTime {
  private readonly pace: Float32Array;
  private readonly movement: Uint8Array;
  private readonly moves: Moves;
  private readonly slope: Slope;

  constructor(field: TerrainField, moves: Moves, rules: TerrainRules) {
    this.pace = field.pace;
    this.movement = field.movement ?? new Uint8Array(field.pace.length);
    this.moves = moves;
    this.slope = new Slope(field, moves, rules);
  }

  seconds(from: number, to: number, move: number): number {
    const factor = toblerFactor(this.slope.of(from, to, move));
    const ends = this.paceAt(from, factor) + this.paceAt(to, factor);
    const { meters, sideA, sideB } = this.moves;
    if (move < FIRST_KNIGHT) return (meters[move]! / 2) * ends;
    const between = this.paceAt(from + sideA[move]!, factor) + this.paceAt(from + sideB[move]!, factor);
    return (meters[move]! / 4) * (ends + between);
  }

  private paceAt(cell: number, factor: number): number {
    return this.movement[cell] === MOVEMENT.walk ? this.pace[cell]! * factor : this.pace[cell]!;
  }
}

/** Any speed function and either mean: for reproducing other programs' results. */
class SpeedStep implements StepTime {
  private readonly field: TerrainField;
  private readonly moves: Moves;
  private readonly rules: TerrainRules;
  private readonly slope: Slope;

  constructor(field: TerrainField, moves: Moves, rules: TerrainRules) {
    this.field = field;
    this.moves = moves;
    this.rules = rules;
    this.slope = new Slope(field, moves, rules);
  }

  seconds(from: number, to: number, move: number): number {
    const slope = this.slope.of(from, to, move);
    const cells = [from, to];
    if (move >= FIRST_KNIGHT) cells.push(from + this.moves.sideA[move]!, from + this.moves.sideB[move]!);
    let sum = 0;
    for (const cell of cells) {
      const kmh = this.speed(cell, slope);
      sum += this.rules.meanOf === 'speeds' ? kmh : 3.6 / kmh;
    }
    const mean = sum / cells.length;
    return this.moves.meters[move]! * (this.rules.meanOf === 'speeds' ? 3.6 / mean : mean);
  }

  private speed(cell: number, slope: number): number {
    const { pace, movement } = this.field;
    const code = movement?.[cell] ?? MOVEMENT.walk;
    const kind = MOVEMENT_NAMES[code]!;
    const flat = 3.6 / pace[cell]!;
    if (this.rules.speedAtSlope) return this.rules.speedAtSlope(kind, flat, slope);
    return kind === 'walk' ? flat / toblerFactor(slope) : flat;
  }
}

const MOVEMENT_NAMES = Object.keys(MOVEMENT) as Movement[];
