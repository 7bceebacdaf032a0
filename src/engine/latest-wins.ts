import { CANCELLED } from './engine.ts';

/**
 * Runs one call at a time and keeps at most one waiting: a newer call replaces the waiting one, which then rejects
 * with CANCELLED. The running one ends as it would, unless `stop` is given to cut it short: for quick work that comes
 * in a stream, such as a drag, each answer is worth showing; of slow work only the last is.
 */
export function latestWins<A extends unknown[], R>(
  run: (...args: A) => Promise<R>,
  stop?: () => void,
): (...args: A) => Promise<R> {
  let running = false;
  let waiting: { start: () => void; drop: () => void } | null = null;
  const next = () => {
    running = false;
    const following = waiting;
    waiting = null;
    following?.start();
  };
  return (...args) =>
    new Promise<R>((resolve, reject) => {
      const start = () => {
        running = true;
        run(...args)
          .then(resolve, reject)
          .finally(next);
      };
      if (!running) {
        start();
        return;
      }
      if (waiting) waiting.drop();
      else stop?.();
      waiting = { start, drop: () => reject(new Error(CANCELLED)) };
    });
}
