import { expect, test } from 'vitest';
import { columnReader } from '../../../src/core/normalise/column-reader.ts';
import { plainHeader } from '../../../src/core/normalise/column-synonyms.ts';
import type { DataRole } from '../../../src/core/normalise/data-role.ts';
import { guessColumns } from '../../../src/core/normalise/guess-columns.ts';
import { issueList } from '../../../src/core/normalise/issue-list.ts';
import { table } from './raw-records.ts';

test('headers are compared without case, width, spaces and units', () => {
  expect(['床位（张）', 'Pop_2020 (people)', '县（市、区）', ' ＬＯＮ '].map(plainHeader)).toEqual([
    '床位',
    'pop2020',
    '县市区',
    'lon',
  ]);
});

test.each<[DataRole, string[], (string | number)[], Record<string, string>]>([
  [
    'facilities',
    ['序号', '机构代码', '机构名称', '机构类型', '医院等级', '经度', '纬度', '编制床位(张)', '救护车数量'],
    [1, '33110201', '丽水市中心医院', '综合医院', '三级甲等', 119.9, 28.4, 1800, 4],
    {
      id: '序号',
      name: '机构名称',
      kind: '机构类型',
      tier: '医院等级',
      lon: '经度',
      lat: '纬度',
      capacity: '编制床位(张)',
      vehicles: '救护车数量',
    },
  ],
  [
    'facilities',
    ['id', 'name', 'kind', 'LNG', 'LAT', 'beds'],
    ['a', 'A', 'hospital', 1, 2, 3],
    { id: 'id', name: 'name', kind: 'kind', lon: 'LNG', lat: 'LAT', capacity: 'beds' },
  ],
  [
    'townships',
    ['区划代码', '乡镇名称', '类型', '县（市、区）'],
    ['331102001', '紫金街道', '街道', '莲都区'],
    { code: '区划代码', name: '乡镇名称', class: '类型', county: '县（市、区）' },
  ],
  [
    'townships',
    ['NAME', 'DISTRICT', 'ADCODE'],
    ['南澳', '大鹏新区', '440307'],
    { name: 'NAME', county: 'DISTRICT', code: 'ADCODE' },
  ],
  [
    'population',
    ['x', 'y', '常住人口（人）'],
    [119.9, 28.4, 1200],
    { lon: 'x', lat: 'y', population: '常住人口（人）' },
  ],
  [
    'population',
    ['id', 'lon', 'lat', 'pop_2020'],
    ['a', 1, 2, 3],
    { id: 'id', lon: 'lon', lat: 'lat', population: 'pop_2020' },
  ],
  [
    'roads',
    ['osm_id', 'fclass', 'name', 'oneway', 'maxspeed'],
    ['1', 'primary', '人民路', 'B', 60],
    { id: 'osm_id', class: 'fclass', name: 'name', oneway: 'oneway', speed: 'maxspeed' },
  ],
  [
    'roads',
    ['道路名称', '道路等级', '限速', '单行'],
    ['中山街', '主干道', '60', '否'],
    { name: '道路名称', class: '道路等级', speed: '限速', oneway: '单行' },
  ],
])('%s: %j', (role, header, row, expected) => {
  const guesses = guessColumns(role, table(header, row));
  expect(Object.fromEntries(Object.entries(guesses).map(([field, { column }]) => [field, column]))).toEqual(expected);
});

test('values under an unknown header: coordinates of China by their range, with low confidence', () => {
  const raw = table(['column 1', 'column 2', 'column 3'], ['A', 119.912, 28.461], ['B', 119.935, 28.472]);
  expect(guessColumns('candidates', raw)).toMatchObject({
    lon: { column: 'column 2', confidence: 'low', reason: 'content' },
    lat: { column: 'column 3', confidence: 'low', reason: 'content' },
  });
});

test('an empty column and one of words serve no number', () => {
  const raw = table(['人口', 'population', 'pop'], [null, 'many', 12], [null, 'few', 7]);
  expect(guessColumns('population', raw).population).toEqual({
    column: 'pop',
    confidence: 'high',
    reason: 'header',
  });
});

test('of several numbered columns the most different one is the code', () => {
  const raw = table(
    ['编码1', '编码2', '编码3', '名称'],
    [null, '331102', '331102001', 'A'],
    [null, '331102', '331102002', 'B'],
  );
  expect(guessColumns('townships', raw).code).toEqual({
    column: '编码3',
    confidence: 'medium',
    reason: 'header-part',
  });
});

test('the reader: the choice first, guesses told, a column that is not there named', () => {
  const issues = issueList('a.csv');
  const raw = table(['机构', '名称', '床位'], ['X', 'A', 5]);
  const reader = columnReader(raw, 'facilities', { columns: { name: '机构', id: 'nothing' }, issues });
  expect(reader.text(raw.records[0] as never, 'name')).toBe('X');
  // Beds change results: with columns chosen by the user they are not taken by themselves.
  expect([reader.column('id'), reader.column('capacity')]).toEqual([null, null]);
  expect(issues.all()).toEqual([
    {
      code: 'column-missing',
      severity: 'error',
      field: 'id',
      values: { value: 'nothing', columns: '机构、名称、床位' },
      file: 'a.csv',
    },
  ]);
  const free = issueList();
  expect(columnReader(raw, 'facilities', { issues: free }).column('capacity')).toBe('床位');
  expect(free.all()).toContainEqual({
    code: 'column-guessed',
    severity: 'note',
    field: 'capacity',
    values: { value: '床位', confidence: 'high' },
  });
});
