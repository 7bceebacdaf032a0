import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../../src/core/model/units.ts';
import {
  addVertex,
  closedRing,
  draftCrosses,
  EMPTY_DRAFT,
  removeLastVertex,
  type ZoneDraft,
} from '../../../src/map/modes/zone-draft.ts';

const draftOf = (...vertices: LonLat[]): ZoneDraft => vertices.reduce(addVertex, EMPTY_DRAFT);

describe('closedRing', () => {
  it('needs three vertices and some area', () => {
    expect(closedRing(draftOf([0, 0], [1, 0]))).toBeNull();
    expect(closedRing(draftOf([0, 0], [1, 1], [2, 2]))).toBeNull();
  });

  it('closes counter-clockwise, whichever way it was drawn', () => {
    const ccw = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ];
    expect(closedRing(draftOf([0, 0], [1, 0], [1, 1]))).toEqual(ccw);
    expect(closedRing(draftOf([1, 1], [1, 0], [0, 0]))).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ]);
  });

  it('refuses a ring that crosses itself', () => {
    expect(closedRing(draftOf([0, 0], [1, 1], [1, 0], [0, 1.5]))).toBeNull();
  });
});

describe('draftCrosses', () => {
  it('takes the pointer for the next vertex', () => {
    const draft = draftOf([0, 0], [1, 1], [1, 0]);
    expect(draftCrosses(draft)).toBe(false);
    expect(draftCrosses({ ...draft, pointer: [0, 1.5] })).toBe(true);
    expect(draftCrosses({ ...draft, pointer: [0.5, -1] })).toBe(false);
  });
});

it('takes vertices back one by one', () => {
  const draft = draftOf([0, 0], [1, 0]);
  expect(removeLastVertex(draft).vertices).toEqual([[0, 0]]);
  expect(removeLastVertex(EMPTY_DRAFT).vertices).toEqual([]);
});
