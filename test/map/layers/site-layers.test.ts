import { describe, expect, it } from 'vitest';
import type { ProposedSite } from '../../../src/core/siting/siting-result.ts';
import { otherSiteFeatures, siteFeatures } from '../../../src/map/layers/site-layers.ts';

const site = (rank: number) => ({ rank, name: `镇${rank}`, lon: 110 + rank, lat: 27 }) as ProposedSite;

describe('features of sites', () => {
  it('mark those that are not to be relied on', () => {
    const { features } = siteFeatures([site(1), site(2), site(3)], [2]);
    expect(features.map(({ properties }) => 'doubtful' in properties!)).toEqual([false, true, false]);
  });

  it('put the sites of another plan where they stand', () => {
    const { features } = otherSiteFeatures([
      { lon: 110, lat: 27 },
      { lon: 111, lat: 28 },
    ]);
    expect(features.map(({ geometry }) => geometry.coordinates)).toEqual([
      [110, 27],
      [111, 28],
    ]);
  });
});
