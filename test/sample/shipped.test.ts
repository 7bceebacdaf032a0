import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';

const FOLDER = new URL('../../data/sample/', import.meta.url);

describe('the shipped sample', () => {
  it('weighs at most 8 MB and has every file its project names', () => {
    const names = readdirSync(FOLDER);
    const bytes = names.reduce((sum, name) => sum + statSync(new URL(name, FOLDER)).size, 0);
    expect(bytes).toBeLessThan(8e6);
    const project = JSON.parse(readFileSync(new URL('yunling.medreach.json', FOLDER), 'utf8'));
    for (const entry of project.data) expect(names).toContain(entry.path);
  });

  it('is a prefecture of 9 counties and 173 townships, no name twice in a county', () => {
    const text = readFileSync(new URL('townships.geojson', FOLDER), 'utf8');
    expect(text.length).toBeLessThan(1.5e6);
    const units = (JSON.parse(text) as FeatureCollection).features.map((unit) => unit.properties ?? {});
    expect(units).toHaveLength(173);
    expect(new Set(units.map((unit) => unit.county)).size).toBe(9);
    expect(new Set(units.map((unit) => `${unit.county} ${unit.name}`)).size).toBe(173);
    expect(new Set(units.map((unit) => unit.code)).size).toBe(173);
  });
});
