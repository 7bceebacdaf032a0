import { gapShapesInSteps } from '../core/coverage/gap-shapes.ts';
import { serviceCircles } from '../core/geo/service-circles.ts';
import { createEmptyRegion } from '../core/model/empty-region.ts';
import type { Issue } from '../core/model/issue.ts';
import { inTurns } from '../core/model/steps.ts';
import { beginDrag, type DragSession } from '../core/scenario/drag-session.ts';
import type { Plan } from '../core/scenario/edit.ts';
import { prepareTravel } from '../core/scenario/measures.ts';
import { modelsFor } from '../core/scenario/plan-question.ts';
import { type Answer, createPlanner, type Planner } from '../core/scenario/planner.ts';
import type { ServiceAreaPainter } from '../core/scenario/service-areas.ts';
import { drawnAreas } from './drawn-areas.ts';
import { CANCELLED, type Engine, type Found, type LongJob, type OnProgress, SHOWN_GAPS } from './engine.ts';
import { geojsonBlobInSteps } from './geojson-blob.ts';
import { loadRegion } from './load-region.ts';
import { regionView } from './region-view.ts';
import type { RoadStore } from './road-store.ts';
import { createSitingJobs } from './siting-jobs.ts';
import type { Solver } from './solver.ts';

/** How long a job may run before it lets a cancel through. */
const BREATH_MILLISECONDS = 40;

/** Samples of a field on the screen: every second cell of a prefecture; people are right within half a per cent. */
const FIELD_POINTS = 800_000;

/** What the shell lends to the jobs: time and a way to let other messages in. */
export interface Host {
  now(): number;
  breathe(): Promise<void>;
  /** Where read roads are kept between openings; without it they are read each time. */
  readonly roadStore?: RoadStore;
  /** Who solves siting problems: a thread of its own in the browser, the same thread elsewhere. */
  readonly solver: Solver;
}

/**
 * The engine as an object of ordinary functions over the core: the worker serves it, the command line and the tests
 * call it directly.
 */
export function createJobs(host: Host): Engine {
  let planner: Planner = createPlanner(createEmptyRegion());
  let drag: DragSession | null = null;
  /** Made when the first areas of a region are asked for. */
  let painter: { readonly of: Planner; readonly paint: ServiceAreaPainter } | null = null;
  /** How often each kind of job was cancelled. */
  const cancels = new Map<LongJob, number>();
  let allCancelled = 0;
  const cancelsOf = (job: LongJob): number => (cancels.get(job) ?? 0) + allCancelled;

  /** A pause that reports, breathes, and throws once the job was cancelled. */
  const pauser = (job: LongJob, onProgress?: OnProgress) => {
    const before = cancelsOf(job);
    // The first pause lets others in: a cancel may be waiting already.
    let last = Number.NEGATIVE_INFINITY;
    return async (step: string, share: number, found?: Found): Promise<void> => {
      if (host.now() - last > BREATH_MILLISECONDS) {
        onProgress?.({ step, share, ...(found && { found }) });
        await host.breathe();
        last = host.now();
      }
      if (before !== cancelsOf(job)) throw new Error(CANCELLED);
    };
  };

  return {
    async preview(files, wish) {
      const { previewFile } = await import('./preview-file.ts');
      return Promise.all(files.map((file) => previewFile(file, wish)));
    },

    async load(sources, files, onProgress) {
      const { roadStore } = host;
      const pause = pauser('load', onProgress);
      const loaded = await loadRegion(sources, files, { pause, ...(roadStore && { roadStore }) });
      const view = await inTurns(regionView(loaded), () => pause('join', 0.95));
      // Only now: an opening that is cancelled leaves what was open.
      planner = createPlanner(loaded.region);
      drag = null;
      return view;
    },

    async evaluate(plan, question, onProgress) {
      const pause = pauser('evaluate', onProgress);
      const start = host.now();
      await pause('evaluate', 0);
      await prepareTravel(plan.travel.model);
      // The region may be replaced while this job lets others run.
      const asked = planner;
      const answer = await inTurns(asked.evaluateInSteps(plan, question), () => pause('evaluate', 0.4));
      const shapes = await inTurns(gapShapesInSteps(asked.region.demand, answer.gaps, SHOWN_GAPS), () =>
        pause('gaps', 0.8),
      );
      return {
        coverage: answer.coverage,
        cells: answer.measure,
        nearest: answer.nearest,
        gapShapes: await inTurns(geojsonBlobInSteps(shapes.features), () => pause('gaps', 0.9)),
        issues: strandedFacilities(answer, plan),
        milliseconds: host.now() - start,
      };
    },

    async serviceCircles(plan, kinds, km, dissolved) {
      const centers = plan.facilities.filter((facility) => facility.open && kinds.includes(facility.kind));
      return serviceCircles(centers, km, dissolved);
    },

    async whyUnreached(plan, question) {
      const pause = pauser('whyUnreached');
      await pause('unreached', 0);
      await prepareTravel(plan.travel.model);
      return inTurns(planner.whyUnreachedInSteps(plan, question), () => pause('unreached', 0.5));
    },

    async networkHealth(plan) {
      const { roads, demand } = planner.region;
      if (!roads) return null;
      const pause = pauser('networkHealth');
      await pause('roads', 0);
      const { networkHealthInSteps } = await import('../core/travel/network-health/network-health.ts');
      const asked = { roads, settings: plan.travel, demand, closedWays: plan.closedRoads };
      return inTurns(networkHealthInSteps(asked), () => pause('roads', 0.5));
    },

    async roadsAcross(drawn) {
      const { roads } = planner.region;
      if (!roads) return null;
      const { roadsAcross } = await import('../core/scenario/roads-across.ts');
      return roadsAcross(roads, drawn);
    },

    async compareModels(plan, question) {
      const pause = pauser('compareModels');
      await pause('models', 0);
      const { compareModelsInSteps } = await import('../core/scenario/compare-models.ts');
      const models = modelsFor(planner.region);
      for (const model of models) await prepareTravel(model);
      return inTurns(compareModelsInSteps(planner, { plan, question, models }), () => pause('models', 0.5));
    },

    async calibrate(file, plan, onProgress) {
      const { calibrateFile } = await import('./calibrate-file.ts');
      return calibrateFile({ file, plan, region: planner.region, pause: pauser('calibrate', onProgress) });
    },

    async serviceAreas({ plan, question, bands, only }) {
      const pause = pauser('serviceAreas');
      const breathe = () => pause('areas', 0.5);
      await breathe();
      // Fetched when first asked for: the first screen does without.
      const { serviceAreaPainter } = await import('../core/scenario/service-areas.ts');
      await prepareTravel(plan.travel.model);
      // The region may be replaced while this job lets others run.
      const asked = planner;
      if (painter?.of !== asked) {
        painter = { of: asked, paint: await inTurns(serviceAreaPainter(asked, FIELD_POINTS), breathe) };
      }
      const facilities = plan.facilities.map((one) =>
        only === null || one.id === only ? one : { ...one, open: false },
      );
      const areas = await inTurns(painter.paint({ ...plan, facilities }, { coverage: question, bands }), breathe);
      return inTurns(drawnAreas(areas), breathe);
    },

    ...createSitingJobs({ now: () => host.now(), solver: host.solver, planner: () => planner, pauser }),

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
      const { exportTable } = await import('./export-table.ts');
      return exportTable(planner, request);
    },

    cancel(job) {
      if (job) cancels.set(job, (cancels.get(job) ?? 0) + 1);
      else allCancelled++;
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
