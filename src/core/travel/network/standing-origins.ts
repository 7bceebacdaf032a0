import type { Origin } from '../measure.ts';
import { type Foothold, footholdAt, footholdOf, newSnap } from './foothold.ts';
import type { NetworkFrame } from './network-frame.ts';
import type { RoadPatch } from './road-patch.ts';

interface Standing {
  readonly origin: Origin;
  /** Where the origin stands if all roads are as built; null if nowhere. */
  readonly built: Foothold | null;
  /** The chains that are exactly as near as that one, where there are any. */
  readonly ties: readonly number[];
  readonly foothold: Foothold | null;
}

/** Origins by their index, and where each stands now. */
export type StandingOrigins = ReadonlyMap<number, Standing>;

export interface PatchedNetwork {
  readonly base: NetworkFrame;
  readonly frame: NetworkFrame;
  readonly patch: RoadPatch | null;
}

/** The origins in a network; what was found before for the same places is used again. */
export function standOrigins(
  origins: Iterable<Origin>,
  before: StandingOrigins,
  { base, frame, patch }: PatchedNetwork,
): StandingOrigins {
  const standing = new Map<number, Standing>();
  for (const origin of origins) {
    const known = before.get(origin.index);
    const same = known && known.origin.lon === origin.lon && known.origin.lat === origin.lat;
    const { built, ties } = same ? known : standAsBuilt(origin, base);
    const foothold = patch && concerns(patch, built, ties) ? footholdOf(frame, origin) : built;
    standing.set(origin.index, { origin, built, ties, foothold });
  }
  return standing;
}

function standAsBuilt(origin: Origin, base: NetworkFrame): Pick<Standing, 'built' | 'ties'> {
  const ties: number[] = [];
  const snap = { ...newSnap(), ties };
  return base.input.lookup(origin.lon, origin.lat, snap)
    ? { built: footholdAt(base, origin, snap), ties }
    : { built: null, ties: [] };
}

function concerns(patch: RoadPatch, built: Foothold | null, ties: readonly number[]): boolean {
  if (patch.opened) return true;
  if (!built) return false;
  return (
    patch.removed.has(built.chain) || patch.left.has(built.chain) || ties.some((chain) => patch.removed.has(chain))
  );
}
