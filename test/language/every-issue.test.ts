import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import english from '../../src/language/issues.en.json' with { type: 'json' };
import chinese from '../../src/language/issues.zh-CN.json' with { type: 'json' };

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

it('has a sentence in both languages for every issue that the source can raise, with the same values', () => {
  const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const codes = new Set<string>();
  for (const name of sources) {
    const text = readFileSync(SRC + name, 'utf8');
    if (!/Issue|issue/.test(text)) continue;
    for (const [, a, b] of text.matchAll(/code: '([a-z]+(?:-[a-z]+)+)', severity|add\('([a-z]+(?:-[a-z]+)+)', \{/g))
      codes.add(a ?? b ?? '');
  }
  expect(codes.size).toBeGreaterThan(60);
  const zh: Record<string, string> = chinese;
  const en: Record<string, string> = english;
  const values = (text = '') => [...new Set([...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]))].sort();
  for (const code of codes) {
    expect(zh[code], code).toBeTruthy();
    expect(en[code], code).toBeTruthy();
  }
  expect(Object.keys(zh)).toEqual(Object.keys(en));
  for (const code of Object.keys(zh)) expect(values(zh[code]), code).toEqual(values(en[code]));
});
