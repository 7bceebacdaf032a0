import RBush from 'rbush';
import type { Selection } from './map-scene.ts';

/** A symbol that can be picked: by its place, with the selection it stands for. */
export interface PickItem {
  /** Unique on the map; the id given to drag events. */
  readonly id: string;
  readonly selection: Selection;
  readonly lon: number;
  readonly lat: number;
  readonly draggable: boolean;
  /** Whole zoom from which it is drawn; what is not seen is not picked. */
  readonly from: number;
}

/** The neighbourhood of the pointer. */
export interface PickReach {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

/** Which symbol wins where several lie under the pointer. */
const PRIORITY: Readonly<Record<Selection['type'], number>> = {
  site: 0,
  facility: 1,
  gap: 2,
  zone: 3,
  road: 4,
  roads: 4,
  township: 5,
};

function rank(item: PickItem): number {
  return PRIORITY[item.selection.type] + (item.from > 0 ? 0.5 : 0);
}

class PointBush extends RBush<PickItem> {
  override toBBox(item: PickItem): { minX: number; minY: number; maxX: number; maxY: number } {
    return { minX: item.lon, minY: item.lat, maxX: item.lon, maxY: item.lat };
  }
  override compareMinX(a: PickItem, b: PickItem): number {
    return a.lon - b.lon;
  }
  override compareMinY(a: PickItem, b: PickItem): number {
    return a.lat - b.lat;
  }
}

/** The moving symbols of the map in lon/lat, so that zooming does not touch the index. */
export class PickIndex {
  readonly #tree = new PointBush();
  readonly #items = new Map<string, PickItem>();

  /** Puts the items of one source in place of those it held before. */
  replace(prefix: string, items: readonly PickItem[]): void {
    for (const [id, item] of this.#items) {
      if (!id.startsWith(prefix)) continue;
      this.#tree.remove(item);
      this.#items.delete(id);
    }
    for (const item of items) this.#items.set(prefix + item.id, item);
    // One bulk load packs the tree better than many inserts.
    this.#tree.load([...items]);
  }

  /** Moves one item: out of the tree, and in again where it is now. */
  move(id: string, lon: number, lat: number): void {
    for (const [key, item] of this.#items) {
      if (item.id !== id) continue;
      this.#tree.remove(item);
      const moved = { ...item, lon, lat };
      this.#items.set(key, moved);
      this.#tree.insert(moved);
    }
  }

  /** Items drawn around a place: the most important kind first, then what is drawn strongly, then the nearest. */
  near(lon: number, lat: number, reach: PickReach): PickItem[] {
    const box = { minX: lon - reach.lon, minY: lat - reach.lat, maxX: lon + reach.lon, maxY: lat + reach.lat };
    const distance = (item: PickItem): number =>
      ((item.lon - lon) / reach.lon) ** 2 + ((item.lat - lat) / reach.lat) ** 2;
    return this.#tree
      .search(box)
      .filter((item) => distance(item) <= 1 && Math.floor(reach.zoom) >= item.from)
      .sort((a, b) => rank(a) - rank(b) || distance(a) - distance(b));
  }
}
