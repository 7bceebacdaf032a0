import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFile } from '../../src/formats/read-file.ts';
import { type CsvTable, writeCsv } from '../../src/formats/write-csv.ts';

const text = (table: CsvTable) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(table));

test('BOM, CRLF, quotes, guards', () => {
  const rows = [['a"b', 'x,y', '=1+1', -5.2, '-5.2', '-5+1', '+8613800', '@x', null, true, '\tz', Number.NaN]];
  expect(text({ fields: [...'abcdefghijkl'], rows })).toBe(
    '\uFEFFa,b,c,d,e,f,g,h,i,j,k,l\r\n' + `"a""b","x,y",'=1+1,-5.2,-5.2,'-5+1,'+8613800,'@x,,true,"'\tz",\r\n`,
  );
});

const nasty = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '=1+1',
    "'=x",
    "''-",
    '@SUM(A1)',
    '+1',
    '-1',
    '-1e5',
    '\tx',
    '\rx',
    '"',
    '""',
    'a\r\nb',
    '丽水, "市"',
    '\uFEFF',
    ' x ',
  ),
);

test('what was written is read again, cell by cell', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(nasty, nasty, nasty), { minLength: 1, maxLength: 20 }), async (cells) => {
      // A first column that is never empty: an empty row is no row.
      const rows = cells.map((row, i) => [`r${i}`, ...row]);
      const { content } = await readFile({
        name: 'a.csv',
        bytes: writeCsv({ fields: ['id', 'b', 'c', 'd'], rows }),
      });
      const back =
        content?.type === 'records' ? content.records.map(({ values }) => values.map((value) => value ?? '')) : [];
      expect(back).toEqual(rows);
    }),
    { numRuns: 200 },
  );
});
