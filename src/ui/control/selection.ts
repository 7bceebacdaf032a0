import type { Selection } from '../../map/map-scene.ts';
import { currentPlan } from '../document-store.ts';
import { results } from '../results-store.ts';
import { type DrawerTab, session, setSession } from '../session.ts';
import { shownEvaluation } from '../shown.ts';
import { mapView } from './runtime.ts';
import { currentSites } from './siting-plan.ts';

/** Zoom at which a single facility or site is seen with its surroundings. */
const CLOSE_ZOOM = 11;

const TAB_OF: Readonly<Partial<Record<Selection['type'], DrawerTab>>> = {
  township: 'townships',
  facility: 'facilities',
  gap: 'gaps',
};

/** Picked on the map: the table follows, the camera stays. What no table holds leaves the table alone. */
export function selectOnMap(selection: Selection | null): void {
  const tab = selection && TAB_OF[selection.type];
  setSession({ selection, ...(tab ? { drawerTab: tab } : {}) });
}

/** Picked in a list or table: the map goes there. */
export function selectAndShow(selection: Selection): void {
  selectOnMap(selection);
  const map = mapView();
  if (!map) return;
  const bounds = boundsOf(selection);
  const place = placeOf(selection);
  if (bounds) map.fitBounds(bounds, { maxZoom: 12, animate: true });
  else if (place) map.flyTo(place.lon, place.lat, Math.max(map.getCamera().zoom, CLOSE_ZOOM));
}

function boundsOf(selection: Selection): readonly [number, number, number, number] | null {
  if (selection.type === 'township') return results().region?.townships[selection.township]?.bounds ?? null;
  if (selection.type !== 'gap') return null;
  const coverage = shownEvaluation(results(), session().withProposal)?.evaluation.coverage;
  return coverage?.gaps.find((gap) => gap.rank === selection.rank)?.bounds ?? null;
}

function placeOf(selection: Selection): { readonly lon: number; readonly lat: number } | null {
  if (selection.type === 'facility') {
    return currentPlan()?.facilities.find((facility) => facility.id === selection.id) ?? null;
  }
  const { siting } = results();
  if (selection.type !== 'site' || !siting) return null;
  return currentSites(siting).find((site) => site.rank === selection.rank) ?? null;
}

export function showPlace(lon: number, lat: number): void {
  mapView()?.flyTo(lon, lat, CLOSE_ZOOM + 1);
}

/** Brings all of several places into sight. */
export function showPlaces(places: readonly { readonly lon: number; readonly lat: number }[]): void {
  if (places.length === 0) return;
  const [lons, lats] = [places.map(({ lon }) => lon), places.map(({ lat }) => lat)];
  const bounds = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] as const;
  mapView()?.fitBounds(bounds, { maxZoom: CLOSE_ZOOM, animate: true });
}

export function showWholeRegion(): void {
  const { region } = results();
  if (region) mapView()?.fitBounds(region.bounds, { animate: true });
}

/** A county is not selected on the map, only looked at: the extent of its townships. */
export function showCounty(county: string): void {
  const own = results().region?.townships.filter((township) => township.county === county) ?? [];
  if (own.length === 0) return;
  const bounds = own.map((township) => township.bounds);
  const least = (at: 0 | 1): number => Math.min(...bounds.map((box) => box[at]));
  const most = (at: 2 | 3): number => Math.max(...bounds.map((box) => box[at]));
  mapView()?.fitBounds([least(0), least(1), most(2), most(3)], { animate: true });
}
