import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DataSource } from '../../src/document/project.ts';
import { contentHash } from '../../src/engine/content-hash.ts';
import { loadRegion } from '../../src/engine/load-region.ts';
import type { KeptEntry, RoadStore } from '../../src/engine/road-store.ts';
import type { InputFile } from '../../src/formats/driver.ts';

/** The smallest store that keeps its promises: a map. `waiting` settles when all that was put is kept. */
function memoryStore(): RoadStore & { entries: Map<string, Uint8Array<ArrayBuffer>>; waiting: Promise<unknown>[] } {
  const entries = new Map<string, Uint8Array<ArrayBuffer>>();
  const waiting: Promise<unknown>[] = [];
  const keep = async (make: () => Promise<KeptEntry>) => {
    const { key, bytes } = await make();
    entries.set(key, bytes);
    return true;
  };
  return {
    entries,
    waiting,
    isEmpty: async () => entries.size === 0,
    get: async (key) => entries.get(key)?.slice() ?? null,
    put(make) {
      const kept = keep(make);
      waiting.push(kept);
      return kept;
    },
  };
}

const PBF: InputFile = {
  name: 'roads.osm.pbf',
  bytes: new Uint8Array(readFileSync(new URL('../../data/sample/roads.osm.pbf', import.meta.url))),
};
const ROADS: DataSource = { role: 'roads', path: 'roads.osm.pbf' };
const lines = (shift: number): InputFile => ({
  name: 'lines.geojson',
  bytes: new TextEncoder().encode(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        [110, 27 + shift, 110.01, 27],
        [110.005, 26.99, 110.005, 27.01],
      ].map(([x1, y1, x2, y2]) => ({
        type: 'Feature',
        properties: { class: '县道' },
        geometry: {
          type: 'LineString',
          coordinates: [
            [x1, y1],
            [x2, y2],
          ],
        },
      })),
    }),
  ),
});

async function load(source: DataSource, file: InputFile, roadStore: RoadStore) {
  const loaded = await loadRegion([source], [file], { roadStore });
  return { region: loaded.region, source: loaded.sources[0]! };
}

describe('a road file opened again', () => {
  it('is not read again and gives the same region', async () => {
    const store = memoryStore();
    const first = await load(ROADS, PBF, store);
    expect(first.source.kept).toBe(false);
    await Promise.all(store.waiting);
    const second = await load(ROADS, PBF, store);
    expect(second.source).toEqual({ ...first.source, kept: true });
    const plain = await loadRegion([ROADS], [PBF]);
    expect(second.region).toStrictEqual(plain.region);
    expect(second.region.roads!.wayIds.length).toBeGreaterThan(10_000);
  });

  it('under another name tells its problems under that name', async () => {
    const store = memoryStore();
    await load(ROADS, PBF, store);
    await Promise.all(store.waiting);
    const again = await load({ role: 'roads', path: 'other.osm.pbf' }, { ...PBF, name: 'other.osm.pbf' }, store);
    expect(again.source.kept).toBe(true);
    const files = new Set(again.region.issues.map((issue) => issue.file).filter((file) => file !== undefined));
    expect([...files]).toEqual(['other.osm.pbf']);
  });

  it('is read anew where a byte of it or what the project says of it has changed', async () => {
    const store = memoryStore();
    const source: DataSource = { role: 'roads', path: 'lines.geojson' };
    const kept = async (asked: DataSource, file: InputFile) => (await load(asked, file, store)).source.kept;
    expect(await kept(source, lines(0))).toBe(false);
    await Promise.all(store.waiting);
    expect(await kept(source, lines(0))).toBe(true);
    expect(await kept(source, lines(0.001))).toBe(false);
    expect(await kept({ ...source, splitCrossings: true }, lines(0))).toBe(false);
    await Promise.all(store.waiting);
    const crossed = await load({ ...source, splitCrossings: true }, lines(0), store);
    expect(crossed.source.kept).toBe(true);
    // Joined at the crossing, the two lines have a fifth node.
    expect(crossed.region.roads!.nodeLon.length).toBe(5);
    expect((await load(source, lines(0), store)).region.roads!.nodeLon.length).toBe(4);
  });

  it('is read anew where the entry is damaged, and the entry mended', async () => {
    const store = memoryStore();
    const first = await load(ROADS, PBF, store);
    await Promise.all(store.waiting);
    const [[key, bytes]] = [...store.entries] as [[string, Uint8Array<ArrayBuffer>]];
    bytes[bytes.length >> 1]! ^= 4;
    const second = await load(ROADS, PBF, store);
    expect(second.source).toEqual(first.source);
    expect(second.region.roads!.vertices).toEqual(first.region.roads!.vertices);
    await Promise.all(store.waiting);
    expect([...store.entries.keys()]).toEqual([key]);
    expect((await load(ROADS, PBF, store)).source.kept).toBe(true);
  });

  it('that cannot be read is not kept', async () => {
    const store = memoryStore();
    await load(ROADS, { ...PBF, bytes: PBF.bytes.slice(0, 5000) }, store);
    await Promise.all(store.waiting);
    expect(store.entries.size).toBe(0);
  });
});

describe('the hash of the content', () => {
  it('is SHA-256, with and without the browser’s own', async () => {
    const expected = createHash('sha256').update(PBF.bytes).digest('hex');
    expect(await contentHash(PBF.bytes)).toBe(expected);
    // As on a page that is served over plain http.
    const { crypto } = globalThis;
    Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true });
    try {
      expect(await contentHash(PBF.bytes)).toBe(expected);
    } finally {
      Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });
    }
  });
});
