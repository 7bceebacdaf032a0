/** A place that serves people: the existing supply. */
export interface Facility {
  /** Unique within a project. */
  readonly id: string;
  readonly name: string;
  /** Code of `FACILITY_KINDS`, or a code of the user's own. */
  readonly kind: string;
  readonly lon: number;
  readonly lat: number;
  /** Beds, or whatever the file's capacity column counts. */
  readonly capacity?: number;
  readonly vehicles?: number;
  /** Hospital grade as written: 3A, 3B, 2A … */
  readonly tier?: string;
  /** False once closed: kept on the map, serves nobody. */
  readonly open: boolean;
  /** baseline: from a file; added: drawn by hand; proposed: accepted from a siting run. */
  readonly origin: 'baseline' | 'added' | 'proposed';
}
