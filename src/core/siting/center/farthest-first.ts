import type { SiteChoice } from '../median/site-choice.ts';
import type { SortedRows } from '../median/sorted-rows.ts';
import type { WorkMeter } from '../median/work-meter.ts';

/**
 * A first plan for the worst served: again and again the candidate nearest to the row that is farthest from all open
 * ones (Gonzalez 1985). Rows that nobody allowed reaches are passed over.
 */
export function farthestFirst(rows: SortedRows, choice: SiteChoice, meter: WorkMeter): number[] {
  const { offsets, candidate, time } = rows;
  const barred = new Uint8Array(rows.candidates);
  for (const c of choice.forbidden ?? []) barred[c] = 1;
  const now = new Float64Array(rows.rows).fill(Infinity);
  const open = (site: number): void => {
    barred[site] = 1;
    let looked = rows.rows;
    for (let i = 0; i < rows.rows; i++) {
      let k = offsets[i]!;
      const end = offsets[i + 1]!;
      while (k < end && time[k]! < now[i]! && candidate[k] !== site) k++;
      if (k < end && time[k]! < now[i]!) now[i] = time[k]!;
      looked += k - offsets[i]!;
    }
    meter.add(looked);
  };
  for (const site of [...(choice.kept ?? []), ...(choice.required ?? [])]) open(site);
  const chosen = new Set(choice.required ?? []);
  const passed = new Uint8Array(rows.rows);
  while (chosen.size < choice.sites) {
    let farthest = -1;
    for (let i = 0; i < rows.rows; i++) {
      if (!passed[i] && (farthest < 0 || now[i]! > now[farthest]!)) farthest = i;
    }
    if (farthest < 0) break;
    let k = offsets[farthest]!;
    while (k < offsets[farthest + 1]! && barred[candidate[k]!]) k++;
    passed[farthest] = 1;
    if (k === offsets[farthest + 1]! || time[k]! >= now[farthest]!) continue;
    chosen.add(candidate[k]!);
    open(candidate[k]!);
  }
  return [...chosen];
}
