import { UNREACHED } from '../../core/model/units.ts';
import type { MapColors } from '../map-colors.ts';
import type { Ramp } from '../map-scene.ts';
import { rampThresholds } from '../ramp.ts';

/**
 * A cell is one byte. Answered: the class in the low four bits (0 = nobody, 1 … the classes of the ramp, 15 = nothing
 * reaches it), above them how strongly it is drawn, 0 … 3 (`strengthsOf`).
 */
export const UNREACHED_CLASS = 15;
/** Before the first answer: a shade of density, from here on. */
export const DENSITY_CLASS = 128;
export const DENSITY_SHADES = 64;

type DensityColors = Pick<MapColors, 'densityLow' | 'densityHigh'>;

/** Up to these shares of all people, counted from the emptiest cells on, cells are drawn with strength 0, 1 and 2. */
const STRENGTH_SHARES = [0.12, 0.3, 0.55] as const;

/** How strongly each cell is drawn from afar: hamlets by the thousand must not outshout the towns where people live. */
export function strengthsOf(population: Float64Array): Uint8Array<ArrayBuffer> {
  const sorted = population.toSorted();
  let total = 0;
  for (const people of sorted) total += people;
  const limits: number[] = [];
  let sum = 0;
  for (const people of sorted) {
    sum += people;
    while (limits.length < STRENGTH_SHARES.length && sum > STRENGTH_SHARES[limits.length]! * total) limits.push(people);
  }
  const [first = 0, second = 0, third = 0] = limits;
  const strengths = new Uint8Array(population.length);
  for (let cell = 0; cell < population.length; cell++) {
    const people = population[cell]!;
    strengths[cell] = people < first ? 0 : people < second ? 1 : people < third ? 2 : 3;
  }
  return strengths;
}

/**
 * Byte of every cell. Its class is one after the number of steps that its value exceeds, so a value equal to a step is
 * within it.
 */
export function classesOf(values: Uint32Array, ramp: Ramp, strengths: Uint8Array): Uint8Array<ArrayBuffer> {
  const thresholds = rampThresholds(ramp);
  // A table of every value up to the last step: one look per cell, however many steps there are.
  const last = thresholds.at(-1) ?? 0;
  const table = new Uint8Array(last + 1);
  let from = 0;
  thresholds.forEach((threshold, index) => {
    table.fill(index + 1, from, threshold + 1);
    from = threshold + 1;
  });
  const beyond = thresholds.length + 1;
  const classes = new Uint8Array(values.length);
  for (let cell = 0; cell < values.length; cell++) {
    const value = values[cell]!;
    const found = value <= last ? table[value]! : value === UNREACHED ? UNREACHED_CLASS : beyond;
    classes[cell] = found | (strengths[cell]! << 4);
  }
  return classes;
}

/** Shade of every cell by its people, on a logarithmic scale: the map is readable before anything is answered. */
export function densityClasses(population: Float64Array): Uint8Array<ArrayBuffer> {
  let most = 0;
  for (const people of population) most = Math.max(most, people);
  const scale = most > 0 ? 1 / Math.log1p(most) : 0;
  return Uint8Array.from(population, (people) => {
    const share = Math.log1p(Math.max(0, people)) * scale;
    return DENSITY_CLASS + Math.round(share * share * (DENSITY_SHADES - 1));
  });
}

function rgb(color: string): [number, number, number] {
  const value = Number.parseInt(color.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Colour of every class: 256 × RGBA. */
export function paletteOf(ramp: Ramp, colors: DensityColors): Uint8Array<ArrayBuffer> {
  const palette = new Uint8Array(4 * 256);
  const set = (index: number, color: readonly number[]): void => palette.set([...color, 255], 4 * index);
  ramp.colors.forEach((color, index) => {
    set(index + 1, rgb(color));
  });
  set(UNREACHED_CLASS, rgb(ramp.unreachedColor));
  const [low, high] = [rgb(colors.densityLow), rgb(colors.densityHigh)];
  for (let shade = 0; shade < DENSITY_SHADES; shade++) {
    const share = shade / (DENSITY_SHADES - 1);
    set(
      DENSITY_CLASS + shade,
      low.map((channel, index) => channel + (high[index]! - channel) * share),
    );
  }
  return palette;
}
