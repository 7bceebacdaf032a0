import type { Facility } from '../../core/model/facility.ts';
import type { TravelSettings } from '../../core/model/travel-settings.ts';
import type { Zone } from '../../core/model/zone.ts';
import { currentPlan, performEdits } from '../document-store.ts';
import { results } from '../results-store.ts';
import { select, session, setSession } from '../session.ts';
import { translate } from './runtime.ts';

function facilityById(id: string): Facility | undefined {
  return currentPlan()?.facilities.find((facility) => facility.id === id);
}

function freeId(prefix: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map((one) => one.id));
  let n = 1;
  while (ids.has(`${prefix}${n}`)) n += 1;
  return `${prefix}${n}`;
}

/** Name of the township around a place: that of the nearest inhabited cell. */
function townshipNameAt(lon: number, lat: number): string {
  const { region } = results();
  if (!region) return '';
  const { demand } = region;
  const narrow = Math.cos((lat * Math.PI) / 180);
  let best = Number.POSITIVE_INFINITY;
  let township = -1;
  for (let i = 0; i < demand.count; i++) {
    const dx = ((demand.lon[i] ?? 0) - lon) * narrow;
    const dy = (demand.lat[i] ?? 0) - lat;
    const distance = dx * dx + dy * dy;
    if (distance < best) {
      best = distance;
      township = demand.township[i] ?? -1;
    }
  }
  return region.townships[township]?.name ?? '';
}

export function addFacility(lon: number, lat: number): void {
  const plan = currentPlan();
  const { mode } = session();
  if (!plan || mode.mode !== 'add-facility') return;
  const id = freeId('added-', plan.facilities);
  const kind = translate(`kind.${mode.kind}`);
  const name = translate('edit.newFacilityName', { township: townshipNameAt(lon, lat), kind });
  const facility: Facility = { id, name, kind: mode.kind, lon, lat, open: true, origin: 'added' };
  performEdits({ key: 'addFacility', values: { name } }, [{ edit: 'add-facility', facility }]);
  setSession({ mode: { mode: 'browse' }, selection: { type: 'facility', id } });
  showKind(mode.kind);
}

function showKind(kind: string): void {
  const { visibleKinds } = session();
  if (!visibleKinds.includes(kind)) setSession({ visibleKinds: [...visibleKinds, kind] });
}

export function moveFacility(id: string, lon: number, lat: number): void {
  const name = facilityById(id)?.name ?? '';
  performEdits({ key: 'moveFacility', values: { name } }, [{ edit: 'move-facility', id, lon, lat }]);
}

export function closeFacility(id: string): void {
  const name = facilityById(id)?.name ?? '';
  performEdits({ key: 'closeFacility', values: { name } }, [{ edit: 'close-facility', id }]);
}

export function reopenFacility(id: string): void {
  const name = facilityById(id)?.name ?? '';
  performEdits({ key: 'reopenFacility', values: { name } }, [{ edit: 'reopen-facility', id }]);
}

export function removeFacility(id: string): void {
  const name = facilityById(id)?.name ?? '';
  performEdits({ key: 'removeFacility', values: { name } }, [{ edit: 'remove-facility', id }]);
  select(null);
}

export function addZone(ring: readonly (readonly [number, number])[]): void {
  const plan = currentPlan();
  const first = ring[0];
  if (!plan || !first || ring.length < 3) return;
  const last = ring.at(-1);
  const closed = last && last[0] === first[0] && last[1] === first[1] ? ring : [...ring, first];
  const id = freeId('zone-', plan.zones);
  const name = translate('edit.newZoneName', { n: plan.zones.length + 1 });
  const zone: Zone = {
    id,
    name,
    kind: 'no-build',
    geometry: { type: 'Polygon', coordinates: [closed.map(([lon, lat]) => [lon, lat])] },
  };
  performEdits({ key: 'addZone', values: { name } }, [{ edit: 'add-zone', zone }]);
  setSession({ mode: { mode: 'browse' }, selection: { type: 'zone', id } });
}

export function removeZone(id: string): void {
  const name = currentPlan()?.zones.find((zone) => zone.id === id)?.name ?? '';
  performEdits({ key: 'removeZone', values: { name } }, [{ edit: 'remove-zone', id }]);
  select(null);
}

export function setTravel(travel: Partial<TravelSettings>, what: string): void {
  performEdits({ key: 'setTravel', values: { what } }, [{ edit: 'set-travel', travel }]);
}

/** The road that was clicked becomes the selection; beside all roads the mode goes on. */
export function pickRoad(way: number | null): void {
  if (way !== null) setSession({ mode: { mode: 'browse' }, selection: { type: 'road', way } });
}

/** What a road is called: its name, else its identifier. */
export function roadName(way: number): string {
  const roads = results().region?.roads;
  return roads?.names[way] || roads?.ids[way] || '';
}

export function closeRoad(way: number, closed: boolean): void {
  const road = results().region?.roads?.ids[way];
  if (road === undefined) return;
  const key = closed ? 'closeRoad' : 'reopenRoad';
  performEdits({ key, values: { name: roadName(way) } }, [{ edit: closed ? 'close-road' : 'reopen-road', road }]);
}

/** A road driven at a share of its speed; 1 is as before. */
export function setRoadSpeed(way: number, share: number): void {
  const road = results().region?.roads?.ids[way];
  if (road === undefined) return;
  const values = { name: roadName(way), percent: Math.round(share * 100) };
  performEdits({ key: 'setRoadSpeed', values }, [{ edit: 'set-road-speed', road, share: share === 1 ? null : share }]);
}
