import { PbfReader } from 'pbf';
import type { Issue } from '../core/model/issue.ts';
import { inTurns } from '../core/model/steps.ts';
import type { InputFile, ReadOptions } from './driver.ts';
import { type OsmBlob, osmBlobs, unpackBlob } from './osm-blobs.ts';
import { osmBlock } from './osm-block.ts';
import { addNodes, wantedNodes } from './osm-nodes.ts';
import { osmRoads } from './osm-roads.ts';
import { addWays, emptyWays } from './osm-ways.ts';
import type { DetailedDriver, DetailedResult } from './read-details.ts';
import { workPace } from './work-pace.ts';

/** Unpacked blocks of nodes kept between the two passes, in bytes; beyond it they are unpacked twice. */
const KEEP_BYTES = 256 * 1024 * 1024;
const KNOWN_FEATURES = new Set(['OsmSchema-V0.6', 'DenseNodes']);

/**
 * OpenStreetMap PBF: the road network of the contract. Two passes: ways first, then only the nodes they use, so that
 * memory follows the roads and not the country.
 */
export const osmPbfFormat: DetailedDriver = {
  format: 'OSM PBF',
  accepts: (name, head) => isPbf(head) || /\.pbf$/i.test(name),
  read: readOsmPbf,
};

/** After the length: field 1 (0x0a), 9 bytes, "OSMHeader". */
function isPbf(head: Uint8Array): boolean {
  return head[0] === 0 && head[1] === 0 && head[4] === 0x0a && head[5] === 9 && head[6] === 0x4f && head[7] === 0x53;
}

async function readOsmPbf(file: InputFile, options: ReadOptions): Promise<DetailedResult> {
  const failed = (issue: Issue): DetailedResult => ({ format: 'OSM PBF', content: null, issues: [issue] });
  const { blobs, issue } = osmBlobs(file.bytes);
  if (issue) return failed(issue);
  const data = blobs.filter((blob) => blob.type === 'OSMData');
  const problem = headerProblem(blobs);
  if (problem) return failed(problem);
  const pace = workPace(options);
  const ways = emptyWays();
  const withNodes: (OsmBlob | Uint8Array)[] = [];
  let kept = 0;
  for (const [index, blob] of data.entries()) {
    const bytes = unpackBlob(blob);
    if (bytes === null) return failed({ code: 'osm-pbf-compression', severity: 'error' });
    if (addWays(osmBlock(bytes), ways)) {
      const keep = kept + bytes.length <= KEEP_BYTES;
      if (keep) kept += bytes.length;
      withNodes.push(keep ? bytes : blob);
    }
    await pace((0.6 * index) / data.length);
  }
  const nodes = await inTurns(wantedNodes(ways.refs.subarray(0, ways.refCount)), () => pace(0.6));
  for (const [index, block] of withNodes.entries()) {
    const bytes = block instanceof Uint8Array ? block : unpackBlob(block);
    if (bytes !== null) addNodes(osmBlock(bytes), nodes);
    await pace(0.6 + (0.3 * index) / withNodes.length);
  }
  const { roads, issues } = await inTurns(osmRoads(ways, nodes), () => pace(0.9));
  options.onProgress?.(1);
  return { format: 'OSM PBF', content: { type: 'roads', roads }, crs: 'wgs84', issues };
}

/** A file whose header asks for more than is understood (a file with history) must not be read as a plain one. */
function headerProblem(blobs: readonly OsmBlob[]): Issue | null {
  const header = blobs.find((blob) => blob.type === 'OSMHeader');
  if (!header) return { code: 'osm-pbf-broken', severity: 'error', values: { value: 0 } };
  const bytes = unpackBlob(header);
  if (bytes === null) return { code: 'osm-pbf-compression', severity: 'error' };
  const pbf = new PbfReader(bytes);
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field !== 4) continue;
    const feature = pbf.readString();
    if (!KNOWN_FEATURES.has(feature)) return { code: 'osm-pbf-feature', severity: 'error', values: { value: feature } };
  }
  return null;
}
