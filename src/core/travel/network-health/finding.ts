import type { Meters } from '../../model/units.ts';

/** What can be wrong with a road network, in the order in which it is shown. */
export const FINDING_KINDS = [
  /** A part that no road joins to the largest part. Figure: metres of road in it. */ 'separate-part',
  /** A dead end near another road that it does not join. Figure: metres of the gap. */ 'dangling-end',
  /** One-way roads lead in, none out. Figure: metres of road in it. */ 'cannot-leave',
  /** One-way roads lead out, none in. Figure: as above. */ 'cannot-enter',
  /** Neither in nor out, though roads touch. Figure: as above. */ 'cannot-leave-or-enter',
  /** A speed in the file that hardly fits the class. Figure: km/h. */ 'odd-speed',
  /** A class in the file whose speed in the settings is 0, so that it is not used, or beyond 150. Figure: km/h. */ 'odd-class-speed',
  /** Two ways (or one twice) over the same vertices in the same direction. Figure: metres in common. */ 'duplicate-edge',
  /** A way without length. Figure: its vertices. */ 'zero-length',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** One suspicious place: data to look at, not an error of the program. */
export interface NetworkFinding {
  readonly kind: FindingKind;
  readonly lon: number;
  readonly lat: number;
  /** The way concerned (of a part: its longest piece), as the user knows it. */
  readonly way: string;
  readonly name: string;
  /** See FINDING_KINDS. */
  readonly figure: number;
  /** People whose nearest road it is; 0 where the question makes no sense. */
  readonly people: number;
  /** Metres of road concerned; decides the order among equal numbers of people. */
  readonly meters: Meters;
}

/** All findings of a kind: how many there are, and the gravest of them. */
export interface FindingList {
  readonly count: number;
  readonly people: number;
  readonly meters: Meters;
  readonly list: readonly NetworkFinding[];
}

/** Most people first, then most road, then the order in which they were found. At most `most` are listed. */
export function findingList(found: readonly NetworkFinding[], most: number): FindingList {
  const order = found.map((_, index) => index);
  order.sort((a, b) => found[b]!.people - found[a]!.people || found[b]!.meters - found[a]!.meters || a - b);
  return {
    count: found.length,
    people: found.reduce((sum, { people }) => sum + people, 0),
    meters: found.reduce((sum, { meters }) => sum + meters, 0),
    list: order.slice(0, most).map((index) => found[index]!),
  };
}
