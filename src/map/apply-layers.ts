import type { FilterSpecification, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';

type Bag = Readonly<Record<string, unknown>>;

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Calls `set` for every property that differs, with undefined for one that is gone. */
function diff(before: Bag, after: Bag, set: (name: string, value: unknown) => void): void {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!same(before[name], after[name])) set(name, after[name]);
  }
}

function filterOf(layer: LayerSpecification): FilterSpecification | undefined {
  return 'filter' in layer ? layer.filter : undefined;
}

/** Brings the layers on the map from one list to another of the same ids: only properties that differ are touched. */
export function applyLayers(
  map: MapLibreMap,
  before: readonly LayerSpecification[],
  after: readonly LayerSpecification[],
): void {
  const old = new Map(before.map((layer) => [layer.id, layer]));
  for (const layer of after) {
    const last = old.get(layer.id);
    if (!last) {
      map.addLayer(layer);
      continue;
    }
    const [filterBefore, filterNow] = [filterOf(last), filterOf(layer)];
    if (!same(filterBefore, filterNow)) map.setFilter(layer.id, filterNow);
    diff(last.paint ?? {}, layer.paint ?? {}, (name, value) => {
      map.setPaintProperty(layer.id, name as never, value as never);
    });
    diff(last.layout ?? {}, layer.layout ?? {}, (name, value) => {
      map.setLayoutProperty(layer.id, name as never, value as never);
    });
  }
}
