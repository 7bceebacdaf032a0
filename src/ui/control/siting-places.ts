import type { NamedPlace } from '../../core/model/question.ts';
import { session, setSiting } from '../session.ts';

/** What the next proposal is told about single places: one must stand there, or none may. */

function isSame(a: NamedPlace, b: NamedPlace): boolean {
  return a.lon === b.lon && a.lat === b.lat;
}

function without(places: readonly NamedPlace[] | undefined, place: NamedPlace): readonly NamedPlace[] {
  return (places ?? []).filter((one) => !isSame(one, place));
}

function nameOf({ name, lon, lat }: NamedPlace): NamedPlace {
  return { name, lon, lat };
}

export function isLocked(places: readonly NamedPlace[] | undefined, place: NamedPlace): boolean {
  return (places ?? []).some((one) => isSame(one, place));
}

export function lockPlace(place: NamedPlace): void {
  const { required, excluded } = session().siting;
  setSiting({ required: [...without(required, place), nameOf(place)], excluded: without(excluded, place) });
}

export function excludePlace(place: NamedPlace): void {
  const { required, excluded } = session().siting;
  setSiting({ required: without(required, place), excluded: [...without(excluded, place), nameOf(place)] });
}

/** Takes back what was said about a place. */
export function forgetPlace(place: NamedPlace): void {
  const { required, excluded } = session().siting;
  setSiting({ required: without(required, place), excluded: without(excluded, place) });
}
