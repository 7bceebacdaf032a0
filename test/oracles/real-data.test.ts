import { expect, it } from 'vitest';
import { oracleCircle } from './circle-oracle.ts';
import { type CoverageCell, oracleCoverage } from './coverage-oracle.ts';
import type { Direction } from './network-times.ts';
import { oracleNetwork } from './osm-network-oracle.ts';
import { decodeOsmPbf } from './osm-pbf-decoder.ts';
import { describeShared, readShared, readSharedCsv } from './shared-data.ts';

/**
 * Numbers of the oracles on public files: pinned, so that a change of an oracle is seen. They are this reading of the
 * contract (README.md), not published truths. Map data © OpenStreetMap contributors.
 */
const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

describeShared('r5r-poa/poa_osm.pbf', 'Porto Alegre', () => {
  const places = (file: string): (CoverageCell & { healthcare: number })[] =>
    readSharedCsv(`r5r-poa/${file}`).map((row) => ({
      lon: Number(row['lon']),
      lat: Number(row['lat']),
      population: Number(row['population'] ?? 0),
      healthcare: Number(row['healthcare'] ?? 0),
      minutes: Infinity,
    }));
  const cells = places('poa_hexgrid.csv');
  const points = places('poa_points_of_interest.csv');
  const clinics = cells.filter((cell) => cell.healthcare >= 1);
  const drive = oracleNetwork(readShared('r5r-poa/poa_osm.pbf'));
  const walk = oracleNetwork(readShared('r5r-poa/poa_osm.pbf'), { mode: 'walk' });

  /** People within 5, 10 and 15 minutes, unreached people, mean and P90 minutes. */
  const figures = (name: string, seconds: ArrayLike<number>): (number | string)[] => {
    const timed = cells.map((cell, i) => ({ ...cell, minutes: (seconds[i] ?? Infinity) / 60 }));
    const within = [5, 10, 15].map((minutes) => oracleCoverage(timed, { minutes }));
    const { unreached, meanMinutes, p90Minutes } = oracleCoverage(timed, { minutes: 15 });
    const row = [...within.map((each) => each.covered), unreached, meanMinutes.toFixed(3), p90Minutes.toFixed(3)];
    print(`Porto Alegre, ${name}: ${row.join(' ')}`);
    return row;
  };

  it('decodes 43,264 nodes and 15,886 highways, as SOURCE.md of the data says', () => {
    const { nodes, ways } = decodeOsmPbf(readShared('r5r-poa/poa_osm.pbf'));
    expect([nodes.size, ways.filter((way) => way.tags['highway']).length]).toEqual([43264, 15886]);
  });

  it('reads 16,032 ways and 812,935 people in 1,227 cells', () => {
    print(`Porto Alegre, drive: ${JSON.stringify(drive.counts)}\nwalk: ${JSON.stringify(walk.counts)}`);
    expect(cells).toHaveLength(1227);
    expect(cells.reduce((sum, cell) => sum + cell.population, 0)).toBe(812935);
    expect(clinics).toHaveLength(117);
    expect(drive.counts).toMatchObject({
      waysInFile: 16032,
      waysUsed: 11323,
      nodesUsed: 31285,
      edges: 36629,
    });
    expect(drive.counts).toMatchObject({ oneWayEdges: 12975, components: 24, componentsToSnapTo: 1 });
    expect(walk.counts).toMatchObject({ waysUsed: 14480, nodesUsed: 38281, edges: 45564, oneWayEdges: 0 });
  });

  it.each([
    ['from-facility', [462753, 791532, 806697, 2255, '4.901', '7.853']],
    ['to-facility', [474437, 794151, 807330, 2009, '4.801', '7.570']],
  ] satisfies [Direction, (number | string)[]][])('15 points of interest, driving, %s', (direction, expected) => {
    expect(figures(`points ${direction}`, drive.timesToNearest(points, cells, direction))).toEqual(expected);
  });

  it('117 cells with health care, driving from the facility', () => {
    const seconds = drive.timesToNearest(clinics, cells, 'from-facility');
    expect(figures('clinics from-facility', seconds)).toEqual([802533, 810997, 811310, 401, '1.750', '2.865']);
  });

  it('117 cells with health care, walking', () => {
    const seconds = walk.timesToNearest(clinics, cells, 'to-facility');
    expect(figures('clinics on foot', seconds)).toEqual([131900, 511293, 705037, 0, '9.199', '15.894']);
  });

  it('circle of detour 1.3 and 40 km/h', () => {
    const nearest = oracleCircle(points, cells, { detour: 1.3, straightKmh: 40 });
    const seconds = nearest.map((each) => each.seconds);
    expect(figures('circle', seconds)).toEqual([631927, 804924, 812935, 0, '3.734', '6.641']);
  });
});

/** 20 × 20 places at 0.005° around a town; how many are within 5, 10 and 15 minutes of it, and how many reached. */
describeShared('osm-extracts/monaco.osm.pbf', 'lattice around a town', () => {
  it.each([
    ['monaco.osm.pbf', 7.4246, 43.7384, [26, 85, 134, 345], [1761, 16797, 22, 2]],
    ['liechtenstein-latest.osm.pbf', 9.5209, 47.141, [45, 132, 194, 393], [3316, 30922, 68, 2]],
    ['andorra.osm.pbf', 1.5218, 42.5063, [26, 86, 180, 356], [1308, 21006, 14, 2]],
  ])('%s', (file, lon, lat, expectedWithin, expectedCounts) => {
    const network = oracleNetwork(readShared(`osm-extracts/${file}`));
    const lattice = Array.from({ length: 400 }, (_, i) => ({
      lon: lon + (Math.floor(i / 20) - 9.5) * 0.005,
      lat: lat + ((i % 20) - 9.5) * 0.005,
    }));
    const seconds = network.timesToNearest([{ lon, lat }], lattice, 'from-facility');
    const within = [300, 600, 900, Number.MAX_VALUE].map((most) => seconds.filter((each) => each <= most).length);
    const { waysUsed, nodesUsed, components, componentsToSnapTo } = network.counts;
    print(`${file}: ${JSON.stringify(network.counts)} within 5/10/15 min/reached ${within.join('/')}`);
    expect(within).toEqual(expectedWithin);
    expect([waysUsed, nodesUsed, components, componentsToSnapTo]).toEqual(expectedCounts);
  });
});
