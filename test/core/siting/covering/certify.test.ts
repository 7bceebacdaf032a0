import { describe, expect, it } from 'vitest';
import { certify, relativeGap } from '../../../../src/core/siting/proof.ts';

describe('certificate of a plan', () => {
  it('rounds a bound to the next whole number only where all plans are whole', () => {
    expect(certify({ sense: 'max', objective: 100, bound: 100.9, whole: true })).toEqual({
      bound: 100,
      gap: 0,
      proof: 'optimal',
    });
    expect(certify({ sense: 'max', objective: 100, bound: 101.2, whole: true })).toEqual({
      bound: 101,
      gap: 0.01,
      proof: 'gap',
    });
    expect(certify({ sense: 'max', objective: 100, bound: 100.9, whole: false }).proof).toBe('gap');
    expect(certify({ sense: 'min', objective: 8, bound: 7.1, whole: true }).proof).toBe('optimal');
    expect(certify({ sense: 'min', objective: 8, bound: 6.9, whole: true })).toEqual({
      bound: 7,
      gap: 0.125,
      proof: 'gap',
    });
  });

  it('does not round over a bound that is only just below the next number', () => {
    expect(certify({ sense: 'max', objective: 100, bound: 101 - 1e-10, whole: true }).proof).toBe('gap');
    expect(certify({ sense: 'min', objective: 8, bound: 7 + 1e-10, whole: true }).proof).toBe('gap');
  });

  it('says nothing without a bound, and throws on one that the plan itself refutes', () => {
    expect(certify({ sense: 'max', objective: 5, bound: Infinity, whole: true }).proof).toBe('none');
    expect(() => certify({ sense: 'max', objective: 5, bound: 4.9, whole: false })).toThrow('4.9');
    expect(() => certify({ sense: 'min', objective: 5, bound: 5.1, whole: false })).toThrow('5.1');
  });

  it('measures the gap against the plan', () => {
    expect([relativeGap(50, 51), relativeGap(-50, -49), relativeGap(0, 0), relativeGap(0, 1)]).toEqual([
      0.02,
      0.02,
      0,
      Infinity,
    ]);
  });
});
