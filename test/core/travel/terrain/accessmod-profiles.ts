import type { Movement } from '../../../../src/core/travel/terrain/friction-grid.ts';
import type { TerrainRules } from '../../../../src/core/travel/terrain/terrain-rules.ts';

/**
 * How two versions of AccessMod step, for holding a sweep against their results. Nothing here is a planner's default:
 * both bicycle formulas have oddities that are kept on purpose.
 */

const GRAVITY = 9.81;
const DRAG = 0.4;
const AIR = (1.225 * 373) / 293.15;
const ROLLING = 0.008;
const BEARING = 0.2;
const CM = 1.09;

/** Profile A, May 2015: the demo's rasters. Arithmetic mean of the speeds, eight neighbours. */
export function profileA(direction: TerrainRules['direction']): TerrainRules {
  return {
    neighbours: 8,
    direction,
    corners: 'leak',
    unknownElevation: 'stop',
    meanOf: 'speeds',
    speedAtSlope: (movement, kmh, slope) => speedBy(bicycleA, { movement, kmh, slope }),
  };
}

/** Profile B, May 2025: mean of the paces, knight's moves on request. */
export function profileB(direction: TerrainRules['direction'], neighbours: 8 | 16): TerrainRules {
  return {
    neighbours,
    direction,
    corners: 'leak',
    unknownElevation: 'stop',
    meanOf: 'paces',
    speedAtSlope: (movement, kmh, slope) => speedBy(bicycleB, { movement, kmh, slope }),
  };
}

interface Step {
  readonly movement: Movement;
  readonly kmh: number;
  readonly slope: number;
}

function speedBy(bicycle: (kmh: number, slope: number) => number, { movement, kmh, slope }: Step): number {
  if (movement === 'motor') return kmh;
  if (movement === 'bicycle') return bicycle(kmh, slope);
  return (kmh * Math.exp(-3.5 * Math.abs(slope + 0.05))) / Math.exp(-0.175);
}

/** The power for the flat speed, then the smallest real root of the cubic for the speed on the slope. */
export function bicycleA(kmh: number, slope: number): number {
  const flat = kmh / 3.6;
  const mass = 92;
  const angle = Math.atan(slope);
  const power = CM * flat * ((DRAG * AIR * flat * flat) / 2 + GRAVITY * mass * ROLLING + flat + BEARING);
  const force = GRAVITY * mass * (ROLLING * Math.cos(angle) + Math.sin(angle));
  const a2 = (BEARING * Math.cos(angle)) / (DRAG * AIR);
  const a1 = (2 * force) / (DRAG * AIR);
  const a0 = (-2 * power) / (CM * DRAG * AIR);
  return Math.abs(smallestRealRoot(a2, a1, a0)) * 3.6;
}

/** Of x³ + a2 x² + a1 x + a0, by Cardano and then Newton. */
function smallestRealRoot(a2: number, a1: number, a0: number): number {
  const q = (3 * a1 - a2 * a2) / 9;
  const r = (9 * a2 * a1 - 27 * a0 - 2 * a2 ** 3) / 54;
  const d = q ** 3 + r * r;
  let x: number;
  if (d >= 0) x = Math.cbrt(r + Math.sqrt(d)) + Math.cbrt(r - Math.sqrt(d)) - a2 / 3;
  else {
    const theta = Math.acos(r / Math.sqrt(-(q ** 3)));
    const roots = [0, 1, 2].map((k) => 2 * Math.sqrt(-q) * Math.cos((theta + 2 * Math.PI * k) / 3) - a2 / 3);
    x = Math.min(...roots);
  }
  for (let k = 0; k < 3; k++) x -= (((x + a2) * x + a1) * x + a0) / ((3 * x + 2 * a2) * x + a1);
  return x;
}

/** Newton from 20 m/s until a step is below 0.05 m/s, at most twice the flat speed; slope as if in per cent. */
export function bicycleB(kmh: number, slope: number): number {
  const flat = kmh / 3.6;
  const weight = 9.8 * 95;
  const air = 0.5 * 0.445 * (1.293 - 0.00426 * 20) * Math.exp(-500 / 7000);
  const power = (flat * 0.012 * weight + air * flat ** 3) / 0.9;
  const resistance = weight * (0.01 * slope + 0.012);
  let v = 20;
  for (let k = 0; k < 100; k++) {
    const step = (v * (air * v * v + resistance) - 0.9 * power) / (3 * air * v * v + resistance);
    v -= step;
    if (Math.abs(step) < 0.05) break;
  }
  return Math.min(v * 3.6, 2 * kmh);
}
