import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaClasses, BASES, DEFAULT_CHOICES } from '../../../src/core/standards/area/area-classes.ts';
import { DEGURBA, degurba } from '../../../src/core/standards/area/degurba.ts';
import { peopleOnGrid } from '../../../src/core/standards/area/people-grid.ts';

/** A map of letters, one per square kilometre, and how many people each stands for. */
function classesOf(rows: readonly string[], people: Record<string, number>): string[] {
  const width = rows[0]!.length;
  const found = degurba({
    width,
    height: rows.length,
    people: Float64Array.from([...rows.join('')], (letter) => people[letter] ?? 0),
  });
  return rows.map((_, row) => [...found.slice(row * width, (row + 1) * width)].join(''));
}

describe('the degree of urbanisation', () => {
  it('makes a centre of 1,500 per km² from 50,000 people, not from 49,999', () => {
    const row = (last: number) => classesOf(['aab'], { a: 24_000, b: last });
    expect(row(2000)).toEqual(['222']);
    expect(row(1999)).toEqual(['111']);
  });

  it('takes 1,500 in and leaves 1,499 to the cluster', () => {
    expect(classesOf(['ab'], { a: 48_500, b: 1500 })).toEqual(['22']);
    expect(classesOf(['ab'], { a: 50_000, b: 1499 })).toEqual(['21']);
  });

  it('joins a centre by sides only, a cluster by corners too', () => {
    expect(classesOf(['a.', '.a'], { a: 30_000 })).toEqual(['10', '01']);
    expect(classesOf(['a.', '.a'], { a: 60_000 })).toEqual(['20', '02']);
    expect(classesOf(['a.', '.a'], { a: 2500 })).toEqual(['10', '01']);
    expect(classesOf(['a..', '..a'], { a: 2500 })).toEqual(['000', '000']);
  });

  it('makes a cluster of 300 per km² from 5,000 people', () => {
    expect(classesOf(['ab'], { a: 4700, b: 300 })).toEqual(['11']);
    expect(classesOf(['ab'], { a: 4700, b: 299 })).toEqual(['00']);
  });

  it('fills the hole in a centre, and rounds its edge only where five of eight are inside', () => {
    expect(classesOf(['aaa', 'a.a', 'aaa'], { a: 10_000 })).toEqual(['222', '222', '222']);
    // The middle of the open side has five neighbours inside, the ends of a straight edge have at most three.
    expect(classesOf(['aa.', 'a..', 'aa.'], { a: 20_000 })).toEqual(['220', '220', '220']);
    expect(classesOf(['aaa', 'aaa', '...'], { a: 10_000 })).toEqual(['222', '222', '000']);
  });

  it('counts people per km² where a row is narrower', () => {
    const grid = { width: 1, height: 1, people: Float64Array.of(60_000), rowKm2: Float64Array.of(50) };
    expect(degurba(grid)[0]).toBe(DEGURBA.cluster);
  });

  it('agrees with the definition on random maps: centres and clusters are dense enough, or filled', () => {
    const letters = fc.array(fc.constantFrom(0, 200, 400, 1600, 9000), { minLength: 36, maxLength: 36 });
    fc.assert(
      fc.property(letters, (people) => {
        const grid = { width: 6, height: 6, people: Float64Array.from(people) };
        const classes = degurba(grid);
        people.forEach((count, cell) => {
          if (classes[cell] === DEGURBA.cluster) expect(count).toBeGreaterThanOrEqual(300);
          if (classes[cell] === DEGURBA.centre && count < 1500) {
            const [x, y] = [cell % 6, Math.floor(cell / 6)];
            const near = people.filter(
              (_, other) =>
                other !== cell &&
                Math.abs((other % 6) - x) <= 1 &&
                Math.abs(Math.floor(other / 6) - y) <= 1 &&
                classes[other] === DEGURBA.centre,
            );
            expect(near.length).toBeGreaterThanOrEqual(5);
          }
        });
        // Turned upside down, the same.
        const turned = degurba({ ...grid, people: grid.people.toReversed() });
        expect([...turned].reverse()).toEqual([...classes]);
      }),
    );
  });
});

describe('people on squares of 1 km', () => {
  it('adds up the points of a square and keeps everybody', () => {
    // 1 km is 0.008993° of latitude.
    const lat = Float64Array.of(30, 30 - 0.0085, 30 - 0.0095);
    const demand = { count: 3, lon: new Float64Array(3).fill(110), lat, population: Float64Array.of(1, 2, 4) };
    const { grid, cellOf } = peopleOnGrid(demand);
    expect([grid.width, grid.height, ...grid.people]).toEqual([1, 2, 3, 4]);
    expect([...cellOf]).toEqual([0, 0, 1]);
    expect(grid.rowKm2![0]).toBeCloseTo(1, 3);
  });

  it('has nothing to add up without people', () => {
    const none = new Float64Array(0);
    expect(peopleOnGrid({ count: 0, lon: none, lat: none, population: none }).grid.people).toHaveLength(0);
  });
});

describe('urban or rural', () => {
  const sources = {
    count: 1,
    userLayer: Uint8Array.of(0),
    villageCode: Uint16Array.of(111),
    townshipType: ['town' as const],
    township: Int32Array.of(0),
    degurba: Uint8Array.of(2),
  };
  const of = (change: object, choices = DEFAULT_CHOICES) => {
    const { area, basis } = areaClasses({ ...sources, ...change }, choices);
    return [['unknown', 'urban', 'rural'][area[0]!], BASES[basis[0]!]];
  };

  it('asks the drawn layer, then the village code, then the township, then the grid', () => {
    expect(of({})).toEqual(['rural', 'user-layer']);
    expect(of({ userLayer: undefined })).toEqual(['urban', 'village-code']);
    expect(of({ userLayer: undefined, villageCode: Uint16Array.of(0) })).toEqual(['rural', 'township-type']);
    expect(of({ userLayer: undefined, villageCode: undefined, township: Int32Array.of(-1) })).toEqual([
      'urban',
      'degurba',
    ]);
    expect(of({ userLayer: undefined, villageCode: undefined, townshipType: ['unknown'], degurba: undefined })).toEqual(
      ['unknown', undefined],
    );
  });

  it.each([
    [111, 'urban'],
    [112, 'urban'],
    [121, 'urban'],
    [122, 'rural'],
    [123, 'rural'],
    [210, 'rural'],
    [220, 'rural'],
  ])('village code %d is %s', (code, area) => {
    expect(of({ userLayer: undefined, villageCode: Uint16Array.of(code) })[0]).toBe(area);
  });

  it('can take the disputed classes the other way', () => {
    const wide = { urbanCodes: new Set([111, 112, 121, 122]) };
    expect(of({ userLayer: undefined, villageCode: Uint16Array.of(122) }, wide)[0]).toBe('urban');
    const narrow = { urbanCodes: new Set([111, 121]) };
    expect(of({ userLayer: undefined, villageCode: Uint16Array.of(112) }, narrow)[0]).toBe('rural');
  });

  it('can leave out a basis', () => {
    expect(of({}, { ...DEFAULT_CHOICES, from: 'township-type' as const })).toEqual(['rural', 'township-type']);
  });
});
