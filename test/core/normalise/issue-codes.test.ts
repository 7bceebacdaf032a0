import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import english from '../../../src/language/issues.en.json' with { type: 'json' };
import chinese from '../../../src/language/issues.zh-CN.json' with { type: 'json' };

/** Every code that reading and normalising can give. */
const CODES = `
column-guessed column-missing coordinate-invalid coordinate-missing coordinate-out-of-range coordinate-zero coordinates-absent
coordinates-look-projected coordinates-swapped crs-assumed crs-unknown csv-quotes-broken datum-unknown elevation-projected
encoding-unknown facilities-absent facility-duplicate facility-id-repeated facility-kind-unmatched facility-kind-without-standard
facility-not-for-people facility-outside file-broken file-empty format-unknown geojson-no-features geometry-absent geometry-invalid
geometry-missing geometry-not-a-point geometry-to-point gzip-broken header-duplicate header-missing id-duplicate id-generated
instance-cell-missing instance-column-missing instance-edges-missing instance-number-invalid instance-number-too-large
instance-pair-repeated instance-row-short instance-weight-differs
json-invalid json-line-invalid landcover-odd-codes landcover-projected landcover-scheme-guessed more-issues name-missing number-invalid osm-counted osm-nodes-missing osm-pbf-broken
osm-pbf-compression osm-pbf-feature osm-turn-restrictions osm-ways-too-short people-outside population-absent
population-column-absent population-invalid population-missing population-negative population-negative-cells population-read
population-zero raster-bands-ignored raster-not-georeferenced raster-rotated raster-south-up road-class-absent road-class-unmatched road-speed-unreadable
roads-absent roads-crossings-joined roads-ends-joined-to-lines roads-ends-snapped roads-not-lines roads-not-used roads-too-short row-too-few-cells row-too-many-cells
run-minutes-invalid run-place-ambiguous run-place-missing run-place-unknown runs-columns-absent
text-unreadable-characters title-rows-skipped township-class-unknown township-name-duplicate township-parts-joined
township-without-people townships-absent zone-kind-missing zone-lines-as-barriers
zone-lines-kind-missing zone-lines-unused`
  .trim()
  .split(/\s+/);

const root = resolve(import.meta.dirname, '../../../src');
const sources = ['formats', 'core/normalise'].flatMap((folder) =>
  readdirSync(resolve(root, folder)).map((name) => readFileSync(resolve(root, folder, name), 'utf8')),
);

test('every code is used, and every code used is listed', () => {
  const source = sources.join('\n');
  for (const code of CODES) expect(source, code).toContain(`'${code}'`);
  const written = [...source.matchAll(/code: '([a-z-]+)'/g)].map((match) => match[1]);
  expect(written.filter((code) => !CODES.includes(code ?? '') && code?.includes('-'))).toEqual([]);
});

test('both languages have a sentence for each, with the same values', () => {
  const sentences = (catalogue: object) => new Map<string, string>(Object.entries(catalogue));
  const zh = sentences(chinese);
  const en = sentences(english);
  const values = (text = '') => [...new Set([...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]))].sort();
  for (const code of CODES) {
    expect(zh.get(code), code).toMatch(/[。：]/);
    expect(en.get(code), code).toMatch(/\.$/);
    expect(values(zh.get(code)), code).toEqual(values(en.get(code)));
  }
});
