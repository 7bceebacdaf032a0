import type { Facility } from '../model/facility.ts';
import { DEFAULT_TRAVEL, type TravelSettings } from '../model/travel-settings.ts';
import type { Edit, Plan } from './edit.ts';

export interface Applied {
  readonly plan: Plan;
  /** The edit that brings the plan back exactly as it was. */
  readonly reverse: Edit;
}

/** An edit that names something the plan does not hold, or adds something twice. */
export class EditError extends Error {
  readonly edit: Edit;
  /** The id that is missing, or there already. */
  readonly target: string;
  constructor(edit: Edit, target: string) {
    super(`edit ${edit.edit} does not fit the plan: ${target}`);
    this.edit = edit;
    this.target = target;
  }
}

/** The one door through which a plan changes. Throws EditError where the edit does not fit. */
export function applyEdit(plan: Plan, edit: Edit): Applied {
  switch (edit.edit) {
    case 'add-facility':
      if (plan.facilities.some((f) => f.id === edit.facility.id)) throw new EditError(edit, edit.facility.id);
      return {
        plan: { ...plan, facilities: insert(plan.facilities, edit.facility, edit.at) },
        reverse: { edit: 'remove-facility', id: edit.facility.id },
      };
    case 'remove-facility': {
      const at = indexOf(plan, edit, edit.id);
      return {
        plan: { ...plan, facilities: plan.facilities.toSpliced(at, 1) },
        reverse: { edit: 'add-facility', facility: plan.facilities[at]!, at },
      };
    }
    case 'move-facility': {
      const { lon, lat } = plan.facilities[indexOf(plan, edit, edit.id)]!;
      return {
        plan: change(plan, edit, (f) => ({ ...f, lon: edit.lon, lat: edit.lat })),
        reverse: { edit: 'move-facility', id: edit.id, lon, lat },
      };
    }
    case 'close-facility':
    case 'reopen-facility': {
      const { open } = plan.facilities[indexOf(plan, edit, edit.id)]!;
      return {
        plan: change(plan, edit, (f) => ({ ...f, open: edit.edit === 'reopen-facility' })),
        reverse: { edit: open ? 'reopen-facility' : 'close-facility', id: edit.id },
      };
    }
    case 'set-capacity': {
      const { capacity = null } = plan.facilities[indexOf(plan, edit, edit.id)]!;
      return {
        plan: change(plan, edit, ({ capacity: _, ...f }) =>
          edit.capacity === null ? f : { ...f, capacity: edit.capacity },
        ),
        reverse: { edit: 'set-capacity', id: edit.id, capacity },
      };
    }
    default:
      return applyToGround(plan, edit);
  }
}

type GroundEdit = Extract<
  Edit,
  { edit: 'add-zone' | 'remove-zone' | 'close-road' | 'reopen-road' | 'set-road-speed' | 'set-travel' | 'move-site' }
>;

/** Edits of zones, roads, travel parameters and proposed sites. */
function applyToGround(plan: Plan, edit: GroundEdit): Applied {
  switch (edit.edit) {
    case 'add-zone':
      if (plan.zones.some((zone) => zone.id === edit.zone.id)) throw new EditError(edit, edit.zone.id);
      return {
        plan: { ...plan, zones: insert(plan.zones, edit.zone, edit.at) },
        reverse: { edit: 'remove-zone', id: edit.zone.id },
      };
    case 'remove-zone': {
      const at = plan.zones.findIndex((zone) => zone.id === edit.id);
      if (at < 0) throw new EditError(edit, edit.id);
      return {
        plan: { ...plan, zones: plan.zones.toSpliced(at, 1) },
        reverse: { edit: 'add-zone', zone: plan.zones[at]!, at },
      };
    }
    case 'close-road':
      if (plan.closedRoads.includes(edit.road)) throw new EditError(edit, edit.road);
      return {
        plan: { ...plan, closedRoads: insert(plan.closedRoads, edit.road, edit.at) },
        reverse: { edit: 'reopen-road', road: edit.road },
      };
    case 'reopen-road': {
      const at = plan.closedRoads.indexOf(edit.road);
      if (at < 0) throw new EditError(edit, edit.road);
      return {
        plan: { ...plan, closedRoads: plan.closedRoads.toSpliced(at, 1) },
        reverse: { edit: 'close-road', road: edit.road, at },
      };
    }
    case 'set-road-speed': {
      const { [edit.road]: was = null, ...others } = plan.roadSpeeds;
      return {
        plan: { ...plan, roadSpeeds: edit.share === null ? others : { ...others, [edit.road]: edit.share } },
        reverse: { edit: 'set-road-speed', road: edit.road, share: was },
      };
    }
    case 'set-travel':
      return {
        plan: { ...plan, travel: mergeTravel(plan.travel, edit.travel) },
        reverse: { edit: 'set-travel', travel: plan.travel },
      };
    case 'move-site': {
      const { [edit.id]: was = null, ...others } = plan.movedSites;
      return {
        plan: { ...plan, movedSites: edit.place ? { ...others, [edit.id]: edit.place } : others },
        reverse: { edit: 'move-site', id: edit.id, place: was },
      };
    }
  }
}

/** Settings with some fields changed; speeds and terrain are merged field by field. */
export function mergeTravel(
  base: TravelSettings,
  part: Partial<Omit<TravelSettings, 'speedKmh' | 'terrain'>> & {
    readonly speedKmh?: Partial<TravelSettings['speedKmh']>;
    readonly terrain?: Partial<TravelSettings['terrain']>;
  },
): TravelSettings {
  return {
    ...base,
    ...part,
    speedKmh: { ...base.speedKmh, ...part.speedKmh },
    terrain: { ...base.terrain, ...part.terrain },
  };
}

/** A plan before any edit. */
export function baselinePlan(
  facilities: readonly Facility[],
  zones: Plan['zones'],
  travel: TravelSettings = DEFAULT_TRAVEL,
): Plan {
  return { facilities, zones, closedRoads: [], roadSpeeds: {}, travel, movedSites: {} };
}

function insert<T>(list: readonly T[], item: T, at = list.length): readonly T[] {
  return list.toSpliced(at, 0, item);
}

function indexOf(plan: Plan, edit: Edit, id: string): number {
  const at = plan.facilities.findIndex((f) => f.id === id);
  if (at < 0) throw new EditError(edit, id);
  return at;
}

function change(plan: Plan, edit: Extract<Edit, { id: string }>, update: (facility: Facility) => Facility): Plan {
  const at = indexOf(plan, edit, edit.id);
  return { ...plan, facilities: plan.facilities.with(at, update(plan.facilities[at]!)) };
}
