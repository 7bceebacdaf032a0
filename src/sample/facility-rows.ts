import type { Random } from './random.ts';

/** A row of facilities.csv. */
export interface FacilityRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly lon: number;
  readonly lat: number;
  readonly beds: number | null;
  readonly vehicles: number | null;
  readonly tier: string;
}

/** A facility before it has a place on the map. */
export interface FacilityIdea {
  readonly name: string;
  readonly kind: string;
  readonly beds?: number;
  readonly vehicles?: number;
  readonly tier?: string;
}

/** What stands in a county seat. `stem` is the name without 区, 市, 县 but with it for institutions: 松岭县人民医院. */
export function seatFacilities(county: string, size: { readonly people: number }, random: Random): FacilityIdea[] {
  const { people } = size;
  const beds = (perThousand: number): number =>
    Math.round((people / 1000) * perThousand * random.range(0.85, 1.15) * 0.1) * 10;
  const tierOf = people > 300_000 ? '3B' : '2A';
  const list: FacilityIdea[] = [
    { name: `${county}人民医院`, kind: 'county-hospital', beds: beds(1.9) + 60, tier: tierOf },
    { name: `${county}中医医院`, kind: 'tcm-hospital', beds: beds(0.9) + 30, tier: '2A' },
    { name: `${county}妇幼保健院`, kind: 'mch-hospital', beds: beds(0.35) + 20, tier: '2B' },
    { name: `${county}疾病预防控制中心`, kind: 'cdc' },
    { name: `${county}急救中心`, kind: 'ems-centre', vehicles: 4 + random.whole(3) },
  ];
  if (people > 230_000)
    list.push({ name: `${county}第二人民医院`, kind: 'secondary-hospital', beds: beds(0.7), tier: '2B' });
  if (random.next() < 0.55) list.push({ name: `${county}储血点`, kind: 'blood-bank' });
  if (random.next() < 0.5)
    list.push({ name: `${county}康宁医院`, kind: 'psychiatric-hospital', beds: beds(0.4), tier: '2B' });
  if (random.next() < 0.6) list.push({ name: `${county}同济民康医院`, kind: 'private-hospital', beds: beds(0.3) + 20 });
  return list;
}

/** What stands in the prefecture's middle besides. */
export function capitalFacilities(city: string): FacilityIdea[] {
  return [
    { name: `${city}人民医院`, kind: 'municipal-hospital', beds: 1800, tier: '3A' },
    { name: `${city}中心医院`, kind: 'tertiary-hospital', beds: 1500, tier: '3A' },
    { name: `${city}第二人民医院`, kind: 'municipal-hospital', beds: 900, tier: '3B' },
    { name: `${city}人民医院东院区`, kind: 'branch-campus', beds: 500, tier: '3A' },
    { name: `${city}中医医院`, kind: 'tcm-hospital', beds: 800, tier: '3A' },
    { name: `${city}妇幼保健院`, kind: 'mch-hospital', beds: 450, tier: '3B' },
    { name: `${city}第三人民医院`, kind: 'psychiatric-hospital', beds: 600, tier: '3B' },
    { name: `${city}儿童医院`, kind: 'childrens-hospital', beds: 300, tier: '2A' },
    { name: `${city}康复医院`, kind: 'rehab-hospital', beds: 260, tier: '2A' },
    { name: `${city}夕照护理院`, kind: 'nursing-hospital', beds: 220 },
    { name: `${city}仁和骨科医院`, kind: 'specialist-hospital', beds: 180 },
    { name: `${city}安康医院`, kind: 'private-hospital', beds: 150 },
    { name: `${city}疾病预防控制中心`, kind: 'cdc' },
    { name: `${city}中心血站`, kind: 'blood-centre' },
  ];
}
