import type { Roads } from '../../model/road.ts';

/** The roads with some of them driven at a share of their speed, by id. The same object where none is named. */
export function withRoadSpeeds(roads: Roads, shares: Readonly<Record<string, number>>): Roads {
  const named = new Map(Object.entries(shares));
  if (named.size === 0) return roads;
  const speedFactor = roads.speedFactor?.slice() ?? new Float64Array(roads.vertices.length).fill(1);
  roads.wayIds.forEach((id, way) => {
    const share = named.get(id);
    if (share === undefined) return;
    for (let v = roads.offsets[way]!; v < roads.offsets[way + 1]!; v++) speedFactor[v]! *= share;
  });
  return { ...roads, speedFactor };
}
