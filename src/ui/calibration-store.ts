import { create } from 'zustand';
import type { CalibrationOutcome } from '../engine/engine.ts';

/** One file of observed runs looked at: working until there is an outcome or a problem. */
export interface Calibrating {
  readonly file: string;
  /** 0…1 of the work. */
  readonly share: number;
  readonly outcome: CalibrationOutcome | null;
  /** Why it failed, as the program says it. */
  readonly problem: string | null;
}

/** The calibration dialog: open while there is a file. Session state, neither saved nor undone. */
export const useCalibration = create<{ readonly current: Calibrating | null }>()(() => ({ current: null }));

export function showCalibration(current: Calibrating | null): void {
  useCalibration.setState({ current });
}
