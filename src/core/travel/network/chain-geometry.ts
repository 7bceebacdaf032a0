import type { Roads } from '../../model/road.ts';
import { finish, inParts, type Steps } from '../../model/steps.ts';
import type { Chains } from './contract-chains.ts';
import type { Segments } from './segments.ts';

/** The course of chains, and what travel over each comes to. */
export interface ChainGeometry {
  /** Travel over the whole chain, at least 1: the same both ways. */
  readonly chainDeciseconds: Uint32Array;
  readonly chainDecimeters: Uint32Array;
  /** Vertices of chain c: `vertexOffsets[c] … vertexOffsets[c + 1] - 1`, from its first junction to its last. */
  readonly vertexOffsets: Uint32Array;
  readonly vertexLon: Float64Array;
  readonly vertexLat: Float64Array;
  /** Seconds and metres from the chain's first vertex. */
  readonly vertexSeconds: Float64Array;
  readonly vertexMeters: Float64Array;
}

const CHAINS_AT_ONCE = 16_384;

/** Vertices with running seconds and metres; weights rounded once per chain. */
export function chainGeometry(
  chains: Chains,
  segments: Segments,
  roads: Pick<Roads, 'nodeLon' | 'nodeLat'>,
): ChainGeometry {
  return finish(chainGeometryInSteps(chains, segments, roads));
}

export function* chainGeometryInSteps(
  chains: Chains,
  segments: Segments,
  roads: Pick<Roads, 'nodeLon' | 'nodeLat'>,
): Steps<ChainGeometry> {
  const vertices = chains.offsets[chains.count]! + chains.count;
  const vertexOffsets = new Uint32Array(chains.count + 1);
  const vertexLon = new Float64Array(vertices);
  const vertexLat = new Float64Array(vertices);
  const vertexSeconds = new Float64Array(vertices);
  const vertexMeters = new Float64Array(vertices);
  const chainDeciseconds = new Uint32Array(chains.count);
  const chainDecimeters = new Uint32Array(chains.count);
  let v = 0;
  const put = (node: number, seconds: number, meters: number) => {
    vertexLon[v] = roads.nodeLon[node]!;
    vertexLat[v] = roads.nodeLat[node]!;
    vertexSeconds[v] = seconds;
    vertexMeters[v++] = meters;
  };
  const putChain = (c: number) => {
    let seconds = 0;
    let meters = 0;
    put(chains.from[c]!, 0, 0);
    for (let i = chains.offsets[c]!; i < chains.offsets[c + 1]!; i++) {
      const s = chains.segments[i]!;
      seconds += segments.seconds[s]!;
      meters += segments.meters[s]!;
      put(chains.reversed[i] ? segments.from[s]! : segments.to[s]!, seconds, meters);
    }
    vertexOffsets[c + 1] = v;
    chainDeciseconds[c] = Math.max(1, Math.round(seconds * 10));
    chainDecimeters[c] = Math.max(1, Math.round(meters * 10));
  };
  yield* inParts(chains.count, CHAINS_AT_ONCE, (from, to) => {
    for (let c = from; c < to; c++) putChain(c);
  });
  return { vertexOffsets, vertexLon, vertexLat, vertexSeconds, vertexMeters, chainDeciseconds, chainDecimeters };
}
