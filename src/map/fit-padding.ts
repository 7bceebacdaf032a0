import { mercatorY } from './mercator.ts';

export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface Covers {
  readonly width: number;
  readonly height: number;
  /** Lower edge of the figures over the map, from its top. */
  readonly top: number;
  /** Right edge of the legend, from the map's left; 0 where it is folded away. */
  readonly left: number;
}

const LEAST: Padding = { top: 84, right: 64, bottom: 32, left: 24 };
const GAP = 12;
/** Together, the margins never take more of the map than this. */
const MOST_SHARE = 0.4;

/** Room around an extent for what floats over the map: it keeps its size, and moves out from under the legend. */
export function fitPadding(bounds: readonly [number, number, number, number], covers: Covers): Padding {
  const { width, height } = covers;
  const top = Math.max(LEAST.top, covers.top + GAP);
  const shrinkX = Math.min(1, (MOST_SHARE * width) / (LEAST.left + LEAST.right));
  const shrinkY = Math.min(1, (MOST_SHARE * height) / (top + LEAST.bottom));
  const plain = {
    top: top * shrinkY,
    right: LEAST.right * shrinkX,
    bottom: LEAST.bottom * shrinkY,
    left: LEAST.left * shrinkX,
  };
  const across = width - plain.left - plain.right;
  const down = height - plain.top - plain.bottom;
  const [west, south, east, north] = bounds;
  const wide = (east - west) / 360;
  const high = mercatorY(south) - mercatorY(north);
  const used = high > 0 ? Math.min(across, (wide / high) * down) : across;
  // The extent stands in the middle between the margins: a wider one on the left moves it by half as much.
  const clear = covers.left === 0 ? 0 : 2 * (covers.left + GAP) - width + plain.right + used;
  return { ...plain, left: Math.max(plain.left, Math.min(clear, plain.left + across - used)) };
}

/** Where the legend will be, before it is there. */
const LEGEND_RIGHT = 354;
const WIDE = 900;
/** A folded legend is a line of text in the corner. */
const FOLDED = 60;

/** What floats over a map says so by `data-map-cover`. */
export function coversOf(container: HTMLElement): Covers {
  const map = container.getBoundingClientRect();
  const rect = (side: string): DOMRect | undefined =>
    container.parentElement?.querySelector(`[data-map-cover="${side}"]`)?.getBoundingClientRect();
  const top = rect('top');
  const legend = rect('left');
  const ahead = map.width >= WIDE ? LEGEND_RIGHT : 0;
  return {
    width: map.width,
    height: map.height,
    top: top ? top.bottom - map.top : 0,
    left: !legend ? ahead : legend.height < FOLDED ? 0 : legend.right - map.left,
  };
}
