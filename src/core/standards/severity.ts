import type { Rule } from './rule-schema.ts';
import type { Status } from './verdict.ts';

/** How loudly a status may be shown. */
export type Severity = 'red' | 'amber' | 'quiet';

/** What has to stand beside a rule: 待核实, 建议, or nothing. */
export function standingOf(rule: Pick<Rule, 'verified' | 'standing'>): 'law' | 'to-verify' | 'suggestion' {
  if (rule.standing === 'opinion') return 'suggestion';
  return rule.verified === 'unverified' ? 'to-verify' : 'law';
}

/**
 * must, should and forbid may turn red, aim amber; encouragements, benchmarks, suggestions and rules that nobody has
 * verified never do.
 */
export function severityOf(rule: Pick<Rule, 'force' | 'verified' | 'standing'>, status: Status): Severity {
  if ((status !== 'unmet' && status !== 'partial') || standingOf(rule) !== 'law') return 'quiet';
  if (rule.force === 'aim') return 'amber';
  return rule.force === 'encourage' || rule.force === 'benchmark' ? 'quiet' : 'red';
}
