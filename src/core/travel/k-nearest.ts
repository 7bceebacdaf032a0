import { KLabels } from './k-labels.ts';
import { labelValue, NO_LABEL } from './label.ts';
import type { KNearest, Measure, Origin } from './measure.ts';

/**
 * The k nearest origins of every demand cell (k ≥ 1; 2 or 3 serve backup cover). Owners tell origins apart, so their
 * indices must differ. Where the travel model cannot rank origins in one go, each is searched alone.
 */
export function kNearest(measure: Measure, origins: readonly Origin[], k: number): KNearest {
  if (!(Number.isInteger(k) && k >= 1)) throw new Error(`the ${k} nearest cannot be told`);
  if (measure.kNearest) return measure.kNearest(origins, k);
  let labels: KLabels | null = null;
  for (const origin of origins) {
    const { cells } = measure.nearest([origin]);
    labels ??= new KLabels(cells.length, k);
    for (let cell = 0; cell < cells.length; cell++) {
      if (cells[cell] !== NO_LABEL) labels.insert(cell, labelValue(cells[cell]!), origin.index);
    }
  }
  labels ??= new KLabels(measure.nearest([]).cells.length, k);
  return { k, values: labels.values, owners: labels.owners };
}
