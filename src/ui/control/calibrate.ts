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
  let shown: Calibrating = { file: given.name, share: 0, outcome: null, problem: null };
  showCalibration(shown);
  const isOpen = () => useCalibration.getState().current === shown;
  const fill = (found: Partial<Calibrating>) => {
    if (!isOpen()) return;
    shown = { ...shown, ...found };
    showCalibration(shown);
  };
  try {
    const [file] = await readFiles([given]);
    if (file) fill({ outcome: await engine().calibrate(file, plan, ({ share }) => fill({ share })) });
  } catch (error) {
    if (!isCancelled(error)) fill({ problem: error instanceof Error ? error.message : String(error) });
    else if (isOpen()) showCalibration(null);
  }
}

/** Work still going on is given up. */
export function closeCalibration(): void {
  const { current } = useCalibration.getState();
  if (current && !current.outcome && current.problem === null) engine().cancel('calibrate');
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
