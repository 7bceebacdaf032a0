import { calibratedSpeeds } from '../calibrated-speeds.ts';
import { type Calibrating, showCalibration, useCalibration } from '../calibration-store.ts';
import { currentPlan } from '../document-store.ts';
import { setTravel } from './edits.ts';
import { isCancelled } from './job.ts';
import { readFiles } from './open.ts';
import { engine, translate } from './runtime.ts';

/** Opens the dialog at once and fills it when the fit is there; a dialog closed in the meantime stays closed. */
export async function calibrateFrom(given: File): Promise<void> {
  const plan = currentPlan();
  if (!plan) return;
  const working: Calibrating = { file: given.name, outcome: null, problem: null };
  showCalibration(working);
  const fill = (found: Partial<Calibrating> | null) => {
    if (useCalibration.getState().current === working) showCalibration(found && { ...working, ...found });
  };
  try {
    const [file] = await readFiles([given]);
    if (file) fill({ outcome: await engine().calibrate(file, plan) });
  } catch (error) {
    fill(isCancelled(error) ? null : { problem: error instanceof Error ? error.message : String(error) });
  }
}

export function closeCalibration(): void {
  showCalibration(null);
}

/** The fitted speeds into the plan: one step, undone as a whole. */
export function acceptCalibration(): void {
  const calibration = useCalibration.getState().current?.outcome?.calibration;
  const now = currentPlan()?.travel.speedKmh;
  if (calibration && now) {
    setTravel({ speedKmh: { ...now, ...calibratedSpeeds(calibration) } }, translate('calibration.step'));
  }
  closeCalibration();
}
