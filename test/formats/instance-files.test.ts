import { describe, expect, it } from 'vitest';
import { readOrlibPMedian } from '../../src/formats/orlib-pmedian.ts';
import { readTravelMatrix } from '../../src/formats/travel-matrix-csv.ts';

/** Times of each demand point by candidate. */
function rowsOf(read: ReturnType<typeof readOrlibPMedian> | ReturnType<typeof readTravelMatrix>) {
  if ('code' in read) throw new Error(read.code);
  const { weight, offsets, candidate, time } = read.matrix;
  return Array.from(weight, (_, d) =>
    Object.fromEntries(
      Array.from({ length: offsets[d + 1]! - offsets[d]! }, (_, k) => [
        candidate[offsets[d]! + k],
        time[offsets[d]! + k],
      ]),
    ),
  );
}

describe('OR-Library p-median text', () => {
  it('lets the last of parallel edges win, then takes shortest ways', () => {
    // 1–2 is given as 3 and then as 9; from 1 to 2 it is now 4 + 1 over vertex 3. Vertex 4 stands alone.
    const read = readOrlibPMedian(' 4 4 2 \n 1 2 3 \n 3 1 4\r\n2 3 1\n\n 2 1 9 \n');
    expect(read).toMatchObject({ p: 2 });
    expect(rowsOf(read)).toEqual([{ 0: 0, 1: 5, 2: 4 }, { 0: 5, 1: 0, 2: 1 }, { 0: 4, 1: 1, 2: 0 }, { 3: 0 }]);
  });

  it.each([
    ['', { code: 'file-empty' }],
    ['3 x 1\n', { code: 'instance-number-invalid', row: 1, field: 'edges', values: { value: 'x' } }],
    ['3 1\n', { code: 'instance-row-short', row: 1, field: 'p', values: { found: 2, expected: 3 } }],
    ['3 1 0\n1 2 3\n', { code: 'instance-number-invalid', row: 1, field: 'p' }],
    ['3 2 1\n1 2 3\n', { code: 'instance-edges-missing', values: { expected: 2, found: 1 } }],
    ['3 1 1\n\n1 2\n', { code: 'instance-row-short', row: 3, field: 'length' }],
    [
      '3 1 1\n1 2 -4\n',
      { code: 'instance-number-invalid', row: 2, field: 'length', values: { value: '-4', least: 0 } },
    ],
    ['3 1 1\n1 4 4\n', { code: 'instance-number-too-large', row: 2, field: 'to', values: { value: '4', most: 3 } }],
    ['3 1 1\n1.5 2 4\n', { code: 'instance-number-invalid', row: 2, field: 'from' }],
  ])('names row and field of what is wrong in %j', (text, issue) => {
    expect(readOrlibPMedian(text)).toMatchObject({ severity: 'error', ...issue });
  });
});

describe('the CSV of a matrix', () => {
  it('gives times by demand point, columns in any order, names with commas', () => {
    const read = readTravelMatrix(
      '\uFEFFdemand,seconds,candidate,weight\r\n7,60,"a, b",2.5\r\n8,0,c,4\r\n7,90.5,c,2.5\r\n',
    );
    expect(read).toMatchObject({ candidates: ['a, b', 'c'], matrix: { candidates: 2 } });
    expect(rowsOf(read)).toEqual([{ 0: 60, 1: 90.5 }, { 1: 0 }]);
    if ('matrix' in read) expect([...read.matrix.weight]).toEqual([2.5, 4]);
  });

  it.each([
    ['a,b\n1,2\n', { code: 'instance-column-missing', field: 'candidate' }],
    ['candidate,demand,weight,seconds\n', { code: 'file-empty' }],
    ['candidate,demand,weight,seconds\na,1,2\n', { code: 'instance-cell-missing', row: 2, field: 'seconds' }],
    ['candidate,demand,weight,seconds\na,1,2,x\n', { code: 'instance-number-invalid', row: 2, field: 'seconds' }],
    ['candidate,demand,weight,seconds\na,1,-2,3\n', { code: 'instance-number-invalid', row: 2, field: 'weight' }],
    ['candidate,demand,weight,seconds\na,1,2,3\nb,1,4,3\n', { code: 'instance-weight-differs', row: 3 }],
    ['candidate,demand,weight,seconds\na,1,2,3\na,1,2,3\n', { code: 'instance-pair-repeated', row: 3 }],
  ])('names row and field of what is wrong in %j', (text, issue) => {
    expect(readTravelMatrix(text)).toMatchObject({ severity: 'error', ...issue });
  });
});
