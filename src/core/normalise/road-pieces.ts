import RBush from 'rbush';
import type { SharedNodes } from './shared-nodes.ts';

/** A straight piece of a line, from its vertex `at` to the next, with its box in degrees. */
export interface RoadPiece {
  readonly line: number;
  readonly at: number;
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** All pieces of the lines, and an index of their boxes. */
export function roadPieces({ lon, lat, lines }: SharedNodes): { pieces: RoadPiece[]; index: RBush<RoadPiece> } {
  const pieces: RoadPiece[] = [];
  for (const [line, nodes] of lines.entries()) {
    for (let at = 0; at < nodes.length - 1; at++) {
      const a = nodes[at] as number;
      const b = nodes[at + 1] as number;
      const [ax, ay, bx, by] = [lon[a] as number, lat[a] as number, lon[b] as number, lat[b] as number];
      const box = { minX: Math.min(ax, bx), minY: Math.min(ay, by), maxX: Math.max(ax, bx), maxY: Math.max(ay, by) };
      pieces.push({ line, at, ...box });
    }
  }
  return { pieces, index: new RBush<RoadPiece>(16).load(pieces) };
}

/** A vertex to be put into a line: behind vertex `at`, at the share `fraction` of the piece that begins there. */
export interface Cut {
  readonly line: number;
  readonly at: number;
  readonly fraction: number;
  readonly node: number;
}

/** The lines with the cuts put in, in order along each piece. */
export function cutLines(lines: SharedNodes['lines'], cuts: readonly Cut[]): number[][] {
  const byLine = new Map<number, Cut[]>();
  for (const cut of cuts) {
    const known = byLine.get(cut.line);
    if (known) known.push(cut);
    else byLine.set(cut.line, [cut]);
  }
  return lines.map((line, l) => {
    const own = byLine.get(l);
    if (own === undefined) return [...line];
    own.sort((a, b) => a.at - b.at || a.fraction - b.fraction || a.node - b.node);
    const out: number[] = [];
    let next = 0;
    for (const [at, node] of line.entries()) {
      if (out.at(-1) !== node) out.push(node);
      for (; own[next]?.at === at; next++) {
        const put = (own[next] as Cut).node;
        if (out.at(-1) !== put) out.push(put);
      }
    }
    return out;
  });
}
