import { expose, transfer } from 'comlink';
import type { Engine } from './engine.ts';
import { createJobs } from './jobs.ts';

/** Results leave by transfer, not by copy. The region's own columns stay: the view gets copies of them. */
const jobs = createJobs({ now: () => performance.now(), breathe: () => new Promise((resolve) => setTimeout(resolve)) });

const served: Engine = {
  ...jobs,
  async evaluate(plan, question, onProgress) {
    const result = await jobs.evaluate(plan, question, onProgress);
    return transfer(result, [result.cells.buffer, result.nearest.buffer]);
  },
  async drag(lon, lat) {
    const result = await jobs.drag(lon, lat);
    return transfer(result, [result.cells.buffer, result.townshipShare.buffer]);
  },
};

expose(served);
