import type { Demand } from '../model/demand.ts';
import type { Township } from '../model/township.ts';
import type { Unit } from './snapshot.ts';

/** Units of a region, and which of them each township is. */
export interface RegionUnits {
  readonly units: readonly Unit[];
  /** Index of the unit by index of the township. */
  readonly ofTownship: Int32Array<ArrayBuffer>;
}

/**
 * The whole, its counties, its townships. What a unit is follows from its administrative code, never from its name: 海安市
 * is a county, 丽水市 a prefecture. Without codes counties have no class, and the whole is taken as a city.
 */
export function regionUnits(
  townships: readonly Township[],
  demand: Demand,
  boundary?: { code: string; name: string },
): RegionUnits {
  const people = new Float64Array(townships.length);
  for (let i = 0; i < demand.count; i++)
    if (demand.township[i]! >= 0) people[demand.township[i]!]! += demand.population[i]!;
  const counties = new Map<string, { code: string; name: string }>();
  for (const township of townships) {
    const code = countyCode(township.code);
    const key = code ?? township.county;
    if (key !== '' && !counties.has(key))
      counties.set(key, { code: code ?? `county:${key}`, name: township.county || key });
  }
  const units: Unit[] = [
    wholeUnit(
      [...counties.values()].map(({ code }) => code),
      boundary,
    ),
  ];
  const countyIndex = new Map<string, number>();
  for (const [key, { code, name }] of counties) {
    countyIndex.set(key, units.length);
    const countyClass = countyClassOf(code);
    units.push({ level: 'county', code, name, parent: 0, population: null, ...(countyClass && { countyClass }) });
  }
  const ofTownship = new Int32Array(townships.length);
  townships.forEach((township, index) => {
    ofTownship[index] = units.length;
    const parent = countyIndex.get(countyCode(township.code) ?? township.county) ?? 0;
    units.push({
      level: 'township',
      code: township.code,
      name: township.name,
      parent,
      population: demand.count > 0 ? people[index]! : null,
      ...(township.class !== 'unknown' && { townshipClass: township.class }),
    });
  });
  return { units, ofTownship };
}

function countyCode(code: string): string | null {
  return /^\d{9}(\d{3})?$/.test(code) ? code.slice(0, 6) : null;
}

/**
 * By GB/T 2260: digits 5–6 of 21–50 are counties, 81–99 county-level cities, 01–20 and 51–70 districts; under an
 * autonomous prefecture (digits 3–4 of 21–50) or directly under the province (90) the latter are county-level cities.
 */
export function countyClassOf(code: string): Unit['countyClass'] {
  if (!/^\d{6}$/.test(code)) return undefined;
  const prefecture = Number(code.slice(2, 4));
  const own = Number(code.slice(4));
  if (own >= 81) return 'county-level-city';
  if (own >= 21 && own <= 50) return 'county';
  if (own < 1 || (own > 20 && own < 51) || own > 70) return undefined;
  return (prefecture >= 21 && prefecture <= 50) || prefecture === 90 ? 'county-level-city' : 'district';
}

/** One county, one prefecture or one province, by how much of the code all counties share. */
function wholeUnit(codes: readonly string[], boundary?: { code: string; name: string }): Unit {
  const shared = (length: number) => {
    const starts = new Set(codes.map((code) => code.slice(0, length)));
    return starts.size === 1 && /^\d+$/.test([...starts][0]!) ? [...starts][0]! : null;
  };
  const [city, province] = [shared(4), shared(2)];
  const level = city === null && province !== null && codes.length > 0 ? 'province' : 'city';
  const code = boundary?.code ?? (city ?? province ?? 'whole').padEnd(6, '0');
  return { level, code, name: boundary?.name ?? code, parent: -1, population: null };
}
