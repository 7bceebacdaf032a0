import { expose, transfer } from 'comlink';
import { browserRoadStore } from './browser-road-store.ts';
import type { Engine } from './engine.ts';
import { createJobs } from './jobs.ts';
import { solverInWorker } from './solver-in-worker.ts';

/** Results leave by transfer, not by copy. The region's own columns stay: the view gets copies of them. */
const jobs = createJobs({
  now: () => performance.now(),
  breathe: () => new Promise((resolve) => setTimeout(resolve)),
  solver: solverInWorker(),
  // A built worker's name holds a hash of its code: another build trusts nothing that this one has read.
  ...(self.location.pathname.endsWith('.js') && { roadStore: browserRoadStore(self.location.pathname) }),
});

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
