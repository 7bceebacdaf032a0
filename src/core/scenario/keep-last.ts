import type { Steps } from '../model/steps.ts';

/**
 * A map that forgets what was used longest ago. What is being made is kept as well: who gives up leaves it half made,
 * and whoever asks for it next goes on from there.
 */
export function keepLast<T>(size: number): (key: string, make: () => Steps<T>) => Steps<T> {
  const kept = new Map<string, Making<T>>();
  return function* (key, make) {
    const making = kept.get(key) ?? { steps: make(), made: null };
    kept.delete(key);
    kept.set(key, making);
    for (const oldest of kept.keys()) {
      if (kept.size <= size) break;
      kept.delete(oldest);
    }
    while (making.made === null) {
      try {
        const step = making.steps.next();
        if (step.done) making.made = { value: step.value };
      } catch (error) {
        // Nothing comes of it: the next one begins anew, and hears the same.
        if (kept.get(key) === making) kept.delete(key);
        throw error;
      }
      if (making.made === null) yield;
    }
    return making.made.value;
  };
}

interface Making<T> {
  readonly steps: Steps<T>;
  made: { readonly value: T } | null;
}
