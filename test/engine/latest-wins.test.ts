import { expect, it } from 'vitest';
import { CANCELLED } from '../../src/engine/engine.ts';
import { latestWins } from '../../src/engine/latest-wins.ts';

it('cuts a slow call short when a newer one waits, once, and runs the newest', async () => {
  const run: number[] = [];
  let stops = 0;
  let giveUp: (error: Error) => void = () => {};
  const call = latestWins(
    (n: number) => {
      run.push(n);
      // Only the last would ever end by itself.
      return new Promise<number>((resolve, reject) => {
        giveUp = reject;
        if (n === 4) resolve(40);
      });
    },
    () => {
      stops += 1;
      giveUp(new Error(CANCELLED));
    },
  );
  const results = await Promise.allSettled([1, 2, 3, 4].map(call));
  expect(run).toEqual([1, 4]);
  expect(stops).toBe(1);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'fulfilled']);
});
