import { labelOwner } from '../label.ts';
import type { CellQueue } from './cell-queue.ts';
import type { Ground } from './ground.ts';

/** Labels of the ranks already known, nearest first. */
interface Better {
  readonly better: readonly Float64Array[];
  readonly unreached: number;
}

/** Whether an owner is among the better ones of a cell. */
export function isAmong({ better, unreached }: Better, cell: number, owner: number): boolean {
  for (const nearer of better) if (nearer[cell]! < unreached && labelOwner(nearer[cell]!) === owner) return true;
  return false;
}

/**
 * The next nearest owner of every cell, when the nearer ones (`better`, final, nearest first) are known: the least
 * label of an owner that is not among them. It reaches a cell over a neighbour where its owner is among the better
 * ones or is the next, since owners nearer to the neighbour are nearer to the cell too.
 * Starts of this rank must be in the queue already.
 */
export function spreadRank(ground: Ground, ranks: Better & { readonly labels: Float64Array }, queue: CellQueue): void {
  const { better, labels, unreached } = ranks;
  const { count, offset } = ground.moves;
  const goOn = (cell: number, label: number) => {
    if (ground.isStop(cell)) return;
    for (let move = 0; move < count; move++) {
      const next = cell + offset[move]!;
      if (labels[next]! <= label || isAmong(ranks, next, labelOwner(label))) continue;
      const nextLabel = label + ground.stepLabel(cell, next, move);
      if (nextLabel < labels[next]!) queue.lower(next, nextLabel);
    }
  };
  // Over the borders between owners, as the better ranks left them …
  for (const nearer of better) {
    for (let cell = 0; cell < nearer.length; cell++) {
      const label = nearer[cell]!;
      if (label >= 0 && label < unreached) goOn(cell, label);
    }
  }
  // … and on from there.
  for (let cell = queue.take(); cell >= 0; cell = queue.take()) goOn(cell, labels[cell]!);
}
