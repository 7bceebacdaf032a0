import { describe, expect, it } from 'vitest';
import { writeOsmPbf } from '../../src/formats/write-osm-pbf.ts';
import { readOsm } from '../sample/read-osm.ts';

describe('writeOsmPbf', () => {
  it('comes back with the same nodes, ways and tags', () => {
    const data = {
      nodeId: Float64Array.of(1, 2, 7, 3_000_000_000),
      lon: Float64Array.of(110.1234567, 110.2, -12.5, 179.9999999),
      lat: Float64Array.of(27.7654321, -27.5, 0, 89.9),
      ways: [
        { id: 5, tags: { highway: 'primary', name: '白沙路', ref: 'S901' }, nodes: [1, 2, 7] },
        { id: 6, tags: { highway: 'primary', oneway: 'yes', bridge: 'yes' }, nodes: [3_000_000_000, 2] },
      ],
    };
    const osm = readOsm(writeOsmPbf(data, 'test'));
    expect(osm.features).toEqual(['OsmSchema-V0.6', 'DenseNodes']);
    expect([...osm.nodes]).toEqual([
      [1, [110.1234567, 27.7654321]],
      [2, [110.2, -27.5]],
      [7, [-12.5, 0]],
      [3_000_000_000, [179.9999999, 89.9]],
    ]);
    expect(osm.ways).toEqual(data.ways);
  });

  it('splits many nodes and ways into blocks', () => {
    const count = 20_001;
    const steps = Float64Array.from({ length: count }, (_, at) => at + 1);
    const lon = steps.map((at) => 100 + at / 1e4);
    const ways = Array.from({ length: 9_000 }, (_, at) => ({
      id: at + 1,
      tags: { highway: 'track' },
      nodes: [at + 1, at + 2],
    }));
    const osm = readOsm(writeOsmPbf({ nodeId: steps, lon, lat: lon.map((x) => x - 80), ways }, 'test'));
    expect(osm.nodes.size).toBe(count);
    expect(osm.nodes.get(count)).toEqual([102.0001, 22.0001]);
    expect(osm.ways).toHaveLength(9_000);
    expect(osm.ways.at(-1)?.nodes).toEqual([9_000, 9_001]);
  });
});
