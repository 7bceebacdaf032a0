import type { Steps } from '../../model/steps.ts';
import { LabelHeap } from '../network/label-heap.ts';
import type { LatticeWindow } from './lattice.ts';
import { lineGuard } from './line-guard.ts';
import type { Lines } from './lines.ts';

/** A vertex goes if it and its neighbours span at most this many squares of the lattice: a step by a quarter, halved. */
const SPANNED_AREA = 0.125;
const VERTICES_AT_ONCE = 8192;

/**
 * Takes out vertices, least area first (Visvalingam and Whyatt 1993), of all lines together and in place.
 *
 * A vertex stays if the triangle that it spans with its neighbours holds another vertex or comes near a sample. An
 * edge that crossed the new straight one would have to end within the triangle, since it cannot cross the other two
 * sides; so lines that do not cross never come to cross, lie within each other as before, and keep every sample on
 * its side. Every ring goes around a sample, so a ring of three vertices keeps them.
 *
 * Lines may share stretches, where `twin` tells the vertex of the other line at the same place (-1: none): such a
 * vertex goes from both at once, and only where both lines run through the same neighbours.
 */
export function* simplifyLines(lines: Lines, window: LatticeWindow, twin?: Int32Array): Steps<void> {
  const { next, previous, u, v } = lines;
  const heap = new LabelHeap();
  const spanned = new Float64Array(next.length);
  const guard = lineGuard(lines, window);

  const offer = (vertex: number): void => {
    const p = previous[vertex]!;
    const n = next[vertex]!;
    const area = Math.abs((u[vertex]! - u[p]!) * (v[n]! - v[p]!) - (u[n]! - u[p]!) * (v[vertex]! - v[p]!)) / 2;
    spanned[vertex] = area;
    if (area <= SPANNED_AREA) heap.push(area, vertex);
  };
  const take = (vertex: number): void => {
    const p = previous[vertex]!;
    const n = next[vertex]!;
    next[p] = n;
    previous[n] = p;
    next[vertex] = -1;
    offer(p);
    offer(n);
  };

  /** Neighbouring areas turn the same way round, so they run along a shared stretch in opposite directions. */
  const isShared = (vertex: number, other: number, twins: Int32Array): boolean =>
    next[other] === twins[previous[vertex]!] && previous[other] === twins[next[vertex]!];

  const takeLeast = (): void => {
    heap.pop();
    const vertex = heap.node;
    // Taken out already, or its neighbours have changed since.
    if (next[vertex]! < 0 || spanned[vertex] !== heap.label) return;
    const other = twin ? twin[vertex]! : -1;
    if (twin && other >= 0 && !isShared(vertex, other, twin)) return;
    if (!guard(previous[vertex]!, vertex, next[vertex]!)) return;
    take(vertex);
    if (other >= 0) take(other);
  };

  yield;
  for (let vertex = 0; vertex < next.length; vertex++) offer(vertex);
  while (heap.size > 0) {
    yield;
    for (let left = VERTICES_AT_ONCE; left > 0 && heap.size > 0; left--) takeLeast();
  }
}
