import type { Rule } from './rule-schema.ts';
import { standingOf } from './severity.ts';
import { TOPICS, type Topic } from './topics.ts';

/** Which of several rules on one matter is applied, and why the others are not. */
export interface Choice {
  readonly topic: string;
  readonly handling: Topic['handling'];
  readonly applied: readonly string[];
  readonly setAside: readonly string[];
}

export interface Chosen {
  /** Rules that hold in the place, less those set aside. */
  readonly rules: readonly Rule[];
  readonly choices: readonly Choice[];
}

/**
 * Rules of a place: those of its own code and of what holds it, local before national where both speak of one matter.
 * A rule that nobody has verified and a suggestion set nothing aside. What holds nowhere here may still be picked by hand.
 */
export function chooseRules(rules: readonly Rule[], place: string): Chosen {
  const here = rules.filter((rule) => reach(rule.scope, place) >= 0);
  const choices = TOPICS.flatMap((topic): Choice[] => {
    const members = here.filter((rule) => topic.rules.includes(rule.id));
    if (members.length < 2) return [];
    const applied = topic.handling === 'local-first' ? nearest(members, place) : members.map((rule) => rule.id);
    const setAside = members.map((rule) => rule.id).filter((id) => !applied.includes(id));
    return [{ topic: topic.id, handling: topic.handling, applied, setAside }];
  });
  const aside = new Set(choices.flatMap((choice) => choice.setAside));
  return { rules: here.filter((rule) => !aside.has(rule.id)), choices };
}

/** The rules of the narrowest scope that count as law; all where none does. */
function nearest(members: readonly Rule[], place: string): string[] {
  const law = members.filter((rule) => standingOf(rule) === 'law');
  const pool = law.length > 0 ? law : members;
  const best = Math.max(...pool.map((rule) => reach(rule.scope, place)));
  return pool.filter((rule) => reach(rule.scope, place) === best).map((rule) => rule.id);
}

/** How narrowly a scope holds a place: -1 not at all, 0 abroad or a method, 1 the country, 2 its province, 3 its city, 4 itself. */
export function reach(scope: string, place: string): number {
  if (scope === 'CN') return 1;
  if (!/^\d{6}$/.test(scope)) return 0;
  const significant = scope.replace(/(00)+$/, '');
  if (!place.startsWith(significant)) return -1;
  return 1 + significant.length / 2;
}
