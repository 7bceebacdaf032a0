import type { ModelComparison, TravelModel } from '../core/scenario/compare-models.ts';
import type { Ramp } from '../map/map-scene.ts';
import type { Theme } from './session.ts';

/** How models agree on a cell, in the order of the legend. */
const AGREEMENTS = ['inside', 'split', 'outside', 'claims', 'denies'] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/** Cool where all say inside, warm where one alone claims, blue where one alone denies. */
const COLORS: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#2c8a80', '#e3c77c', '#b9b1a6', '#d2552f', '#2b5c9e'],
  dark: ['#2f9d91', '#d6bb72', '#6c6860', '#f0734a', '#6fa3e8'],
};

export interface AgreementClass {
  readonly agreement: Agreement;
  readonly color: string;
  readonly people: number;
}

function agreementOf(code: number, models: number, alone: number): number {
  const all = (1 << models) - 1;
  if (code === all) return 0;
  if (code === 0) return 2;
  if (alone >= 0 && code === 1 << alone) return 3;
  if (alone >= 0 && code === (all & ~(1 << alone))) return 4;
  return 1;
}

function placeOf({ verdicts }: ModelComparison, alone: TravelModel | null): number {
  return verdicts.findIndex((verdict) => verdict.model === alone);
}

/** Agreement per cell as values that the map colours by class: class c is drawn for c minutes. */
export function agreementCells(comparison: ModelComparison, alone: TravelModel | null): Uint32Array {
  const place = placeOf(comparison, alone);
  const models = comparison.verdicts.length;
  return Uint32Array.from(comparison.insideBy, (code) => agreementOf(code, models, place) * 600);
}

export function agreementRamp(theme: Theme): Ramp {
  return { unit: 'minutes', limit: 0, steps: [0, 1, 2, 3], colors: COLORS[theme], unreachedColor: '#000000' };
}

/** Classes with their people; those that nobody lives in are left out. */
export function agreementClasses(
  comparison: ModelComparison,
  population: Float64Array,
  look: { readonly alone: TravelModel | null; readonly theme: Theme },
): readonly AgreementClass[] {
  const place = placeOf(comparison, look.alone);
  const people = new Float64Array(AGREEMENTS.length);
  comparison.insideBy.forEach((code, cell) => {
    const agreement = agreementOf(code, comparison.verdicts.length, place);
    people[agreement] = (people[agreement] ?? 0) + (population[cell] ?? 0);
  });
  return AGREEMENTS.map((agreement, index) => ({
    agreement,
    color: COLORS[look.theme][index] ?? '#000000',
    people: people[index] ?? 0,
  })).filter((row) => row.people > 0);
}
