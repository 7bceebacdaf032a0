import type { Counties } from './counties.ts';
import type { Random } from './random.ts';
import { townName } from './town-name.ts';
import type { Units } from './townships.ts';

/** Names and codes of all regions, by index. */
export interface RegionNames {
  readonly prefecture: readonly string[];
  readonly county: readonly string[];
  /** Six digits: 99 (no province has it), prefecture, county. */
  readonly countyCode: readonly string[];
  readonly unit: readonly string[];
  /** Twelve digits like statistical area codes, on the invented county code. */
  readonly unitCode: readonly string[];
}

/** Units of the first prefecture in the order of `drawCounties`: two districts, two cities, counties. */
const FIRST_COUNTIES = ['云溪', '岚溪', '北岭', '石梁', '松岭', '青屏', '乌川', '梅塘', '鹤坪'] as const;
const PREFECTURES = ['云岭', '岚江', '松陵', '霁川', '梧溪', '雁坪', '黛湖', '苍梁', '汐山', '翠屏原', '岫州'] as const;
/** Names of well-known real places that the syllables could make by chance. */
const REAL = new Set([
  ...[
    '龙泉',
    '青田',
    '南平',
    '福安',
    '平阳',
    '东阳',
    '永平',
    '永安',
    '长沙',
    '龙岩',

    '金山',
    '黄山',
    '东山',
    '长山',
  ],
  ...[
    '铜山',
    '安阳',
    '安平',
    '太和',
    '太平',
    '康平',
    '新和',
    '高平',
    '大安',
    '平山',
    '百色',
    '金湖',
    '银川',
    '金川',
    '玉泉',
  ],
  ...[
    '香格',
    '牛头',
    '白山',
    '金沙',
    '平泉',
    '平江',
    '兴山',
    '松江',
    '乌江',
    '铜川',
    '双江',
    '龙江',
    '龙山',
    '龙井',
    '龙门',
  ],
]);

/** Names every region; within a county no name comes twice, within a prefecture hardly ever. */
export function nameRegions(counties: Counties, units: Units, random: Random): RegionNames {
  const lone = counties.list.length === 1;
  const taken = new Set<string>([...REAL, ...FIRST_COUNTIES, ...PREFECTURES]);
  const fresh = (): string => {
    for (;;) {
      const name = townName(random);
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
  const rank = new Map<number, number>();
  const county: string[] = [];
  const countyCode: string[] = [];
  for (const each of counties.list) {
    const at = rank.get(each.prefecture) ?? 0;
    rank.set(each.prefecture, at + 1);
    const stem = each.prefecture === 0 ? (FIRST_COUNTIES[lone ? 4 : at] ?? fresh()) : fresh();
    county.push(stem + each.class);
    // Counties follow districts and cities at 21, as usual.
    const number = each.class === '县' ? 17 + at : at + 1;
    countyCode.push(`99${digits(each.prefecture + 1, 2)}${digits(number, 2)}`);
  }
  const unit: string[] = [];
  const unitCode: string[] = [];
  const next = new Map<string, number>();
  let inPrefecture = 0;
  for (const each of units.list) {
    const owner = counties.list[each.county];
    if (owner !== undefined && owner.prefecture !== inPrefecture) {
      // Another prefecture may use the same names again.
      inPrefecture = owner.prefecture;
      taken.clear();
      for (const name of [...REAL, ...FIRST_COUNTIES, ...PREFECTURES]) taken.add(name);
    }
    unit.push(fresh() + each.class);
    const series = each.class === '街道' ? 0 : each.class === '镇' ? 100 : 200;
    const key = `${each.county} ${series}`;
    const number = next.get(key) ?? (series === 0 ? 1 : 0);
    next.set(key, number + 1);
    unitCode.push(`${countyCode[each.county]}${digits(series + number, 3)}000`);
  }
  return { prefecture: PREFECTURES.map((stem) => `${stem}市`), county, countyCode, unit, unitCode };
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}
