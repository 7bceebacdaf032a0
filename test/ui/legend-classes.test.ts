import { describe, expect, it } from 'vitest';
import { UNREACHED } from '../../src/core/model/units.ts';
import { defaultRamp } from '../../src/map/ramp.ts';
import { peoplePerClass } from '../../src/ui/classes-of-people.ts';
import { lastOf } from '../../src/ui/control/last-of.ts';

describe('peoplePerClass', () => {
  const ramp = defaultRamp({ unit: 'minutes', limit: 15 }, 'light');

  it('counts everyone once, exactly at the limit inside', () => {
    const cells = Uint32Array.of(15 * 600, 15 * 600 + 1, 0, 1000 * 600, UNREACHED);
    const people = peoplePerClass(cells, [1, 10, 100, 1000, 10_000], ramp);
    const limitAt = ramp.steps.indexOf(15);
    expect(people[limitAt]).toBe(1);
    expect(people[limitAt + 1]).toBe(10);
    expect(people[0]).toBe(100);
    expect(people.at(-2)).toBe(1000);
    expect(people.at(-1)).toBe(10_000);
    expect(people.reduce((sum, one) => sum + one, 0)).toBe(11_111);
  });
});

describe('lastOf', () => {
  it('answers the same question with the same object', () => {
    let asked = 0;
    const make = lastOf((a: number, b: number) => {
      asked += 1;
      return { sum: a + b };
    });
    expect(make(1, 2)).toBe(make(1, 2));
    expect(make(1, 3).sum).toBe(4);
    expect(asked).toBe(2);
  });
});
