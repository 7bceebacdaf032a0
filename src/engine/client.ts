import { proxy, type Remote, wrap } from 'comlink';
import type { Engine, LongJob, OnProgress } from './engine.ts';
import { latestWins } from './latest-wins.ts';

/** The engine in a worker: the page never computes. Long work that has been overtaken is cut short, drags are dropped. */
export function createEngine(): Engine {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  const remote: Remote<Engine> = wrap<Engine>(worker);
  const report = (onProgress?: OnProgress): OnProgress | undefined => (onProgress ? proxy(onProgress) : undefined);
  const cancel = (job?: LongJob): void => {
    void remote.cancel(job);
  };
  return {
    preview: (files, wish) => remote.preview(files, wish),
    load: (sources, files, onProgress) => remote.load(sources, files, report(onProgress)),
    evaluate: latestWins(
      (plan, question, onProgress) => remote.evaluate(plan, question, report(onProgress)),
      () => cancel('evaluate'),
    ),
    serviceCircles: (plan, kinds, km, dissolved) => remote.serviceCircles(plan, kinds, km, dissolved),
    whyUnreached: latestWins(
      (plan, question) => remote.whyUnreached(plan, question),
      () => cancel('whyUnreached'),
    ),
    networkHealth: latestWins(
      (plan) => remote.networkHealth(plan),
      () => cancel('networkHealth'),
    ),
    roadsAcross: latestWins((drawn) => remote.roadsAcross(drawn)),
    compareModels: latestWins(
      (plan, question) => remote.compareModels(plan, question),
      () => cancel('compareModels'),
    ),
    serviceAreas: latestWins(
      (request) => remote.serviceAreas(request),
      () => cancel('serviceAreas'),
    ),
    calibrate: (file, plan, onProgress) => remote.calibrate(file, plan, report(onProgress)),
    propose: (plan, question, onProgress) => remote.propose(plan, question, report(onProgress)),
    adopt: (sites) => remote.adopt(sites),
    stopProposing: () => {
      void remote.stopProposing();
    },
    otherPlans: (onProgress) => remote.otherPlans(report(onProgress)),
    robustness: (request, onProgress) => remote.robustness(request, report(onProgress)),
    siteCurve: (upTo, onProgress) => remote.siteCurve(upTo, report(onProgress)),
    waysToTarget: (share, onProgress) => remote.waysToTarget(share, report(onProgress)),
    closeSites: (plan, question, { request, onProgress }) =>
      remote.closeSites(plan, question, { request, ...(onProgress && { onProgress: proxy(onProgress) }) }),
    stages: (request) => remote.stages(request),
    beginDrag: (plan, question, facility) => remote.beginDrag(plan, question, facility),
    drag: latestWins((lon, lat) => remote.drag(lon, lat)),
    endDrag: () => remote.endDrag(),
    exportTable: (request) => remote.exportTable(request),
    cancel,
  };
}
