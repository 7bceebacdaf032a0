import type { Issue } from '../core/model/issue.ts';
import type { ObservedRun } from '../core/model/observed-run.ts';
import type { Region } from '../core/model/region.ts';
import { normaliseRuns } from '../core/normalise/normalise-runs.ts';
import type { Plan } from '../core/scenario/edit.ts';
import { seededRandom } from '../core/siting/random.ts';
import { calibrateOnRoads } from '../core/travel/speed/calibrate-on-roads.ts';
import type { Calibration } from '../core/travel/speed/calibrate-speeds.ts';
import { withRoadSpeeds } from '../core/travel/speed/road-speeds.ts';
import { withSpeedFactors } from '../core/travel/speed/speed-factors.ts';
import type { InputFile } from '../formats/driver.ts';
import { readFile } from '../formats/read-file.ts';
import type { CalibrationOutcome } from './engine.ts';

export interface CalibrationTask {
  readonly file: InputFile;
  readonly plan: Plan;
  readonly region: Region;
  /** Awaited between steps: lets others run, throws to cancel. */
  readonly pause: (step: string, share: number) => Promise<void>;
}

/** Deals the runs into folds: the same file gives the same figures. */
const SEED = 1;

/**
 * Road speeds from a file of observed runs, on the region's roads as the plan uses them (speed options, closed roads, speeds of single roads).
 * Every run that does not count is an issue that is `leftOut`. Calibration null: there is no road, or no usable run.
 */
export async function calibrateFile({ file, plan, region, pause }: CalibrationTask): Promise<CalibrationOutcome> {
  await pause('calibrate', 0);
  const read = await readFile(file);
  const none = (runs: number, issues: readonly Issue[]) => ({ calibration: null, runs, issues });
  if (!read.content) return none(0, read.issues);
  if (read.content.type !== 'records') {
    return none(0, [...read.issues, { code: 'runs-not-a-table', severity: 'error', file: file.name }]);
  }
  const rows = read.content.records.length;
  const { runs, issues } = normaliseRuns(read.content, { file: file.name, facilities: plan.facilities });
  const found = [...read.issues, ...issues];
  if (!region.roads) return none(rows, [...found, { code: 'no-roads', severity: 'error' }]);
  if (runs.length === 0) return none(rows, found);
  const surroundings = { elevation: region.elevation, zones: plan.zones };
  const calibration = await calibrateOnRoads(
    {
      runs,
      roads: withRoadSpeeds(withSpeedFactors(region.roads, plan.travel.speed, surroundings), plan.roadSpeeds),
      closedRoads: plan.closedRoads,
      settings: plan.travel,
      seeded: () => seededRandom(SEED),
    },
    (share) => pause('calibrate', share),
  );
  const all = [...found, ...withoutWay(calibration, runs, { file: file.name, plan }), ...aboutMaxspeed(plan)];
  return { calibration: calibration.points.length > 0 ? calibration : null, runs: rows, issues: all };
}

/** Runs that were read but have no drive on the roads. */
function withoutWay(
  { unrouted, unusable }: Calibration,
  runs: readonly ObservedRun[],
  { file, plan }: { readonly file: string; readonly plan: Plan },
): Issue[] {
  const byId = new Map(runs.map((run) => [run.id, run]));
  const issue = (code: string, id: string): Issue => {
    const { lon, lat } = byId.get(id)!.destination;
    const values = { id, meters: plan.travel.maxWalkMeters };
    return { code, severity: 'error', file, values, at: [lon, lat], leftOut: true };
  };
  return [
    ...unrouted.map((id) => issue('run-without-way', id)),
    ...unusable.map((id) => issue('run-without-length', id)),
  ];
}

/** Class speeds hold only where the plan does not take the road file's own. */
function aboutMaxspeed({ travel }: Plan): Issue[] {
  return travel.useMaxspeed ? [{ code: 'runs-by-class-only', severity: 'warning' }] : [];
}
