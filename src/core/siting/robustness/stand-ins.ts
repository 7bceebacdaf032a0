import { CoveringPlan } from '../covering-plan.ts';
import type { CoveringProblem } from '../covering-problem.ts';

/**
 * Candidates that may stand in for the sites of a plan when things turn out otherwise: the sites themselves, then those
 * whose best swap into the plan loses least. At most `count` in all; ties go to the lower candidate.
 */
export function standIns(problem: CoveringProblem, plan: readonly number[], count: number): number[] {
  const whole = new CoveringPlan(problem, plan);
  const losses = plan.map((_, slot) => whole.loss(slot));
  const winBack = new Float64Array(plan.length);
  const open = new Set(plan);
  const others: { candidate: number; worth: number }[] = [];
  for (let candidate = 0; candidate < problem.candidates; candidate++) {
    if (open.has(candidate)) continue;
    const gain = whole.gainAndOverlap(candidate, winBack);
    let worth = -Infinity;
    for (let slot = 0; slot < plan.length; slot++) worth = Math.max(worth, gain + winBack[slot]! - losses[slot]!);
    others.push({ candidate, worth });
  }
  others.sort((a, b) => b.worth - a.worth || a.candidate - b.candidate);
  return [...plan, ...others.slice(0, Math.max(0, count - plan.length)).map(({ candidate }) => candidate)];
}
