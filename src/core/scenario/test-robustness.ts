import type { CandidateSite, Region } from '../model/region.ts';
import { brokenRule } from '../siting/covering/siting-rules.ts';
import type { Pause } from '../siting/covering-problem.ts';
import type { Spread } from '../siting/robustness/draw.ts';
import { type Robustness, summariseDraws } from '../siting/robustness/robustness.ts';
import { standIns } from '../siting/robustness/stand-ins.ts';
import type { SitingScene } from './siting-scene.ts';
import { atUniformSpeed, conditionsOfDraw, type StressInput, type StressOutcome, stressTest } from './stress-plan.ts';

export interface RobustnessRequest {
  readonly draws: number;
  readonly seed: number;
  readonly spread: Spread;
}

/** Factors on all driving speeds between which a site stays in a near-optimal plan, as far as they were tried. */
export interface SpeedRange {
  readonly from: number;
  readonly to: number;
}

export interface RobustnessAnswer extends Robustness {
  /** Per site, in the order of the proposal; filled once the draws are done. */
  readonly speedRange: readonly SpeedRange[];
  /** The plan, of those that were best in some draw, whose worst regret over the draws is least; once they are done. */
  readonly safest: SafestPlan | null;
  /** Candidates that could stand in for one another in the draws. */
  readonly pool: number;
}

export interface SafestPlan {
  readonly sites: readonly CandidateSite[];
  /** Shares of all people. */
  readonly worstRegret: number;
  readonly meanRegret: number;
}

/** Slowest to fastest, the assumed speed in the middle. */
export const SPEEDS = [0.8, 0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.15, 1.2] as const;
const POOL = 120;
/** Draws over which plans are compared: their problems are kept in memory. */
const COMPARED = 60;

export interface RobustnessInput {
  readonly region: Region;
  readonly scene: SitingScene;
  /** Candidates of the scene, in the order in which the proposal tells them. */
  readonly proposal: readonly number[];
  readonly request: RobustnessRequest;
  readonly pause?: Pause;
  /** Told after every draw what is known by then. */
  readonly tell?: (sofar: RobustnessAnswer) => void;
}

/**
 * Whether a proposal still stands when speeds, people and facilities are not as assumed: the same seeded draws for every
 * plan, all times routed anew, in each draw against the best plan that the pool of stand-ins allows.
 */
export async function testRobustness(input: RobustnessInput): Promise<RobustnessAnswer> {
  const { region, scene, proposal, request } = input;
  const pool = standIns(scene.reach, proposal, POOL);
  const steps = request.draws + SPEEDS.length;
  let done = 0;
  const stress: StressInput = {
    region,
    plan: scene.plan,
    question: scene.question,
    pool: pool.map((candidate) => scene.sites[candidate]!),
    proposed: proposal.length,
    ...(input.pause && { pause: async (share: number) => input.pause?.((done + share) / steps) }),
  };
  const test = stressTest(stress);
  const outcomes: StressOutcome[] = [];
  const answer = (rest: Partial<RobustnessAnswer> = {}): RobustnessAnswer => ({
    ...summariseDraws(outcomes, proposal.length),
    speedRange: [],
    safest: null,
    pool: pool.length,
    ...rest,
  });
  for (let index = 0; index < request.draws; index++) {
    const conditions = conditionsOfDraw(stress, { ...request, index });
    const outcome = await test(conditions, outcomes.at(-1)?.best);
    // What is kept of later draws is their outcome, not their whole problem.
    outcomes.push(index < COMPARED ? outcome : { ...outcome, shareOf: null });
    done = index + 1;
    input.tell?.(answer());
  }
  const atSpeed: boolean[][] = [];
  for (const speed of SPEEDS) {
    const { nearOptimal } = await test(atUniformSpeed(speed, region.townships.length));
    atSpeed.push([...nearOptimal]);
    done++;
  }
  const speedRange = proposal.map((_, site) => rangeAround(atSpeed.map((holds) => holds[site]!)));
  const candidatesOf = (plan: readonly number[]) => plan.map((site) => pool[site]!);
  const found = safestPlan(outcomes, (plan) => brokenRule(scene.cover.rules, candidatesOf(plan)) === -1);
  const safest = found && { ...found, sites: candidatesOf(found.plan).map((candidate) => scene.sites[candidate]!) };
  return answer({ speedRange, safest });
}

/** The unbroken range of factors around 1 in which a site holds; NaN where it does not hold even at 1. */
function rangeAround(holds: readonly boolean[]): SpeedRange {
  const middle = SPEEDS.indexOf(1);
  if (!holds[middle]) return { from: Number.NaN, to: Number.NaN };
  let from = middle;
  let to = middle;
  while (from > 0 && holds[from - 1]) from--;
  while (to < SPEEDS.length - 1 && holds[to + 1]) to++;
  return { from: SPEEDS[from]!, to: SPEEDS[to]! };
}

/** A plan by its places in the pool. */
interface PoolPlan extends Omit<SafestPlan, 'sites'> {
  readonly plan: readonly number[];
}

/** The plan with the least worst regret (Savage 1951) among those that were best in some draw and keep the rules. */
function safestPlan(
  outcomes: readonly StressOutcome[],
  keepsRules: (plan: readonly number[]) => boolean,
): PoolPlan | null {
  const compared = outcomes.filter((outcome) => outcome.shareOf !== null);
  const plans = new Map(compared.map(({ best }) => [[...best].sort((a, b) => a - b).join(), best]));
  let safest: PoolPlan | null = null;
  for (const plan of plans.values()) {
    if (!keepsRules(plan)) continue;
    let [worst, sum] = [0, 0];
    for (const { shareOf, bestShare } of compared) {
      const regret = Math.max(0, bestShare - shareOf!(plan));
      worst = Math.max(worst, regret);
      sum += regret;
    }
    const meanRegret = sum / compared.length;
    if (!safest || worst < safest.worstRegret) safest = { plan, worstRegret: worst, meanRegret };
  }
  return safest;
}
