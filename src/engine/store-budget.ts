/** What the store remembers of an entry beside its bytes. */
export interface Use {
  readonly key: string;
  readonly bytes: number;
  /** When it was last asked for or put, in milliseconds. */
  readonly used: number;
  /** The build of the program that made it: another may read the same file differently. */
  readonly program: string;
}

interface Budget {
  /** Bytes of all entries together, at most (≤). */
  readonly limit: number;
  readonly program: string;
}

/**
 * Keys to forget before `incoming` is kept: entries of other builds, then those used longest ago until all fit. Null
 * where it does not fit even alone, and then nothing need be forgotten for it.
 */
export function keysToForget(uses: readonly Use[], incoming: Use, { limit, program }: Budget): string[] | null {
  if (incoming.bytes > limit) return null;
  const others = uses.filter((use) => use.key !== incoming.key);
  const forgotten = others.filter((use) => use.program !== program).map((use) => use.key);
  const own = others.filter((use) => use.program === program).sort((a, b) => b.used - a.used);
  let sum = incoming.bytes;
  for (const use of own) {
    sum += use.bytes;
    if (sum > limit) forgotten.push(use.key);
  }
  return forgotten;
}
