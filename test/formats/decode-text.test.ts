import { expect, test } from 'vitest';
import { decodeText } from '../../src/formats/decode-text.ts';

/** 名称,丽水 in GBK. */
const GBK = Uint8Array.of(0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xc0, 0xf6, 0xcb, 0xae);

const utf16 = (text: string, little: boolean) => {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), little);
  return bytes;
};

test('UTF-8 with and without a mark', () => {
  const bytes = new TextEncoder().encode('\uFEFF名称,丽水');
  expect(decodeText(bytes)).toEqual({ text: '名称,丽水', encoding: 'utf-8', issues: [] });
  expect(decodeText(bytes.slice(3))).toEqual({ text: '名称,丽水', encoding: 'utf-8', issues: [] });
});

test('GBK is read as GB18030, four-byte characters too', () => {
  expect(decodeText(GBK)).toEqual({ text: '名称,丽水', encoding: 'gb18030', issues: [] });
  // U+2000B needs four bytes in GB18030.
  expect(decodeText(Uint8Array.of(...GBK, 0x95, 0x32, 0x83, 0x37)).text).toBe('名称,丽水𠀋');
});

test('UTF-16, marked or shown by its zero bytes', () => {
  for (const little of [true, false]) {
    const encoding = little ? 'utf-16le' : 'utf-16be';
    expect(decodeText(utf16('\uFEFF名,a', little))).toEqual({ text: '名,a', encoding, issues: [] });
    expect(decodeText(utf16('name,lon,lat', little))).toEqual({ text: 'name,lon,lat', encoding, issues: [] });
  }
});

test('a character that cannot be read is told with its line', () => {
  const bytes = new TextEncoder().encode(`${'丽水市\n'.repeat(30)}x`);
  bytes[0] = 0xff;
  const { encoding, issues } = decodeText(bytes);
  expect(encoding).toBe('utf-8');
  expect(issues).toEqual([
    {
      code: 'text-unreadable-characters',
      severity: 'warning',
      row: 1,
      values: { count: 3, encoding: 'utf-8' },
    },
  ]);
});

test('a replacement character already in the file is told too', () => {
  const { issues } = decodeText(new TextEncoder().encode('a\nb\uFFFD'));
  expect(issues[0]).toMatchObject({ code: 'text-unreadable-characters', row: 2, values: { count: 1 } });
});

test('the user chooses; an unknown choice is told and ignored', () => {
  expect(decodeText(GBK, 'gbk')).toMatchObject({ text: '名称,丽水', encoding: 'gbk' });
  expect(decodeText(GBK, 'utf-8').issues[0]?.code).toBe('text-unreadable-characters');
  const unknown = decodeText(GBK, 'klingon');
  expect(unknown).toMatchObject({
    encoding: 'gb18030',
    issues: [{ code: 'encoding-unknown', values: { value: 'klingon' } }],
  });
});
