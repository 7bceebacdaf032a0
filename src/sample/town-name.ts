import type { Random } from './random.ts';

/** Syllables that begin and end Chinese place names. Combined by chance: what comes out names nothing real. */
const FIRST = [
  ...'白石上下大小长青龙双三古新高东西南北中金银红黄清沙竹松柏梅桃杏李杨柳枫樟桐茶云雾霞月星山水溪河江湖泉潭岭坪坑坝',
  ...'平安永兴和乐福康太万千百五六七九马牛羊鹤凤鹿虎玉珠铜铁碧翠墨紫乌雷雨雪风石岩峰崖横直斜深浅干湾官店桥塘田稻',
];
const LAST = [
  ...'沙源坪溪潭坑塘岭湾桥岩门洞垟坞坝店口头田坡冲垄岗墩滩渡埠寨营屯铺集堡坳峡峪渠泽港洲浦川谷林树竹松枫',
  ...'山石峰崖泉井水河江庄坊窑桐梓柏茶花云阳安平和',
];

/** An invented place name of two characters. */
export function townName(random: Random): string {
  for (;;) {
    const first = random.pick(FIRST);
    const last = random.pick(LAST);
    // Two alike make no name.
    if (first !== last) return first + last;
  }
}
