import type { TownshipClass } from '../model/township.ts';

const BY_COLUMN: readonly (readonly [RegExp, TownshipClass])[] = [
  [/街道|街办|subdistrict|sub-district/i, 'subdistrict'],
  [/乡|苏木|township/i, 'township'],
  [/镇|town/i, 'town'],
];
const BY_NAME: readonly (readonly [RegExp, TownshipClass])[] = [
  [/街道$|街道办$|街道办事处$|街办$|subdistrict$/i, 'subdistrict'],
  [/乡$|苏木$|乡人民政府$|township$/i, 'township'],
  [/镇$|镇人民政府$|\btown$/i, 'town'],
];

/** 街道, 镇 or 乡: what the class column says, else how the name ends; `unknown` where neither shows it. */
export function townshipClassOf(written: string, name: string): TownshipClass {
  const column = BY_COLUMN.find(([pattern]) => written !== '' && pattern.test(written));
  return (column ?? BY_NAME.find(([pattern]) => pattern.test(name.trim())))?.[1] ?? 'unknown';
}
