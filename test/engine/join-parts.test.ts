import { describe, expect, it } from 'vitest';
import { DEFAULT_TRAVEL } from '../../src/core/model/travel-settings.ts';
import { joinRoadFiles } from '../../src/core/normalise/road-join.ts';
import { createPlanner } from '../../src/core/scenario/planner.ts';
import { labelValue, NO_LABEL } from '../../src/core/travel/label.ts';
import { joinDemands } from '../../src/engine/join-parts.ts';
import { littleDemand, littleRegion, littleRoads } from '../support/little-world.ts';

describe('several files of one role', () => {
  it('roads that end at the very same place are one road', () => {
    const west = littleRoads(
      [
        [110, 28],
        [110.01, 28],
      ],
      [{ nodes: [0, 1] }],
    );
    const east = littleRoads(
      [
        [110.01, 28],
        [110.02, 28],
      ],
      [{ nodes: [0, 1] }],
    );
    const whole = littleRoads(
      [
        [110, 28],
        [110.01, 28],
        [110.02, 28],
      ],
      [{ nodes: [0, 1] }, { nodes: [1, 2] }],
    );
    const demand = littleDemand([[110.02, 28, 5]]);
    const timeOver = (roads: typeof west | null) =>
      createPlanner(littleRegion({ roads, demand }))
        .measures.get('time', { travel: DEFAULT_TRAVEL, closedRoads: [], zones: [] })
        .nearest([{ index: 0, lon: 110, lat: 28 }]).cells[0]!;
    const joined = timeOver(joinRoadFiles([west, east], 1)?.roads ?? null);
    expect(joined).not.toBe(NO_LABEL);
    expect(labelValue(joined)).toBe(labelValue(timeOver(whole)));
  });

  it('people keep their number, and every cell a name of its own', () => {
    const joined = joinDemands([
      littleDemand([
        [110, 28, 5],
        [110, 29, 7],
      ]),
      littleDemand([[111, 28, 1]]),
    ]);
    expect(joined.total).toBe(13);
    expect(new Set(joined.cell).size).toBe(3);
  });
});
