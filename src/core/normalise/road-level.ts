/** Where a line may be joined: its level above the ground, and the file it came from. */
export interface JoinRules {
  /** Level of each line: 0 the ground, bridges above, tunnels below. Absent: all on the ground. */
  readonly levels?: readonly number[];
  /** File of each line; given, only lines of different files are joined. */
  readonly files?: readonly number[];
}

/**
 * Level of a line: its `layer` where that is a whole number other than 0, else 1 for a bridge, -1 for a tunnel, 0 for
 * the ground. Lines that cross on different levels do not meet.
 */
export function roadLevel(layer: unknown, { bridge, tunnel }: { bridge: boolean; tunnel: boolean }): number {
  const level = typeof layer === 'string' && layer.trim() !== '' ? Number(layer) : layer;
  if (typeof level === 'number' && Number.isInteger(level) && level !== 0) return level;
  return bridge ? 1 : tunnel ? -1 : 0;
}

/**
 * Whether an end of line `own` may be joined to the middle of line `passed`: on the same level, or on the ground,
 * because bridges and tunnels begin and end there. Nothing is ever joined to the middle of a bridge or tunnel from outside.
 */
export function mayEndOn(own: number, passed: number, rules: JoinRules): boolean {
  const level = rules.levels?.[passed] ?? 0;
  return (level === 0 || level === (rules.levels?.[own] ?? 0)) && mayMeet(own, passed, rules);
}

/** Whether two lines may be joined at all: where files are given, only lines of different ones. */
export function mayMeet(a: number, b: number, { files }: JoinRules): boolean {
  return files === undefined || files[a] !== files[b];
}
