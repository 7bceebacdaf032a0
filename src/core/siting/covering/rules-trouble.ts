import type { NoPlan } from '../proof.ts';
import type { SitingRules } from './siting-rules.ts';

/** Why no plan can keep these rules, as far as each rule shows by itself; null if none does. */
export function rulesTrouble({ lower, upper, rows, main }: SitingRules): NoPlan | null {
  for (let c = 0; c < lower.length; c++) {
    if (lower[c]! > upper[c]!) return { infeasible: 'required-and-forbidden', detail: { candidate: c } };
  }
  for (let r = 0; r < rows.lower.length; r++) {
    let least = 0;
    let most = 0;
    for (let k = rows.offsets[r]!; k < rows.offsets[r + 1]!; k++) {
      const c = rows.columns[k]!;
      const value = rows.values[k]!;
      least += value > 0 ? value * lower[c]! : value * upper[c]!;
      most += value > 0 ? value * upper[c]! : value * lower[c]!;
    }
    const slack = 1e-9 * Math.max(1, Math.abs(least), Math.abs(most));
    const detail = { row: r, least, most, atLeast: rows.lower[r]!, atMost: rows.upper[r]! };
    if (least > rows.upper[r]! + slack)
      return { infeasible: r === main ? 'required-over-limit' : 'too-many-required', detail };
    if (most < rows.lower[r]! - slack) return { infeasible: 'not-enough-candidates', detail };
  }
  return null;
}
