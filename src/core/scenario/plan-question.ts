import type { CoverageQuestion } from '../model/question.ts';
import type { Region } from '../model/region.ts';
import type { TravelSettings } from '../model/travel-settings.ts';
import { UNREACHED } from '../model/units.ts';
import { labelOwner, labelValue, NO_LABEL } from '../travel/label.ts';
import type { Origin } from '../travel/measure.ts';
import type { Plan } from './edit.ts';
import type { MeasureKind } from './measures.ts';

/** A straight-line standard has an answer without roads; its minutes are then unknown, unless the circle model gives them. */
export function hasTimes(region: Region, plan: Plan): boolean {
  return plan.travel.model !== 'network' || region.roads !== null;
}

/** Travel models that the data can feed. */
export function modelsFor(region: Region): TravelSettings['model'][] {
  const hasGround = region.roads !== null || region.landCover !== null || region.elevation !== null;
  return ['circle', ...(region.roads ? (['network'] as const) : []), ...(hasGround ? (['terrain'] as const) : [])];
}

/** Which measure a question's limit speaks of. */
export function measureKind(question: CoverageQuestion): MeasureKind {
  if (question.limit.by === 'minutes') return 'time';
  return question.limit.metric === 'straight' ? 'straight' : 'network-length';
}

/** Open facilities of the kinds asked about, by their place in the plan. */
export function originsOf(plan: Plan, kinds: readonly string[]): Origin[] {
  return plan.facilities.flatMap((facility, index) =>
    facility.open && kinds.includes(facility.kind) ? [{ index, lon: facility.lon, lat: facility.lat }] : [],
  );
}

/** Labels to owners, -1 for none. */
export function ownersOf(labels: Float64Array): Int32Array<ArrayBuffer> {
  return Int32Array.from(labels, (label) => (label === NO_LABEL ? -1 : labelOwner(label)));
}

/** Labels to whole values, UNREACHED for none. */
export function valuesOf(labels: Float64Array): Uint32Array<ArrayBuffer> {
  const values = new Uint32Array(labels.length);
  for (let i = 0; i < labels.length; i++) values[i] = labels[i] === NO_LABEL ? UNREACHED : labelValue(labels[i]!);
  return values;
}
