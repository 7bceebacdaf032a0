import { isInside, type LocalChains, localChains, openSegmentsAt, type WaySpeeds } from './local-chains.ts';
import { enterableAfter, enterableAsBefore } from './patch-components.ts';
import type { PatchIndex } from './patch-index.ts';
import type { RoadGraph, RoadSource } from './road-graph.ts';
import { USE } from './segments.ts';
import { staysEnterable } from './stays-connected.ts';

/** What changes in a graph when ways are closed, slowed down or sped up. */
export interface RoadPatch {
  /** Chains of the graph that are no more. */
  readonly removed: ReadonlySet<number>;
  /** Those that stand there instead: chain `graph.chains + i` of the patched network. */
  readonly added: LocalChains;
  readonly addedFrom: Uint32Array;
  readonly addedTo: Uint32Array;
  /** Bits of USE, with `snap` only where the component may be entered. */
  readonly addedUse: Uint8Array;
  /** Junctions with the new ones, which come after the graph's own. */
  readonly junctions: number;
  /** Standing chains of the graph whose component has become too small to be entered. */
  readonly left: ReadonlySet<number>;
  /** Some component may be entered that might not before: anyone may have a nearer road now. */
  readonly opened: boolean;
}

/**
 * The patch that turns the graph into what a build without the closed ways and with the others' speeds would give:
 * chains that lose a part are walked anew, and where a junction is left with two like ends its chains become one.
 */
export function patchRoads(graph: RoadGraph, index: PatchIndex, ways: WaySpeeds): RoadPatch {
  const removed = touchedChains(graph.source, index, ways);
  const closes = [...ways.values()].includes(Infinity);
  for (;;) {
    const added = localChains(graph.source, remainingSegments(graph.source, removed, ways), ways);
    const ends = junctionsOf(graph, added);
    const gone = new Uint8Array(graph.chains);
    for (const chain of removed) gone[chain] = 1;
    const unchanged = !closes || staysEnterable(graph, index, { ways, gone, removed, added, ...ends });
    const enterable = unchanged
      ? enterableAsBefore(graph, index, added)
      : enterableAfter(graph, index, { gone, added, ...ends });
    if (enterable.entered.length > 0) {
      // Chains that may be entered only now are walked anew like the others, so that they can be snapped to.
      for (const chain of enterable.entered) removed.add(chain);
      continue;
    }
    const { addedUse, left } = enterable;
    const opened = addedUse.some(
      (use, i) => use & USE.snap && graph.notEntered[index.chainOfSegment[added.firstSegment[i]!]!],
    );
    return { removed, added, ...ends, addedUse, left, opened };
  }
}

/** Chains over the ways, and those that meet where a closing leaves no junction. */
function touchedChains(source: RoadSource, { chainOfSegment, segmentsOf }: PatchIndex, ways: WaySpeeds): Set<number> {
  const { segments, junctionOfNode } = source;
  const touched = new Set<number>();
  const ends = new Set<number>();
  for (const s of segmentsOf(ways)) {
    touched.add(chainOfSegment[s]!);
    if (ways.get(segments.way[s]!) !== Infinity) continue;
    ends.add(segments.from[s]!);
    ends.add(segments.to[s]!);
  }
  for (const node of ends) {
    if (junctionOfNode[node]! < 0) continue;
    if (!isInside(source, node, ways)) continue;
    for (const segment of openSegmentsAt(source, node, ways)) touched.add(chainOfSegment[segment]!);
  }
  return touched;
}

/** Segments of the chains, without those of closed ways, ascending. */
function remainingSegments({ chains, segments }: RoadSource, removed: ReadonlySet<number>, ways: WaySpeeds): number[] {
  const remaining: number[] = [];
  for (const chain of removed) {
    for (let i = chains.offsets[chain]!; i < chains.offsets[chain + 1]!; i++) {
      const segment = chains.segments[i]!;
      if (ways.get(segments.way[segment]!) !== Infinity) remaining.push(segment);
    }
  }
  return remaining.sort((a, b) => a - b);
}

/** Junctions at the ends of the added chains; nodes that were inside chains get new numbers. */
function junctionsOf({ junctions, source }: RoadGraph, added: LocalChains) {
  const fresh = new Map<number, number>();
  const numberOf = (node: number): number => {
    const known = source.junctionOfNode[node]!;
    if (known >= 0) return known;
    const number = fresh.get(node) ?? junctions + fresh.size;
    fresh.set(node, number);
    return number;
  };
  const addedFrom = added.fromNode.map(numberOf);
  const addedTo = added.toNode.map(numberOf);
  return { addedFrom, addedTo, junctions: junctions + fresh.size };
}
