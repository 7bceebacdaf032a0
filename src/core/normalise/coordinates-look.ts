/** How a file's coordinates read as longitude and latitude. */
export type CoordinatesLook = 'right' | 'swapped' | 'projected';

/** Share of a file's positions that must look so before the whole file is taken to be. */
const MOST = 0.5;

/**
 * Judges a file by all its positions together. Swapped: impossible as given, or in China only the other way round.
 * Projected: numbers far beyond degrees.
 */
export function coordinatesLook(positions: readonly (readonly [x: number, y: number])[]): CoordinatesLook {
  const most = positions.length * MOST;
  const share = (test: (x: number, y: number) => boolean) => positions.filter(([x, y]) => test(x, y)).length > most;
  if (share((x, y) => Math.abs(x) > 1000 && Math.abs(y) > 1000)) return 'projected';
  if (share(isSwapped)) return 'swapped';
  return 'right';
}

function isSwapped(x: number, y: number): boolean {
  const possibleInverse = Math.abs(x) <= 90 && Math.abs(y) <= 180;
  return possibleInverse && (Math.abs(y) > 90 || (x >= 3 && x <= 54 && y >= 73 && y <= 136));
}
