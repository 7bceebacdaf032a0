import { ROAD_CLASSES, type RoadClass } from '../core/model/road.ts';
import type { Calibration } from '../core/travel/speed/calibrate-speeds.ts';

type Speeds = Readonly<Record<RoadClass, number>>;

/** As the table of speeds shows them: tenths of a km/h. */
function rounded(kmh: number): number {
  return Math.round(kmh * 10) / 10;
}

/**
 * Speeds to adopt, km/h: those of classes that changed in the first decimal, and their links, which keep their share of
 * their road's speed. Empty where the present speeds fit already.
 */
export function calibratedSpeeds({ classes, speedKmh }: Calibration): Partial<Speeds> {
  const speeds: Partial<Record<RoadClass, number>> = {};
  for (const { roadClass, before, after } of classes) {
    if (rounded(before) === rounded(after)) continue;
    speeds[roadClass] = rounded(after);
    const link = ROAD_CLASSES.find((name) => name === `${roadClass}_link`);
    if (link) speeds[link] = rounded(after) * (speedKmh[link] / speedKmh[roadClass]);
  }
  return speeds;
}
