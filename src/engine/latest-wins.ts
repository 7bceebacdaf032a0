import { CANCELLED } from './engine.ts';

/**
 * Runs one call at a time and keeps at most one waiting: a newer call replaces the waiting one, which then rejects
 * with CANCELLED. The running one is never lost.
 */
export function latestWins<A extends unknown[], R>(run: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
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
      waiting?.drop();
      waiting = { start, drop: () => reject(new Error(CANCELLED)) };
    });
}
