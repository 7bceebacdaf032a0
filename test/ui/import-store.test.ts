import { describe, expect, it } from 'vitest';
import type { DataSource } from '../../src/document/project.ts';
import type { FilePreview } from '../../src/engine/engine.ts';
import { missingFields, samplesOf } from '../../src/ui/dialogs/import-fields.ts';
import { type ImportItem, mergedFiles, mergedSources, useImport } from '../../src/ui/import-store.ts';

function preview(source: DataSource): FilePreview {
  return {
    name: source.path,
    format: 'CSV',
    source,
    reason: 'columns',
    fields: ['名称', '床位'],
    rows: [
      ['甲院', '20'],
      ['乙院', ''],
      ['甲院', '30'],
    ],
    records: 3,
    issues: [],
  };
}

function item(source: DataSource, mode: ImportItem['mode'] = 'replace'): ImportItem {
  return { preview: preview(source), source, mode };
}

const OLD: readonly DataSource[] = [
  { role: 'facilities', path: 'old.csv' },
  { role: 'population', path: 'people.tif' },
];

describe('mergedSources', () => {
  it('replaces data of the same role', () => {
    const merged = mergedSources(OLD, [item({ role: 'facilities', path: 'new.csv' })]);
    expect(merged.map((source) => source.path)).toEqual(['people.tif', 'new.csv']);
  });

  it('appends, and leaves out what is skipped', () => {
    const items = [
      item({ role: 'facilities', path: 'new.csv' }, 'append'),
      item({ role: 'roads', path: 'r.pbf' }, 'skip'),
    ];
    expect(mergedSources(OLD, items).map((source) => source.path)).toEqual(['old.csv', 'people.tif', 'new.csv']);
  });

  it('never holds one file twice', () => {
    const merged = mergedSources(OLD, [item({ role: 'facilities', path: 'old.csv' }, 'append')]);
    expect(merged.map((source) => source.path)).toEqual(['people.tif', 'old.csv']);
  });
});

describe('mergedFiles', () => {
  it('keeps the companions of a loose shapefile and drops what nobody reads', () => {
    const file = (name: string) => ({ name, bytes: new Uint8Array() });
    const files = mergedFiles(
      [file('old.csv')],
      [file('town.shp'), file('town.dbf')],
      [{ role: 'townships', path: 'town.shp' }],
    );
    expect(files.map((one) => one.name)).toEqual(['town.shp', 'town.dbf']);
  });
});

describe('useImport', () => {
  it('takes two files of one role dropped together as belonging together', () => {
    useImport.getState().show([preview(OLD[0]!), preview({ role: 'facilities', path: 'b.csv' })], []);
    expect(useImport.getState().items.map((one) => one.mode)).toEqual(['replace', 'append']);
    useImport.getState().close();
    expect(useImport.getState().items).toEqual([]);
  });
});

describe('rivers', () => {
  it('stand beside the zones that are there', () => {
    const modeOf = (source: DataSource) => {
      useImport.getState().show([preview(source)], []);
      return useImport.getState().items[0]?.mode;
    };
    expect(modeOf({ role: 'zones', path: 'r.geojson', kind: 'river' })).toBe('append');
    expect(modeOf({ role: 'zones', path: 'z.geojson', kind: 'no-build' })).toBe('replace');
    useImport.getState().close();
  });
});

describe('missingFields', () => {
  it('asks for a kind where neither a column nor the whole file has one', () => {
    const columns = { name: '名称' };
    expect(missingFields(item({ role: 'facilities', path: 'a.csv', columns }))).toEqual(['kind']);
    expect(missingFields(item({ role: 'facilities', path: 'a.csv', columns, kind: 'ems-station' }))).toEqual([]);
    expect(missingFields(item({ role: 'facilities', path: 'a.csv', columns: { kind: '床位' } }))).toEqual(['name']);
  });
});

describe('samplesOf', () => {
  it('gives different values of a column', () => {
    const one = item({ role: 'facilities', path: 'a.csv' });
    expect(samplesOf(one, '名称')).toEqual(['甲院', '乙院']);
    expect(samplesOf(one, '床位')).toEqual(['20', '30']);
    expect(samplesOf(one, undefined)).toEqual([]);
  });
});
