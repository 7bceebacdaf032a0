import type { FacilityFrame } from './place-facilities.ts';
import type { Random } from './random.ts';

/** Share of a county's stations that stand in its seat, beside the centre: too many. */
const IN_SEAT = 0.14;

/**
 * Units that get an ambulance station: too few and badly placed, as history leaves them. Each county has its share by
 * people; some double the centre in the seat, the others stand in large towns, some by chance in small ones.
 */
export function chooseStationUnits(frame: FacilityFrame, random: Random): number[] {
  const { counties, units, people, plan } = frame;
  const total = people.reduce((sum, each) => sum + each, 0);
  const wanted = plan.emsStations * plan.prefectures;
  const chosen: number[] = [];
  counties.list.forEach((county, index) => {
    const own = units.list.flatMap((unit, at) => (unit.county === index ? [at] : []));
    const share = own.reduce((sum, at) => sum + (people[at] as number), 0) / total;
    const count = Math.max(2, Math.round(wanted * share));
    const streets = own.filter((at) => units.list[at]?.class === '街道');
    const rural = own.filter((at) => units.list[at]?.class !== '街道');
    const inSeat = Math.round(count * IN_SEAT);
    chosen.push(...streets.slice(0, inSeat));
    const score = new Map(
      rural.map((at) => [at, (people[at] as number) * random.range(0.6, 1.4)] as const),
    );
    rural.sort((left, right) => (score.get(right) as number) - (score.get(left) as number));
    chosen.push(...rural.slice(0, count - inSeat));
  });
  return chosen;
}
