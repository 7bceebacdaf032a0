import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseRuns } from '../../../src/core/normalise/normalise-runs.ts';
import { runColumns } from '../../../src/core/normalise/run-columns.ts';
import { table } from './raw-records.ts';

const facilities = [
  { id: 'F1', name: '城东急救站', lon: 110.01, lat: 26.97 },
  { id: 'F2', name: '白沙 卫生院', lon: 110.11, lat: 26.87 },
  { id: 'F3', name: '中心卫生院', lon: 110.2, lat: 26.8 },
  { id: 'F4', name: '中心卫生院', lon: 110.3, lat: 26.7 },
];
const read = (...args: Parameters<typeof table>) => normaliseRuns(table(...args), { file: 'runs.csv', facilities });

describe('two ends and a time', () => {
  test('four columns of coordinates', () => {
    expect(
      read(
        ['id', 'from_lon', 'from_lat', 'to_lon', 'to_lat', 'minutes'],
        ['a', 110, 27, '110.5', '２６.９', '12.5'],
        ['b', '110°30′', '26°', 110.25, 26.5, '8 分钟'],
      ),
    ).toEqual({
      runs: [
        { id: 'a', origin: { lon: 110, lat: 27 }, destination: { lon: 110.5, lat: 26.9 }, minutes: 12.5 },
        { id: 'b', origin: { lon: 110.5, lat: 26 }, destination: { lon: 110.25, lat: 26.5 }, minutes: 8 },
      ],
      issues: [],
    });
  });

  test('ids and names of facilities, and coordinates in one cell; runs without an id are called after their row', () => {
    const { runs, issues } = read(
      ['出车地点', '到达地点', '用时（分钟）'],
      ['F1', '白沙卫生院', 21],
      [' 城东急救站 ', '110.3, 26.5', '9'],
      ['110.1，26.6', 'F4', '9.5'],
    );
    expect(issues).toEqual([]);
    expect(runs).toEqual([
      { id: 'row-2', origin: { lon: 110.01, lat: 26.97 }, destination: { lon: 110.11, lat: 26.87 }, minutes: 21 },
      { id: 'row-3', origin: { lon: 110.01, lat: 26.97 }, destination: { lon: 110.3, lat: 26.5 }, minutes: 9 },
      { id: 'row-4', origin: { lon: 110.1, lat: 26.6 }, destination: { lon: 110.3, lat: 26.7 }, minutes: 9.5 },
    ]);
  });

  test('a station by its name, the scene by coordinates; coordinates win where a row has both', () => {
    const { runs, issues } = read(
      ['起点', '终点', '终点经度', '终点纬度', '行车时间'],
      ['城东急救站', '', 110.4, 26.4, 5],
      ['城东急救站', 'F2', 110.5, 26.3, 6],
      ['城东急救站', 'F2', '', '', 7],
    );
    expect(issues).toEqual([]);
    expect(runs.map(({ destination }) => destination)).toEqual([
      { lon: 110.4, lat: 26.4 },
      { lon: 110.5, lat: 26.3 },
      { lon: 110.11, lat: 26.87 },
    ]);
  });
});

test('a row that cannot be used is one issue with row, field and value', () => {
  const { runs, issues } = read(
    ['起点', '终点', '分钟'],
    ['城东急救站', 'F2', 0],
    ['城东急救站', 'F2', '八分'],
    ['城东急救站', 'F2', 1441],
    ['', 'F2', 5],
    ['城东急救', 'F2', 5],
    ['F1', '中心卫生院', 5],
    ['F1', '0,0', 5],
    ['', '', ''],
    ['F1', 'F2', 1440],
  );
  expect(runs.map(({ id }) => id)).toEqual(['row-10']);
  expect(issues.every(({ severity, leftOut, file }) => severity === 'error' && leftOut && file === 'runs.csv')).toBe(
    true,
  );
  expect(issues.map(({ code, row, field, values }) => [row, code, field, values?.['value']])).toEqual([
    [2, 'run-minutes-invalid', '分钟', '0'],
    [3, 'run-minutes-invalid', '分钟', '八分'],
    [4, 'run-minutes-invalid', '分钟', '1441'],
    [5, 'run-place-missing', '起点', ''],
    [6, 'run-place-unknown', '起点', '城东急救'],
    [7, 'run-place-ambiguous', '终点', '中心卫生院'],
    [8, 'coordinate-zero', undefined, undefined],
    [9, 'run-minutes-invalid', '分钟', ''],
  ]);
  expect(issues[4]!.values).toMatchObject({ known: '城东急救站' });
});

