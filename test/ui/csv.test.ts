import { describe, expect, it } from 'vitest';
import { csvText } from '../../src/ui/csv.ts';
import { fileNameOf } from '../../src/ui/download.ts';

describe('csvText', () => {
  it('is UTF-8 with its mark, and empty where nothing is known', () => {
    expect(
      csvText(
        ['乡镇', '分'],
        [
          ['白沙镇', 34.5],
          ['大源镇', Number.NaN],
        ],
      ),
    ).toBe('\uFEFF乡镇,分\r\n白沙镇,34.5\r\n大源镇,\r\n');
  });

  it('guards cells that a spreadsheet would run, but not numbers', () => {
    expect(csvText(['a'], [['=1+1'], ['@x'], ['-5'], ['+A']])).toBe("\uFEFFa\r\n'=1+1\r\n'@x\r\n-5\r\n'+A\r\n");
  });

  it('quotes commas, quotes and line ends', () => {
    expect(csvText(['a'], [['x,"y"\nz']])).toBe('\uFEFFa\r\n"x,""y""\nz"\r\n');
  });
});

describe('fileNameOf', () => {
  it('leaves out what file systems refuse', () => {
    expect(fileNameOf('云岭市 / 急救:站', '乡镇', 'csv')).toBe('云岭市-急救-站-乡镇.csv');
  });
});
