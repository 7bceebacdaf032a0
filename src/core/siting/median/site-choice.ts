import type { NoPlan } from '../proof.ts';

/** Which candidates may be, and must be, chosen. */
export interface SiteChoice {
  /** New sites to open, `kept` not among them. */
  readonly sites: number;
  /** Candidates that stand already: open whatever is chosen. */
  readonly kept?: readonly number[];
  /** Candidates that must be among the new sites. */
  readonly required?: readonly number[];
  /** Candidates that may not be chosen. */
  readonly forbidden?: readonly number[];
}

/** Why nothing can be chosen at all, or null. Throws where the number of sites is no number of things. */
export function refuseChoice(choice: SiteChoice, candidates: number): NoPlan | null {
  const { sites, kept = [], required = [], forbidden = [] } = choice;
  if (!Number.isInteger(sites) || sites < 0) throw new Error(`siting: ${sites} is no number of sites`);
  if (candidates === 0) return { infeasible: 'no-candidates' };
  const barred = new Set([...kept, ...forbidden]);
  const free = candidates - barred.size;
  if (sites > 0 && free === 0) return { infeasible: 'no-free-candidates', detail: { candidates } };
  if (sites > free) return { infeasible: 'more-sites-than-candidates', detail: { sites, candidates: free } };
  const forbids = new Set(forbidden);
  const clash = required.find((c) => forbids.has(c));
  if (clash !== undefined) return { infeasible: 'required-and-forbidden', detail: { candidate: clash } };
  const must = newlyRequired(choice).length;
  if (must > sites) return { infeasible: 'more-required-than-sites', detail: { sites, required: must } };
  return null;
}

/** The plan with what is required, filled up to the number of sites with the lowest free candidates; ascending. */
export function fillUp(choice: SiteChoice, plan: Iterable<number>, candidates: number): number[] {
  const barred = new Set([...(choice.kept ?? []), ...(choice.forbidden ?? [])]);
  const chosen = new Set([...newlyRequired(choice), ...plan]);
  for (let c = 0; c < candidates && chosen.size < choice.sites; c++) if (!barred.has(c)) chosen.add(c);
  return [...chosen].sort((a, b) => a - b);
}

function newlyRequired({ kept = [], required = [] }: SiteChoice): number[] {
  const stands = new Set(kept);
  return [...new Set(required)].filter((c) => !stands.has(c));
}
