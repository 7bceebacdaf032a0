import { polygonLookup } from '../../geo/point-in-polygons.ts';
import type { Elevation } from '../../model/region.ts';
import { ROAD_CLASSES, type Roads } from '../../model/road.ts';
import type { SpeedOptions, ZoneSpeed } from '../../model/speed-options.ts';
import type { Zone } from '../../model/zone.ts';
import { gradientFactor, STEEPEST_OF_CLASS } from './gradient-factor.ts';
import { roadGradients } from './road-gradients.ts';
import { classFactors } from './speed-presets.ts';

/** What the speed model looks at beside the roads. */
export interface SpeedSurroundings {
  readonly elevation: Elevation | null;
  readonly zones: readonly Zone[];
}

const FERRY = ROAD_CLASSES.indexOf('ferry');

/**
 * The roads with one share of the speed per piece: class factors × gradient × zone of the piece's middle. The same
 * object where the options change nothing. Ferries keep their speed.
 * @throws a sentence where a zone's factor is not a positive number.
 */
export function withSpeedFactors(
  roads: Roads,
  options: SpeedOptions | undefined,
  { elevation, zones }: SpeedSurroundings,
): Roads {
  if (options === undefined) return roads;
  const byClass = classFactors(options);
  const gradients = options.gradient && elevation ? roadGradients(roads, elevation) : null;
  const zoneFactor = zoneFactors(options.zones ?? [], zones);
  if (gradients === null && zoneFactor === null && byClass.every((factor) => factor === 1)) return roads;
  const speedFactor = new Float64Array(roads.vertices.length).fill(1);
  for (let way = 0; way < roads.wayIds.length; way++) {
    if (roads.roadClass[way] === FERRY) continue;
    const ofClass = byClass[roads.roadClass[way]!]!;
    const steepest = STEEPEST_OF_CLASS[roads.roadClass[way]!]!;
    for (let v = roads.offsets[way]!; v < roads.offsets[way + 1]! - 1; v++) {
      const [a, b] = [roads.vertices[v]!, roads.vertices[v + 1]!];
      const onSlope = gradients === null ? 1 : gradientFactor(Math.min(steepest, gradients[v]!));
      const inZone =
        zoneFactor === null
          ? 1
          : zoneFactor((roads.nodeLon[a]! + roads.nodeLon[b]!) / 2, (roads.nodeLat[a]! + roads.nodeLat[b]!) / 2);
      speedFactor[v] = ofClass * onSlope * inZone;
    }
  }
  return { ...roads, speedFactor };
}

/** Factor at a place; null where no zone of the project is meant. */
function zoneFactors(
  speeds: readonly ZoneSpeed[],
  zones: readonly Zone[],
): ((lon: number, lat: number) => number) | null {
  const areas = speeds.flatMap(({ zone, factor }) => {
    if (!(factor > 0 && Number.isFinite(factor))) throw new Error(`speed factor ${factor} of zone ${zone} is not > 0`);
    return zonesNamed(zone, zones).map(({ geometry }) => ({ geometry, factor }));
  });
  if (areas.length === 0) return null;
  const lookup = polygonLookup(areas.map(({ geometry }) => geometry));
  return (lon, lat) => areas[lookup(lon, lat)]?.factor ?? 1;
}

function zonesNamed(name: string, zones: readonly Zone[]): readonly Zone[] {
  const byId = zones.filter(({ id }) => id === name);
  return byId.length > 0 ? byId : zones.filter(({ kind }) => kind === name);
}

/** Names in the options that neither a zone's identifier nor a kind of the project bears: to be told to the user. */
export function unknownSpeedZones(options: SpeedOptions, zones: readonly Zone[]): string[] {
  return (options.zones ?? []).map(({ zone }) => zone).filter((name) => zonesNamed(name, zones).length === 0);
}
