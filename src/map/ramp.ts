import { decisecondsWithin } from '../core/model/units.ts';
import type { Ramp, Shading } from './map-scene.ts';

type Theme = 'light' | 'dark';

/** Three classes within the limit (cool), three beyond and one beyond the last step (warm). */
const COLORS: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#0b5557', '#2c8a80', '#8ec9b4', '#f0d9a0', '#e49a58', '#c4472b', '#86230f'],
  dark: ['#12706f', '#2f9d91', '#7cc4ae', '#dcc384', '#e39350', '#dd5a34', '#c03045'],
};
const UNREACHED_COLOR: Readonly<Record<Theme, string>> = { light: '#4a2320', dark: '#7a2440' };
/** Multiples of the limit at which the classes end. */
const MULTIPLES = [1 / 3, 2 / 3, 1, 4 / 3, 2, 3] as const;

/** So much may rounding move a step: neighbours are at least a third apart, so none can merge or cross the limit. */
const MOST_ROUNDING = 0.13;

/** Rounds to the numbers people say: 3 minutes, 25 minutes, 2.5 km; to two digits where that would move it too far. */
function nice(value: number, unit: 'minutes' | 'km'): number {
  const [tenths, ones] = unit === 'km' ? [0.1, 0.5] : [0.5, 1];
  const grain = value < 2 ? tenths : value < 10 ? ones : value < 20 ? 1 : value < 100 ? 5 : 10;
  const round = Number((Math.round(value / grain) * grain).toFixed(1));
  return Math.abs(round - value) <= MOST_ROUNDING * value ? round : Number(value.toPrecision(2));
}

/**
 * The sequential ramp of a limit: classes end at a third, two thirds, the limit itself, 4/3, 2 and 3 times it,
 * rounded to sayable numbers; the colour changes its family exactly at the limit.
 */
export function defaultRamp(limit: { readonly unit: 'minutes' | 'km'; readonly limit: number }, theme: Theme): Ramp {
  const steps = MULTIPLES.map((multiple) => (multiple === 1 ? limit.limit : nice(limit.limit * multiple, limit.unit)));
  return { ...limit, steps, colors: COLORS[theme], unreachedColor: UNREACHED_COLOR[theme] };
}

/** Upper ends of the classes in the units of the cells: deciseconds for minutes, decimetres for km. */
export function rampThresholds(ramp: Ramp): number[] {
  return ramp.steps.map((step) =>
    ramp.unit === 'minutes' ? decisecondsWithin(step) : Math.floor(step * 10_000 + 1e-6),
  );
}

/** Classes of a township shading, for the map and its legend. */
export interface TownshipRamp {
  /** Upper ends, ascending; a value equal to an end belongs to the class below it. */
  readonly steps: readonly number[];
  readonly colors: readonly string[];
}

/** Share of people covered: the upper ends of the classes lie just under what the next class promises. */
const SHARE_STEPS = [0.5, 0.7, 0.8, 0.9, 0.95] as const;
const OUTSIDE_STEPS = [0, 500, 2000, 5000, 15_000] as const;

/** Classes and colours of a township shading: warm where people are left out, cool where they are not. */
export function townshipRamp(shading: Shading, ramp: Ramp, theme: Theme): TownshipRamp {
  const colors = COLORS[theme];
  const color = (index: number): string => colors[index] ?? '#000000';
  if (shading === 'township-share') {
    return { steps: SHARE_STEPS, colors: [color(6), color(5), color(4), color(3), color(2), color(1)] };
  }
  if (shading === 'township-outside') {
    return { steps: OUTSIDE_STEPS, colors: [color(2), color(3), '#ecba78', color(4), color(5), color(6)] };
  }
  return { steps: ramp.steps, colors: ramp.colors };
}

/** Index of the class that holds a value, −1 where it is unknown. Shares count from below: 0.90 belongs to "90 % and more". */
export function townshipClass(value: number, shading: Shading, ramp: TownshipRamp): number {
  if (Number.isNaN(value)) return -1;
  const fromBelow = shading === 'township-share';
  const found = ramp.steps.findIndex((step) => (fromBelow ? value < step : value <= step));
  return found === -1 ? ramp.steps.length : found;
}
