import { writeOsmPbf } from '../formats/write-osm-pbf.ts';
import type { RoadNetwork, SampleWay } from './road-ways.ts';
import type { WorkGrid } from './work-grid.ts';

/** The network as an OSM PBF file; nodes are numbered along the ways, so that neighbours have near numbers. */
export function writeRoads(network: RoadNetwork, grid: WorkGrid): Uint8Array<ArrayBuffer> {
  const number = new Int32Array(network.x.length).fill(-1);
  const order: number[] = [];
  for (const way of network.ways) {
    for (const node of way.nodes) {
      if (number[node] !== -1) continue;
      number[node] = order.push(node) - 1;
    }
  }
  // Six decimals (a tenth of a metre) are enough and pack better than seven.
  const degrees = (value: number): number => Math.round(value * 1e6) / 1e6;
  const lon = Float64Array.from(order, (node) =>
    degrees(grid.west + ((network.x[node] as number) / grid.meterX) * grid.step),
  );
  const lat = Float64Array.from(order, (node) =>
    degrees(grid.north - ((network.y[node] as number) / grid.meterY) * grid.step),
  );
  const nodeId = Float64Array.from(order, (_, index) => index + 1);
  const ways = network.ways.map((way, index) => ({
    id: index + 1,
    tags: tagsOf(way),
    nodes: way.nodes.map((node) => (number[node] as number) + 1),
  }));
  return writeOsmPbf({ nodeId, lon, lat, ways }, 'MedReach sample generator (simulated)');
}

function tagsOf(way: SampleWay): Record<string, string> {
  const tags: Record<string, string> = { highway: way.highway };
  if (way.name !== undefined) tags.name = way.name;
  if (way.ref !== undefined) tags.ref = way.ref;
  if (way.oneway === true) tags.oneway = 'yes';
  if (way.bridge === true) Object.assign(tags, { bridge: 'yes', layer: '1' });
  if (way.tunnel === true) Object.assign(tags, { tunnel: 'yes', layer: '-1' });
  if (way.maxspeed !== undefined) tags.maxspeed = String(way.maxspeed);
  return tags;
}
