import { gapShapes } from '../core/coverage/gap-shapes.ts';
import { serviceCircles } from '../core/geo/service-circles.ts';
import { createEmptyRegion } from '../core/model/empty-region.ts';
import type { Issue } from '../core/model/issue.ts';
import { beginDrag, type DragSession } from '../core/scenario/drag-session.ts';
import type { Plan } from '../core/scenario/edit.ts';
import { prepareTravel } from '../core/scenario/measures.ts';
import { type Answer, createPlanner, modelsFor, type Planner } from '../core/scenario/planner.ts';
import type { ServiceAreaPainter } from '../core/scenario/service-areas.ts';
import { CANCELLED, type Engine, type OnProgress } from './engine.ts';
import { exportTable } from './export-table.ts';
import { loadRegion } from './load-region.ts';
import { previewFile } from './preview-file.ts';
import { regionView } from './region-view.ts';

/** How long a job may run before it lets a cancel through. */
const BREATH_MILLISECONDS = 40;

/** Samples of a field on the screen: every second cell of a prefecture; people are right within half a per cent. */
const FIELD_POINTS = 800_000;

/** What the shell lends to the jobs: time and a way to let other messages in. */
export interface Host {
  now(): number;
  breathe(): Promise<void>;
}

/**
 * The engine as an object of ordinary functions over the core: the worker serves it, the command line and the tests
 * call it directly.
 */
export function createJobs(host: Host): Engine {
  let planner: Planner = createPlanner(createEmptyRegion());
  let drag: DragSession | null = null;
  /** Made when the first areas are asked for, of the region loaded then. */
  let painter: ServiceAreaPainter | null = null;
  let generation = 0;

  /** A pause that reports, breathes, and throws once the job was cancelled. */
  const pauser = (onProgress?: OnProgress) => {
    const mine = generation;
    let last = host.now();
    return async (step: string, share: number): Promise<void> => {
      if (host.now() - last > BREATH_MILLISECONDS || share === 0) {
        onProgress?.({ step, share });
        await host.breathe();
        last = host.now();
      }
      if (mine !== generation) throw new Error(CANCELLED);
    };
  };

  return {
    preview: (files, wish) => Promise.all(files.map((file) => previewFile(file, wish))),

    async load(sources, files, onProgress) {
      const loaded = await loadRegion(sources, files, { pause: pauser(onProgress) });
      planner = createPlanner(loaded.region);
      painter = null;
      drag = null;
      return regionView(loaded);
    },

    async evaluate(plan, question, onProgress) {
      const pause = pauser(onProgress);
      const start = host.now();
      await pause('evaluate', 0);
      await prepareTravel(plan.travel.model);
      // The region may be replaced while this job lets others run.
      const asked = planner;
      const answer = asked.evaluate(plan, question);
      await pause('gaps', 0.8);
      return {
        coverage: answer.coverage,
        cells: answer.measure,
        nearest: answer.nearest,
        gapShapes: gapShapes(asked.region.demand, answer.gaps),
        issues: strandedFacilities(answer, plan),
        milliseconds: host.now() - start,
      };
    },

    async serviceCircles(plan, kinds, km, dissolved) {
      const centers = plan.facilities.filter((facility) => facility.open && kinds.includes(facility.kind));
      return serviceCircles(centers, km, dissolved);
    },

    async whyUnreached(plan, question) {
      await prepareTravel(plan.travel.model);
      return planner.whyUnreached(plan, question);
    },

    async networkHealth(plan) {
      const { roads, demand } = planner.region;
      if (!roads) return null;
      const { networkHealth } = await import('../core/travel/network-health/network-health.ts');
      return networkHealth({ roads, settings: plan.travel, demand, closedWays: plan.closedRoads });
    },

    async compareModels(plan, question) {
      const { compareModels } = await import('../core/scenario/compare-models.ts');
      const models = modelsFor(planner.region);
      for (const model of models) await prepareTravel(model);
      return compareModels(planner, { plan, question, models });
    },

    async calibrate(file, plan, onProgress) {
      const { calibrateFile } = await import('./calibrate-file.ts');
      return calibrateFile({ file, plan, region: planner.region, pause: pauser(onProgress) });
    },

    async serviceAreas({ plan, question, bands, only }) {
      // Fetched when first asked for: the first screen does without.
      const { serviceAreaPainter } = await import('../core/scenario/service-areas.ts');
      await prepareTravel(plan.travel.model);
      painter ??= serviceAreaPainter(planner, FIELD_POINTS);
      const facilities = plan.facilities.map((one) =>
        only === null || one.id === only ? one : { ...one, open: false },
      );
      return painter({ ...plan, facilities }, { coverage: question, bands });
    },

    propose(plan, question, onProgress) {
      const pause = pauser(onProgress);
      return planner.propose(plan, question, (share) => pause(share < 0.7 ? 'reach' : 'search', share));
    },

    async beginDrag(plan, question, facility) {
      await prepareTravel(plan.travel.model);
      drag = beginDrag(planner, plan, { facility, question });
    },

    async drag(lon, lat) {
      if (!drag) throw new Error(CANCELLED);
      const start = host.now();
      const { measure, ...answer } = drag(lon, lat);
      return { cells: measure, ...answer, milliseconds: host.now() - start };
    },

    async endDrag() {
      drag = null;
    },

    async exportTable(request) {
      await prepareTravel(request.plan.travel.model);
      return exportTable(planner, request);
    },

    cancel() {
      generation++;
    },
  };
}

/** Facilities that were asked about and can serve nobody from where they stand. */
function strandedFacilities({ stranded }: Answer, plan: Plan): Issue[] {
  const code = plan.travel.model === 'terrain' ? 'facility-off-ground' : 'facility-off-road';
  return stranded.map((index): Issue => {
    const { id, name, lon, lat } = plan.facilities[index]!;
    const values = { id, name, meters: plan.travel.maxWalkMeters };
    return { code, severity: 'warning', values, at: [lon, lat] };
  });
}
