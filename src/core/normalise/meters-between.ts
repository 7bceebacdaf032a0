const METERS_PER_DEGREE = 111_195;

/** Ground distance in metres for places at most a few kilometres apart: the plane at their middle latitude. */
export function metersBetween(a: readonly [number, number], b: readonly [number, number]): number {
  const shrink = Math.cos(((a[1] + b[1]) / 2) * (Math.PI / 180));
  return Math.hypot((a[0] - b[0]) * shrink, a[1] - b[1]) * METERS_PER_DEGREE;
}