test('coordinates: missing, no number, beyond the earth', () => {
  const { runs, issues } = read(
    ['起点经度', '起点纬度', '终点经度', '终点纬度', '分钟'],
    [110, 27, '', 27, 5],
    [110, '?7', 110, 27, 5],
    [110, 27, 110, 97, 5],
    [110, 27, 110.1, 27, 5],
  );
  expect(runs).toHaveLength(1);
  expect(issues.map(({ code, row, field }) => [row, code, field])).toEqual([
    [2, 'coordinate-missing', '终点经度'],
    [3, 'coordinate-invalid', '起点纬度'],
    [4, 'coordinate-out-of-range', undefined],
  ]);
});

test('exchanged longitude and latitude are put right with a warning, known facilities left alone', () => {
  const { runs, issues } = read(['起点', '终点', '分钟'], ['F1', '26.5,110.5', 5], ['F1', '26.6,110.6', 5]);
  expect(runs.map(({ origin, destination }) => [origin.lon, destination.lon, destination.lat])).toEqual([
    [110.01, 110.5, 26.5],
    [110.01, 110.6, 26.6],
  ]);
  expect(issues).toMatchObject([{ code: 'coordinates-swapped', severity: 'warning', values: { count: 2 } }]);
});

test('metres are refused as a whole', () => {
  const { runs, issues } = read(['起点', '终点', '分钟'], ['500000,2980000', '510000,2990000', 5]);
  expect(runs).toEqual([]);
  expect(issues.map(({ code, severity }) => [code, severity])).toEqual([['coordinates-look-projected', 'error']]);
});

test('a repeated id is made unique with a warning, a missing one counted', () => {
  const { runs, issues } = read(
    ['编号', '起点', '终点', '分钟'],
    ['7', 'F1', 'F2', 5],
    ['7', 'F1', 'F2', 6],
    ['', 'F1', 'F2', 7],
  );
  expect(runs.map(({ id }) => id)).toEqual(['7', '7-2', 'row-4']);
  expect(issues.map(({ code }) => code)).toEqual(['id-duplicate', 'id-generated']);
});

describe('columns', () => {
  test('are found by headers in both languages and both orders', () => {
    expect(runColumns(['Start_Lng', 'start lat', 'lon_to', 'lat_to', 'Travel time (min)'])).toEqual({
      from_lon: 0,
      from_lat: 1,
      to_lon: 2,
      to_lat: 3,
      minutes: 4,
    });
    expect(runColumns(['出发地经度', '出发地纬度', '到达地经度', '到达地纬度', '用时'])).toEqual({
      from_lon: 0,
      from_lat: 1,
      to_lon: 2,
      to_lat: 3,
      minutes: 4,
    });
  });

  test('a column of times does not take the place of a place', () => {
    expect(runColumns(['出发', '出发地', '到达', '目的地', '分钟'])).toMatchObject({ origin: 1, destination: 3 });
  });

  test('seconds and hours are no minutes', () => {
    for (const header of ['用时（秒）', 'duration_s', 'Duration (h)', 'travel time hours', '行车时间(小时)']) {
      expect(runColumns(['起点', '终点', header]).minutes, header).toBeUndefined();
    }
    const { runs, issues } = read(['起点', '终点', '用时（秒）'], ['F1', 'F2', 600]);
    expect(runs).toEqual([]);
    expect(issues).toMatchObject([{ code: 'runs-columns-absent', severity: 'error' }]);
    expect(issues[0]!.leftOut).toBeUndefined();
  });

  test('half a pair of coordinates is no end', () => {
    const { issues } = read(['起点经度', '终点', '分钟'], [110, 'F2', 5]);
    expect(issues.map(({ code }) => code)).toEqual(['runs-columns-absent']);
  });
});

test('every row becomes a run or one issue', () => {
  const cell = fc.oneof(
    fc.constantFrom('F1', '城东急救站', '中心卫生院', '110.1,26.5', '', 'x', '1,2,3', '91,200', '0,0'),
    fc.string({ maxLength: 6 }),
  );
  const minutes = fc.oneof(fc.double({ min: -5, max: 2000, noNaN: true }), fc.constantFrom('', '5', '5分', 'x'));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, minutes), { maxLength: 12 }), (rows) => {
      const { runs, issues } = read(['起点', '终点', '分钟'], ...rows);
      const whole = issues.some(({ code }) => code === 'coordinates-look-projected');
      if (!whole) expect(runs.length + issues.filter(({ leftOut }) => leftOut).length).toBe(rows.length);
      for (const { origin, destination, minutes: time } of runs) {
        expect(time > 0 && time <= 1440).toBe(true);
        for (const { lon, lat } of [origin, destination])
          expect(Math.abs(lon) <= 180 && Math.abs(lat) <= 90).toBe(true);
      }
    }),
  );
});
