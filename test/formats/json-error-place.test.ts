import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonErrorPlace } from '../../src/formats/json-error-place.ts';

test.each([
  ['{"a": [}', 1, 8],
  ['{"a": 1,\n}', 2, 1],
  ['{"a" 1}', 1, 6],
  ['[1 2]', 1, 4],
  ['[1,\n  {"a": tru}]', 2, 9],
  ['{"a": "x', 1, 7],
  ['[1] 2', 1, 5],
  ['[1, 2', 1, 6],
  ["{'a': 1}", 1, 2],
  ['[01]', 1, 3],
])('%j breaks at line %i, column %i', (text, line, column) => {
  expect(jsonErrorPlace(text)).toEqual({ line, column });
});

test('good JSON is walked to its end', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(jsonErrorPlace(text)).toEqual({ line: 1, column: text.length + 1 });
    }),
  );
});
