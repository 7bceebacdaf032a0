import type { Counties } from './counties.ts';
import type { Land } from './land.ts';
import type { MotorwayRoute } from './motorways.ts';

/** A seat is passed if it makes the way at most this much longer. */
const DETOUR = 1.13;
/** The motorway passes at this distance from the middle of a town, in work cells. */
const BYPASS = 15;
/** … and of a capital. */
const CAPITAL_BYPASS = 24;

/** Chooses where motorways run: through the capital from exit to opposite exit, on to a third, and between capitals. */
export function routeMotorways(
  land: Land,
  frame: { readonly counties: Counties; readonly exits: readonly number[] },
): MotorwayRoute[] {
  const { counties, exits } = frame;
  const seats = counties.list.map((county) => county.seat);
  const capitals = counties.list.filter((county) => county.capital || counties.list.length === 1);
  const hubs = capitals.map((county) => county.seat);
  const hub = hubs[0];
  if (hub === undefined || exits.length < 2) return [];
  const length = (a: number, b: number): number => distance(land, a, b);
  const [first, second] = opposite(land, nearestHubOf(hubs, exits, length), exits);
  const routes: number[][] = [[first, hub, second]];
  if (hubs.length === 1) {
    const third = aside(land, hub, { ends: [first, second], exits });
    if (third !== undefined && seats.length > 1) routes.push([hub, third]);
  }
  const joined = [hub];
  while (joined.length < hubs.length) {
    const pairs = joined.flatMap((from) => hubs.filter((to) => !joined.includes(to)).map((to) => [from, to] as const));
    const best = pairs.reduce((left, right) => (length(right[0], right[1]) < length(left[0], left[1]) ? right : left));
    joined.push(best[1]);
    routes.push([...best]);
  }
  return routes.map((stops) => ({
    stops: withSeats(stops, seats, length).map((stop) => bypass(stop, land, { seats, hubs })),
  }));
}

type Length = (a: number, b: number) => number;

function distance(land: Land, a: number, b: number): number {
  const { width, meterX, meterY } = land.grid;
  const dx = ((a % width) - (b % width)) * meterX;
  const dy = (Math.floor(a / width) - Math.floor(b / width)) * meterY;
  return Math.hypot(dx, dy);
}

function nearestHubOf(hubs: readonly number[], exits: readonly number[], length: Length): number {
  const sum = (hub: number): number => exits.reduce((total, exit) => total + length(hub, exit), 0);
  return hubs.reduce((best, hub) => (sum(hub) < sum(best) ? hub : best));
}

/** Cosine of the angle between two exits, seen from a hub. */
function cosine(land: Land, hub: number, exits: readonly [number, number]): number {
  const { width } = land.grid;
  const ray = (exit: number): [number, number] => {
    const dx = (exit % width) - (hub % width);
    const dy = Math.floor(exit / width) - Math.floor(hub / width);
    const norm = Math.hypot(dx, dy) || 1;
    return [dx / norm, dy / norm];
  };
  const [ax, ay] = ray(exits[0]);
  const [bx, by] = ray(exits[1]);
  return ax * bx + ay * by;
}

/** The exit farthest in angle from the two ends of the first route. */
function aside(
  land: Land,
  hub: number,
  wish: { readonly ends: readonly number[]; readonly exits: readonly number[] },
): number | undefined {
  const near = (exit: number): number => Math.max(...wish.ends.map((end) => cosine(land, hub, [exit, end])));
  const rest = wish.exits.filter((exit) => !wish.ends.includes(exit));
  return rest.sort((left, right) => near(left) - near(right))[0];
}

/** The two exits that lie most nearly opposite each other, seen from a hub. */
function opposite(land: Land, hub: number, exits: readonly number[]): [number, number] {
  let best: [number, number] = [exits[0] as number, exits[1] as number];
  let least = Number.POSITIVE_INFINITY;
  for (const a of exits) {
    for (const b of exits) {
      const straightness = cosine(land, hub, [a, b]);
      if (straightness < least) {
        least = straightness;
        best = [a, b];
      }
    }
  }
  return best;
}

/** Puts seats that lie near the way between its stops. */
function withSeats(stops: readonly number[], seats: readonly number[], length: Length): number[] {
  const route: number[] = [stops[0] as number];
  for (let at = 0; at + 1 < stops.length; at++) {
    const from = stops[at] as number;
    const to = stops[at + 1] as number;
    const direct = length(from, to);
    const between = seats.filter((seat) => {
      if (stops.includes(seat)) return false;
      return (
        length(from, seat) + length(seat, to) < direct * DETOUR &&
        length(seat, to) > 12_000 &&
        length(seat, from) > 12_000
      );
    });
    between.sort((left, right) => length(from, left) - length(from, right));
    route.push(...between, to);
  }
  return route;
}

/** Beside a seat, not through it: the gentlest ground at the bypass distance. Other cells stay. */
function bypass(
  cell: number,
  land: Land,
  towns: { readonly seats: readonly number[]; readonly hubs: readonly number[] },
): number {
  const { seats, hubs } = towns;
  if (!seats.includes(cell)) return cell;
  const reach = hubs.includes(cell) && seats.length > 1 ? CAPITAL_BYPASS : BYPASS;
  const { grid } = land;
  let best = cell;
  let most = -1;
  for (let turn = 0; turn < 24; turn++) {
    const dx = Math.round(reach * Math.cos((turn * Math.PI) / 12));
    const dy = Math.round(reach * Math.sin((turn * Math.PI) / 12));
    const there = cell + dy * grid.width + dx;
    const clear = seats.every((seat) => seat === cell || distance(land, seat, there) > 5_000);
    const score = (land.suitability[there] ?? 0) + (clear ? 1 : 0);
    if (score > most) {
      most = score;
      best = there;
    }
  }
  return best;
}
