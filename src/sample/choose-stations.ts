import type { FacilityFrame } from './place-facilities.ts';
import type { Random } from './random.ts';
import type { Place } from './settlements.ts';

/** Share of a county's stations that stand in its seat, beside the centre: too many. */
const IN_SEAT = 0.12;
/** What those who chose the places took for the reach of a station, km as the crow flies. */
const REACH_KM = 6.5;
/** How well they judged: the need they saw was between these multiples of the true one. */
const JUDGED = { least: 0.7, most: 1.3 } as const;

/**
 * Units that get an ambulance station, as history leaves them: too few, some doubling the centre in the seat, the others
 * where the need seemed greatest, which was not always where it was. Each county has its share by people.
 */
export function chooseStationUnits(frame: FacilityFrame, random: Random): number[] {
  const { counties, units, people, plan, places } = frame;
  const total = people.reduce((sum, each) => sum + each, 0);
  const wanted = plan.emsStations * plan.prefectures;
  const byCounty: Place[][] = counties.list.map(() => []);
  for (const place of places) byCounty[units.list[place.unit]?.county ?? 0]?.push(place);
  const chosen: number[] = [];
  counties.list.forEach((county, index) => {
    const own = units.list.flatMap((unit, at) => (unit.county === index ? [at] : []));
    const share = own.reduce((sum, at) => sum + (people[at] as number), 0) / total;
    const count = Math.max(2, Math.round(wanted * share));
    const streets = own.filter((at) => units.list[at]?.class === '街道');
    const inSeat = Math.round(count * IN_SEAT);
    chosen.push(...streets.slice(0, inSeat));
    const rural = own.filter((at) => units.list[at]?.class !== '街道');
    let left = beyond(frame, byCounty[index] as Place[], county.seat);
    for (let station = inSeat; station < count && rural.length > 0; station++) {
      const need = rural.map((at) => {
        const seat = units.list[at]?.seat as number;
        const unserved = left.reduce((sum, place) => sum + (near(frame, place.cell, seat) ? place.people : 0), 0);
        return unserved * random.range(JUDGED.least, JUDGED.most);
      });
      const best = need.indexOf(Math.max(...need));
      const unit = rural.splice(best, 1)[0] as number;
      chosen.push(unit);
      left = beyond(frame, left, units.list[unit]?.seat as number);
    }
  });
  return chosen;
}

function beyond(frame: FacilityFrame, places: readonly Place[], cell: number): Place[] {
  return places.filter((place) => !near(frame, place.cell, cell));
}

function near(frame: FacilityFrame, a: number, b: number): boolean {
  const { width, meterX, meterY } = frame.fine.work;
  const dx = ((a % width) - (b % width)) * meterX;
  const dy = (Math.floor(a / width) - Math.floor(b / width)) * meterY;
  return Math.hypot(dx, dy) < REACH_KM * 1000;
}
