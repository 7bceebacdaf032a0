import { networkOf, type OracleNetwork } from './network-times.ts';
import { decodeOsmPbf, type OsmData } from './osm-pbf-decoder.ts';
import { buildRoadGraph, type RoadWay } from './road-graph.ts';
import { DEFAULT_ROAD_SETTINGS, type RoadSettings } from './road-rules.ts';

/**
 * Travel times over an OSM PBF, straight from the contract's "Network, from OSM" and "Access leg": every OSM node is a
 * graph node, seconds are floats, nothing is contracted or rounded. `settings.mode: 'walk'` is the walking model.
 */
export function oracleNetwork(pbfBytes: Uint8Array, settings: Partial<RoadSettings> = {}): OracleNetwork {
  const full = { ...DEFAULT_ROAD_SETTINGS, ...settings };
  return networkOf(buildRoadGraph(waysOf(decodeOsmPbf(pbfBytes)), full), full);
}

function waysOf(data: OsmData): RoadWay[] {
  return data.ways.map((way) => ({
    id: `way/${way.id}`,
    tags: way.tags,
    points: way.refs.map((ref) => {
      const node = data.nodes.get(ref);
      return node && { key: String(ref), lon: node[0], lat: node[1] };
    }),
  }));
}
