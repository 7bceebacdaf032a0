import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBlank, parseCoordinate, parseNumber } from '../../../src/core/normalise/parse-number.ts';
import { parseSpeed } from '../../../src/core/normalise/parse-speed.ts';

test.each([
  ['12', 12],
  ['-5.2', -5.2],
  ['１２．５', 12.5],
  ['1,234', 1234],
  ['1，234，567', 1234567],
  ['1 234', 1234],
  ['28,45', 28.45],
  ['120张', 120],
  ['3.5万', 35_000],
  ['1.2亿', 120_000_000],
  ['3.5万人', 35_000],
  ['1e3', 1000],
  ['−3', -3],
  ['.5', 0.5],
  ['5.', 5],
  ['', null],
  ['-', null],
  ['N/A', null],
  ['无', null],
  ['abc', null],
  ['12abc', null],
  ['1,23,4', null],
  ['0x10', null],
  ['1.2.3', null],
])('%j is %j', (text, number) => {
  expect(parseNumber(text)).toBe(number);
});

test('numbers pass, others do not', () => {
  expect([parseNumber(7), parseNumber(Number.NaN), parseNumber(true), parseNumber(null)]).toEqual([
    7,
    null,
    null,
    null,
  ]);
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(parseNumber(String(number))).toBeCloseTo(number, 10);
    }),
  );
});

test.each([
  ['119.5', 119.5],
  ['119.5°', 119.5],
  ['119.5度', 119.5],
  ['119°30′', 119.5],
  ['119°30′36″', 119.51],
  ["119°30'36''E", 119.51],
  ['东经119度30分36秒', 119.51],
  ['28°N', 28],
  ['28°S', -28],
  ['W119.5', -119.5],
  ['南纬12.5', -12.5],
  ['１１９．５', 119.5],
  ['-51.2', -51.2],
  ['119，5', 119.5],
  ['here', null],
  ['', null],
])('coordinate %j is %j', (text, number) => {
  const parsed = parseCoordinate(text);
  if (number === null) expect(parsed).toBeNull();
  else expect(parsed).toBeCloseTo(number, 9);
});

test('blank words', () => {
  expect([null, undefined, '', '  ', '—', '/', '#N/A', '未知'].every(isBlank)).toBe(true);
  expect([0, '0', false, 'x'].some(isBlank)).toBe(false);
});

test.each([
  ['50', 50],
  ['50 km/h', 50],
  ['60公里', 60],
  ['30 mph', 30 * 1.609344],
  [80, 80],
  ['50;30', 0],
  ['none', 0],
  ['walk', 0],
  ['signals', 0],
  ['CN:urban', 0],
  ['DE:30', 0],
  ['', 0],
  [null, 0],
  [-3, 0],
  [undefined, 0],
])('speed %j is %f', (value, kmh) => {
  expect(parseSpeed(value)).toBe(kmh);
});
