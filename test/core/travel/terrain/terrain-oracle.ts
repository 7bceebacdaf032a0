import type { FrictionGrid } from '../../../../src/core/travel/terrain/friction-grid.ts';
import type { TerrainRules } from '../../../../src/core/travel/terrain/terrain-rules.ts';
import { at } from '../../../oracles/at.ts';

/** A start of the oracle: its cell, and the seconds it starts with. */
export interface OracleStart {
  readonly cell: number;
  readonly seconds: number;
}

/**
 * Seconds from each start to each cell straight from the definition: every path's steps are the rules' moves, a step
 * costs the mean over the cells it touches, and times are lowered until none can be. Doubles, no queue, no padding.
 * Knows walking by Tobler and level motors; no bicycles.
 */
export function oracleSeconds(grid: FrictionGrid, rules: TerrainRules, start: OracleStart): number[] {
  const { columns, rows, pace } = grid;
  const times: number[] = Array.from({ length: columns * rows }, () => Infinity);
  if (at(pace, start.cell) === 0) return times;
  times[start.cell] = start.seconds;
  for (let changed = true; changed; ) {
    changed = false;
    for (let from = 0; from < times.length; from++) {
      if (at(times, from) === Infinity) continue;
      for (const { to, seconds } of stepsFrom(grid, rules, from)) {
        if (at(times, from) + seconds >= at(times, to)) continue;
        times[to] = at(times, from) + seconds;
        changed = true;
      }
    }
  }
  return times;
}

export function stepsFrom(grid: FrictionGrid, rules: TerrainRules, from: number): { to: number; seconds: number }[] {
  const column = from % grid.columns;
  const row = Math.floor(from / grid.columns);
  const cellAt = (dx: number, dy: number): number => {
    const inside = column + dx >= 0 && column + dx < grid.columns && row + dy >= 0 && row + dy < grid.rows;
    return inside ? (row + dy) * grid.columns + column + dx : -1;
  };
  const passable = (cell: number) => cell >= 0 && at(grid.pace, cell) > 0;
  const steps: { to: number; seconds: number }[] = [];
  for (let dy = -2; dy <= 2; dy++) {
    for (let dx = -2; dx <= 2; dx++) {
      const [long, short] = [Math.max(Math.abs(dx), Math.abs(dy)), Math.min(Math.abs(dx), Math.abs(dy))];
      const knight = long === 2 && short === 1;
      if (!(long === 1 || (knight && rules.neighbours === 16))) continue;
      const to = cellAt(dx, dy);
      if (!passable(to)) continue;
      const touched = [from, to];
      if (knight) {
        const middle = [cellAt(Math.trunc(dx / 2), Math.trunc(dy / 2)), cellAt(Math.sign(dx), Math.sign(dy))];
        if (!middle.every(passable)) continue;
        touched.push(...middle);
      } else if (short === 1 && rules.corners === 'one-side-open') {
        if (!passable(cellAt(dx, 0)) && !passable(cellAt(0, dy))) continue;
      }
      const meters = Math.hypot(dx * grid.cellX, dy * grid.cellY);
      const slope = slopeOf(grid, rules, { from, to, meters });
      const paces = touched.map((cell) => paceOn(grid, cell, slope));
      steps.push({ to, seconds: (meters * paces.reduce((a, b) => a + b)) / paces.length });
    }
  }
  return steps;
}

function slopeOf(grid: FrictionGrid, rules: TerrainRules, step: { from: number; to: number; meters: number }): number {
  if (!grid.elevation) return 0;
  const rise = at(grid.elevation, step.to) - at(grid.elevation, step.from);
  if (Number.isNaN(rise)) return 0;
  // People who go to the facility walk against the sweep: what the sweep climbs they descend.
  return (rules.direction === 'from-facility' ? rise : -rise) / step.meters;
}

function paceOn(grid: FrictionGrid, cell: number, slope: number): number {
  const walks = !grid.movement || at(grid.movement, cell) === 0;
  if (!walks || !grid.elevation) return at(grid.pace, cell);
  const flatKmh = 3.6 / at(grid.pace, cell);
  // Tobler: 6 km/h · exp(-3.5 |s + 0.05|) is 6 · exp(-0.175) on the flat; here scaled to the cell's flat speed.
  const kmh = (flatKmh * 6 * Math.exp(-3.5 * Math.abs(slope + 0.05))) / (6 * Math.exp(-3.5 * 0.05));
  return 3.6 / kmh;
}
