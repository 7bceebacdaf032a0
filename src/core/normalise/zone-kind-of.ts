import type { Barrier } from '../model/barrier.ts';
import { BARRIER_ZONE } from '../model/zone.ts';

const BARRIER_WORDS = /^barriers?$|阻隔|屏障|障碍|不可穿越|不可通行/i;

const AREA_KINDS: readonly (readonly [RegExp, string])[] = [
  [/^no-?build$|禁建|禁止建设|生态红线|生态保护|永久基本农田|水源保护/i, 'no-build'],
  [/^old-?city$|老城|旧城|古城|历史城区/i, 'old-city'],
  [/^new-?district$|新区|新城/i, 'new-district'],
  [/^urban$|城镇开发|城区|建成区|城镇/i, 'urban'],
  [BARRIER_WORDS, BARRIER_ZONE],
];

/** Brooks and ditches (`stream`, `ditch`, 溪沟) are stepped over: not among them. */
const LINE_KINDS: readonly (readonly [RegExp, Barrier['kind']])[] = [
  [BARRIER_WORDS, 'barrier'],
  [/river|canal|waterway|河|江|水系|水道/i, 'river'],
];

/** The kind of area that a word means; null where it is none of the contract's. */
export function areaKindOf(word: string): string | null {
  return AREA_KINDS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** The kind of barrier that a word means; null where a line of it stops nobody. */
export function barrierKindOf(word: string): Barrier['kind'] | null {
  return LINE_KINDS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}
