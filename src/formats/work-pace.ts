import type { ReadOptions } from './driver.ts';

/** Longest time in milliseconds that reading holds the thread before a cancel can be heard. */
const TURN_MILLISECONDS = 40;

/**
 * Gives a function to call between pieces of work: it reports the share done (0 … 1), hears a cancel and lets the
 * thread breathe, as the caller's own `pause` does where there is one. Throws the signal's reason once reading was
 * cancelled.
 */
export function workPace(options: ReadOptions): (share: number) => Promise<void> {
  let turn = performance.now();
  return async (share) => {
    options.signal?.throwIfAborted();
    if (options.pause) return options.pause(share);
    if (performance.now() - turn < TURN_MILLISECONDS) return;
    options.onProgress?.(share);
    await new Promise((resolve) => setTimeout(resolve, 0));
    options.signal?.throwIfAborted();
    turn = performance.now();
  };
}
