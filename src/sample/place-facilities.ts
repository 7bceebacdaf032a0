import { chooseStationUnits } from './choose-stations.ts';
import type { Counties } from './counties.ts';
import { capitalFacilities, type FacilityIdea, type FacilityRow, seatFacilities } from './facility-rows.ts';
import type { FineGrid } from './fine-grid.ts';
import type { RegionNames } from './name-regions.ts';
import type { Population } from './population.ts';
import type { Random } from './random.ts';
import type { Place } from './settlements.ts';
import type { SizePlan } from './size-plan.ts';
import { townName } from './town-name.ts';
import type { Units } from './townships.ts';

/** All that decides where facilities stand. */
export interface FacilityFrame {
  readonly plan: SizePlan;
  readonly counties: Counties;
  readonly units: Units;
  readonly places: readonly Place[];
  readonly names: RegionNames;
  readonly fine: FineGrid;
  readonly population: Population;
  /** Unit of each fine cell, -1 outside all. */
  readonly unitOf: Int32Array;
  /** People of each unit. */
  readonly people: readonly number[];
}

/** Share of villages with a clinic. */
const CLINIC_SHARE = 0.8;

/** Makes the facilities of every tier, from the city's hospitals to village clinics. */
export function placeFacilities(frame: FacilityFrame, random: Random): FacilityRow[] {
  const rows: FacilityRow[] = [];
  const taken = new Set<number>();
  const add = (place: number, idea: FacilityIdea, wide = false): void => {
    const at = locate(frame, { place, wide, taken }, random);
    if (at === null) return;
    const id = `F${String(rows.length + 1).padStart(5, '0')}`;
    const { name, kind, beds = null, vehicles = null, tier = '' } = idea;
    rows.push({ id, name, kind, lon: at[0], lat: at[1], beds, vehicles, tier });
  };
  addSeats(frame, add, random);
  frame.units.list.forEach((unit, index) => {
    for (const idea of unitFacilities(frame, index, random)) add(index, idea);
    if (unit.class !== '街道') return;
    const stem = (frame.names.unit[index] as string).replace('街道', '');
    for (let station = 0; station < 2 + random.whole(3); station++) {
      add(index, { name: `${stem}${townName(random)}社区卫生服务站`, kind: 'community-station' });
    }
  });
  const stations = chooseStationUnits(frame, random);
  for (const unit of stations) {
    const stem = (frame.names.unit[unit] as string).replace(/街道$|[镇乡]$/, '');
    add(unit, { name: `${stem}急救站`, kind: 'ems-station', vehicles: 1 + (random.next() < 0.3 ? 1 : 0) });
  }
  addClinics(frame, add, random);
  return rows;
}

/** Puts an idea on the map; `wide` lets it stand in a neighbouring unit of the county into which the place has grown. */
type Add = (place: number, idea: FacilityIdea, wide?: boolean) => void;

function addSeats(frame: FacilityFrame, add: Add, random: Random): void {
  const { counties, units, names, people } = frame;
  counties.list.forEach((county, index) => {
    const streets = units.list.flatMap((unit, at) => (unit.county === index && unit.class === '街道' ? [at] : []));
    const core = streets.find((at) => units.list[at]?.seat === county.seat) ?? streets[0];
    if (core === undefined) return;
    const total = units.list.reduce((sum, unit, at) => sum + (unit.county === index ? (people[at] as number) : 0), 0);
    const ideas = seatFacilities(names.county[index] as string, { people: total }, random);
    // Old hospitals stand close together in the old town; a few newer ones have moved out.
    for (const idea of ideas) add(random.next() < 0.65 ? core : random.pick(streets), idea, true);
    if (!county.capital) return;
    for (const idea of capitalFacilities(names.prefecture[county.prefecture] as string)) {
      add(random.next() < 0.55 ? core : random.pick(streets), idea, true);
    }
  });
}

/** The health centre every unit has. */
function unitFacilities(frame: FacilityFrame, index: number, random: Random): FacilityIdea[] {
  const unit = frame.units.list[index];
  const name = frame.names.unit[index] as string;
  const people = frame.people[index] as number;
  if (unit?.class === '街道') {
    const beds = random.next() < 0.4 ? 20 + 10 * random.whole(4) : 0;
    return [{ name: `${name}社区卫生服务中心`, kind: 'community-hc', beds }];
  }
  const beds = Math.max(5, Math.round((people / 1000) * random.range(1, 1.7)));
  const central = unit?.class === '镇' && people > 14_000;
  return central
    ? [{ name: `${name}中心卫生院`, kind: 'central-township-hc', beds: beds + 20 }]
    : [{ name: `${name}卫生院`, kind: 'township-hc', beds }];
}

/** Most villages have a clinic, larger ones more often; names do not come twice within a unit. */
function addClinics(frame: FacilityFrame, add: Add, random: Random): void {
  const taken = new Map<number, Set<string>>();
  frame.places.forEach((place, index) => {
    if (place.rank !== 'village') return;
    if (random.next() > CLINIC_SHARE + (place.people > 300 ? 0.12 : -0.04)) return;
    const names = taken.get(place.unit) ?? new Set<string>();
    taken.set(place.unit, names);
    let name = townName(random);
    while (names.has(name)) name = townName(random);
    names.add(name);
    const unit = frame.names.unit[place.unit] as string;
    add(index, { name: `${unit}${name}村卫生室`, kind: 'village-clinic' });
  });
}

interface Spot {
  readonly place: number;
  readonly wide: boolean;
  /** Cells that hold a facility already. */
  readonly taken: Set<number>;
}

/** A spot on built-up cells of a place (the denser half), inside the place's own unit; null where none is left. */
function locate(frame: FacilityFrame, spot: Spot, random: Random): [number, number] | null {
  const { fine, population, places, unitOf, units } = frame;
  const home = places[spot.place]?.unit as number;
  const county = units.list[home]?.county;
  const fits = (unit: number): boolean => unit === home || (spot.wide && units.list[unit]?.county === county);
  const built = (population.built[spot.place] ?? []).filter((cell) => fits(unitOf[cell] as number));
  const free = built.filter((cell) => !spot.taken.has(cell));
  const cells = free.length > 0 ? free : built;
  if (cells.length === 0) return null;
  const cell = cells[random.whole(Math.max(1, Math.ceil(cells.length * 0.4)))] as number;
  spot.taken.add(cell);
  const own = unitOf[cell];
  const column = cell % fine.width;
  // A border may cut through a cell, but never between its middle and its unit.
  const { width } = fine;
  const inner = [1, width - 1, width, width + 1].every(
    (step) => unitOf[cell + step] === own && unitOf[cell - step] === own,
  );
  const shake = inner ? 0.35 : 0;
  const lon = fine.west + (column + 0.5 + random.range(-shake, shake)) * fine.step;
  const lat = fine.north - ((cell - column) / width + 0.5 + random.range(-shake, shake)) * fine.step;
  return [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5];
}
