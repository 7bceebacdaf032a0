/**
 * A label is "value and owner" in one number: value × OWNER_SPAN + owner. Comparing labels compares values first and
 * breaks ties by the lower owner, so the nearest facility is the same whatever order a search happens to run in.
 * Values are whole deciseconds or decimetres below 2³², owners are below 2²⁰: the sum is exact in a double.
 */
export const OWNER_SPAN = 2 ** 20;
export const NO_LABEL = Number.POSITIVE_INFINITY;

export function labelOf(value: number, owner: number): number {
  return value * OWNER_SPAN + owner;
}

export function labelValue(label: number): number {
  return Math.floor(label / OWNER_SPAN);
}

export function labelOwner(label: number): number {
  // Not `%`: on doubles that is a slow library call, and this runs for every cell.
  return label - Math.floor(label / OWNER_SPAN) * OWNER_SPAN;
}
