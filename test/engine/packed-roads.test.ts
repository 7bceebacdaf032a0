import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROAD_CLASSES } from '../../src/core/model/road.ts';
import { packRoads, type ReadRoads, unpackRoads } from '../../src/engine/packed-roads.ts';

const name = fc.oneof(fc.constant(''), fc.constant('人民路'), fc.string({ unit: 'binary' }));
const degrees = fc.double({ min: -180, max: 180, noNaN: true });

/** Any columns of fitting lengths; what they mean does not matter to how they are stored. */
const reading: fc.Arbitrary<ReadRoads> = fc
  .record({ nodes: fc.nat(12), ways: fc.nat(9), vertices: fc.nat(25) })
  .chain(({ nodes, ways, vertices }) => {
    const list = <T>(item: fc.Arbitrary<T>, length: number) => fc.array(item, { minLength: length, maxLength: length });
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
    return fc.record({
      format: fc.constantFrom('OSM PBF', 'GeoJSON'),
      issues: fc.array(
        fc.record(
          {
            code: fc.string(),
            severity: fc.constantFrom('error' as const, 'warning' as const, 'note' as const),
            file: name,
            row: fc.nat(),
            values: fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string())),
            leftOut: fc.boolean(),
          },
          { requiredKeys: ['code', 'severity'] },
        ),
      ),
      roads: fc.record(
        {
          nodeLon: list(degrees, nodes).map((all) => Float64Array.from(all)),
          nodeLat: list(degrees, nodes).map((all) => Float64Array.from(all)),
          offsets: fc.uint32Array({ minLength: ways + 1, maxLength: ways + 1 }),
          vertices: fc.uint32Array({ minLength: vertices, maxLength: vertices }),
          roadClass: list(fc.nat(ROAD_CLASSES.length - 1), ways).map((all) => Uint8Array.from(all)),
          flags: bytes(ways),
          speed: fc.float32Array({ minLength: ways, maxLength: ways }),
          wayIds: list(
            fc.oneof(
              name,
              fc.nat().map((id) => `way/${id}`),
            ),
            ways,
          ),
          wayNames: list(name, ways),
          turnRestrictions: fc.nat(),
          timedTurnRestrictions: fc.nat(),
          speedFactor: list(fc.double(), vertices).map((all) => Float64Array.from(all)),
        },
        {
          requiredKeys: [
            'nodeLon',
            'nodeLat',
            'offsets',
            'vertices',
            'roadClass',
            'flags',
            'speed',
            'wayIds',
            'wayNames',
            'turnRestrictions',
          ],
        },
      ),
    });
  })
  // As plain objects.
  .map((given) => structuredClone(given));

describe('roads in one buffer', () => {
  it('come out as they went in, to the last bit', () => {
    fc.assert(
      fc.property(reading, (given) => {
        const found = unpackRoads(packRoads(given));
        expect(found).toStrictEqual(given);
      }),
      { numRuns: 200 },
    );
  });

  it('come out of a part of a larger buffer as well', () => {
    fc.assert(
      fc.property(reading, fc.integer({ min: 1, max: 9 }), (given, shift) => {
        const bytes = packRoads(given);
        const larger = new Uint8Array(bytes.length + shift);
        larger.set(bytes, shift);
        expect(unpackRoads(larger.subarray(shift))).toStrictEqual(given);
      }),
      { numRuns: 50 },
    );
  });

  it('are refused with any one byte changed', () => {
    fc.assert(
      fc.property(reading, fc.nat(), fc.integer({ min: 1, max: 255 }), (given, place, change) => {
        const bytes = packRoads(given);
        bytes[place % bytes.length]! ^= change;
        expect(unpackRoads(bytes)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('are refused cut short, lengthened, or with two words exchanged', () => {
    fc.assert(
      fc.property(reading, fc.nat(), (given, at) => {
        const bytes = packRoads(given);
        expect(unpackRoads(bytes.slice(0, at % bytes.length))).toBeNull();
        const longer = new Uint8Array(bytes.length + 8);
        longer.set(bytes);
        expect(unpackRoads(longer)).toBeNull();
        const words = new Uint32Array(bytes.buffer);
        const [one, other] = [4 + (at % (words.length - 4)), 4 + ((at + 1) % (words.length - 4))];
        fc.pre(words[one] !== words[other]);
        [words[one], words[other]] = [words[other]!, words[one]!];
        expect(unpackRoads(bytes)).toBeNull();
      }),
    );
    expect(unpackRoads(new Uint8Array())).toBeNull();
    expect(unpackRoads(new Uint8Array(64))).toBeNull();
  });
});
