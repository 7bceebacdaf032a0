/** What is known of one proposed site after some draws. */
export interface SiteRobustness {
  /** Share of draws in which the best plan holds it. */
  readonly selected: number;
  /** Share of draws in which a plan that gains at most 1 % fewer people than the best holds it: the stability index. */
  readonly stability: number;
  /** Standard error of the stability, √(f(1 − f)/N). */
  readonly error: number;
  /** solid ≥ 0.8, conditional ≥ 0.5, else not to be relied on alone. */
  readonly standing: 'solid' | 'conditional' | 'not-robust';
}

export interface Robustness {
  readonly draws: number;
  readonly sites: readonly SiteRobustness[];
  /** People fewer than the best plan of each draw, on average and in the worst draw; as shares of all people. */
  readonly meanRegret: number;
  readonly worstRegret: number;
  /** Share of people covered with the plan: 5 %, middle and 95 % of the draws. */
  readonly share: { readonly low: number; readonly middle: number; readonly high: number };
}

/** How one draw went. */
export interface DrawOutcome {
  readonly selected: readonly boolean[];
  readonly nearOptimal: readonly boolean[];
  /** Shares of all people of that draw. */
  readonly planShare: number;
  readonly bestShare: number;
}

const SOLID = 0.8;
const CONDITIONAL = 0.5;

/** Counts draws up; may be asked after any number of them. */
export function summariseDraws(outcomes: readonly DrawOutcome[], sites: number): Robustness {
  const draws = outcomes.length;
  const share = (holds: (outcome: DrawOutcome) => boolean): number =>
    draws === 0 ? Number.NaN : outcomes.filter(holds).length / draws;
  const regrets = outcomes.map((outcome) => Math.max(0, outcome.bestShare - outcome.planShare));
  const shares = outcomes.map((outcome) => outcome.planShare).sort((a, b) => a - b);
  return {
    draws,
    sites: Array.from({ length: sites }, (_, site): SiteRobustness => {
      const stability = share((outcome) => outcome.nearOptimal[site]!);
      return {
        selected: share((outcome) => outcome.selected[site]!),
        stability,
        error: Math.sqrt((stability * (1 - stability)) / draws),
        standing: stability >= SOLID ? 'solid' : stability >= CONDITIONAL ? 'conditional' : 'not-robust',
      };
    }),
    meanRegret: regrets.reduce((sum, regret) => sum + regret, 0) / draws,
    worstRegret: regrets.reduce((most, regret) => Math.max(most, regret), 0),
    share: { low: quantile(shares, 0.05), middle: quantile(shares, 0.5), high: quantile(shares, 0.95) },
  };
}

/** The value at or below which this share of the values lies; of sorted values. */
function quantile(sorted: readonly number[], at: number): number {
  return sorted.length === 0 ? Number.NaN : sorted[Math.max(0, Math.ceil(at * sorted.length) - 1)]!;
}
