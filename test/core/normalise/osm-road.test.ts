import { expect, test } from 'vitest';
import { ROAD_FLAG, type Roads } from '../../../src/core/model/road.ts';
import { osmRoad } from '../../../src/core/normalise/osm-road.ts';
import { roadsNotModelled } from '../../../src/core/normalise/road-not-modelled.ts';
import { littleRoads } from '../../support/little-world.ts';

const flagsOf = (tags: Record<string, string>) => osmRoad((key) => tags[key])?.flags;
const both = ROAD_FLAG.forward | ROAD_FLAG.backward;

test('times of the day are flagged, and change neither direction nor access nor speed', () => {
  expect(flagsOf({ highway: 'primary', 'maxspeed:conditional': '30 @ (22:00-06:00)' })).toBe(
    both | ROAD_FLAG.timedSpeed,
  );
  expect(flagsOf({ highway: 'primary', 'access:conditional': 'no @ (Su)' })).toBe(both | ROAD_FLAG.timedAccess);
  expect(flagsOf({ highway: 'primary', oneway: 'yes', 'oneway:conditional': 'no @ (22:00-06:00)' })).toBe(
    ROAD_FLAG.forward | ROAD_FLAG.timedAccess,
  );
  expect(flagsOf({ route: 'ferry', opening_hours: '06:00-20:00', 'maxspeed:conditional': '10 @ fog' })).toBe(
    both | ROAD_FLAG.timedAccess | ROAD_FLAG.timedSpeed,
  );
  expect(flagsOf({ highway: 'primary', maxspeed: '60' })).toBe(both);
});

test('each is one figure, and a way cut in two counts once', () => {
  const two = (flags: number) => ({ nodes: [0, 1], flags: both | flags });
  const roads: Roads = {
    ...littleRoads(
      [
        [119, 28],
        [120, 28],
      ],
      [
        { ...two(ROAD_FLAG.timedSpeed), id: 'way/1' },
        { ...two(ROAD_FLAG.timedSpeed), id: 'way/1' },
        { ...two(ROAD_FLAG.timedSpeed | ROAD_FLAG.timedAccess), id: 'way/2' },
        { ...two(0), id: 'way/3' },
      ],
    ),
    turnRestrictions: 5,
    timedTurnRestrictions: 2,
  };
  expect(roadsNotModelled(roads)).toEqual({
    turnRestrictions: 5,
    timedTurnRestrictions: 2,
    timedSpeeds: 2,
    timedAccess: 1,
  });
});
