import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { DEFAULT_TRAVEL } from '../../src/core/model/travel-settings.ts';
import { createPlanner } from '../../src/core/scenario/planner.ts';
import { labelOwner, labelValue, NO_LABEL } from '../../src/core/travel/label.ts';
import { describeShared, readShared } from '../oracles/shared-data.ts';
import { regionOf } from '../support/project-files.ts';

/** Columns of a JEMSS table: the rows after the header line that starts with `index`. */
function jemssRows(text: string): string[][] {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith('index'));
  return lines
    .slice(start + 1)
    .map((line) => line.split(','))
    .filter(([index]) => Number(index) > 0);
}

describeShared('jemss-auckland/model/roads.zip', 'Auckland: 14 ambulance stations on a graph of 54,370 nodes', () => {
  it('loads, and the nearest of all is the nearest of each', async () => {
    const parts = unzipSync(readShared('jemss-auckland/model/roads.zip'));
    const text = (name: string) => new TextDecoder().decode(parts[name]);
    const place = new Map(
      jemssRows(text('nodes.csv')).map(([index, lon, lat]) => [Number(index), [Number(lon), Number(lat)]]),
    );
    const features = jemssRows(text('arcs.csv')).map(([index, from, to]) => ({
      type: 'Feature',
      properties: { id: index, highway: 'tertiary', oneway: 'yes' },
      geometry: { type: 'LineString', coordinates: [place.get(Number(from)), place.get(Number(to))] },
    }));
    const nodes = [...place.values()].filter((_, i) => i % 40 === 0);
    const region = await regionOf([
      {
        source: { role: 'roads', path: 'arcs.geojson' },
        content: JSON.stringify({ type: 'FeatureCollection', features }),
      },
      {
        source: { role: 'facilities', path: 'stations.csv', kind: 'ems-station' },
        content: readShared('jemss-auckland/auckland-st-john-ambulance-stations.csv'),
      },
      {
        source: { role: 'population', path: 'nodes.csv' },
        content: `lon,lat,population\n${nodes.map((p) => `${p![0]},${p![1]},1\n`).join('')}`,
      },
    ]);
    expect(region.demand.total).toBe(nodes.length);
    // The file lists every station of the region; the same ones must be there with their coordinates.
    expect(region.facilities.length).toBeGreaterThan(10);
    const measure = createPlanner(region).measures.get('time', { travel: DEFAULT_TRAVEL, closedRoads: [], zones: [] });
    const origins = region.facilities.map(({ lon, lat }, index) => ({ index, lon, lat }));
    const all = measure.nearest(origins).cells;
    const sampled = origins.map((origin) => measure.nearest([origin]).cells);
    all.forEach((label, cell) => {
      const each = sampled.map((cells) => cells[cell]!);
      expect(label).toBe(Math.min(...each));
      if (label !== NO_LABEL) expect(labelValue(sampled[labelOwner(label)]![cell]!)).toBe(labelValue(label));
    });
    expect([...all].filter((label) => label !== NO_LABEL).length).toBeGreaterThan(nodes.length * 0.95);
  });
});
