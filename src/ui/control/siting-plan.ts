import type { Facility } from '../../core/model/facility.ts';
import type { CoverageQuestion } from '../../core/model/question.ts';
import type { Place, Plan } from '../../core/scenario/edit.ts';
import type { ProposedSite } from '../../core/siting/siting-result.ts';
import { currentPlan } from '../document-store.ts';
import { type KeyedSiting, sameItems } from '../results-store.ts';
import type { SitingOptions } from '../session.ts';
import { translate } from './runtime.ts';

/** New facilities are of the kind that is most frequent among those asked about. */
export function kindToAdd(facilities: readonly Facility[], kinds: readonly string[]): string {
  let best = kinds[0] ?? 'other';
  let most = -1;
  for (const kind of kinds) {
    const count = facilities.filter((facility) => facility.kind === kind).length;
    if (count > most) {
      most = count;
      best = kind;
    }
  }
  return best;
}

export function facilityIdOf(site: ProposedSite): string {
  return `proposed-${site.id}`;
}

export function isAccepted(plan: Plan, site: ProposedSite): boolean {
  const id = facilityIdOf(site);
  return plan.facilities.some((facility) => facility.id === id);
}

const NOT_MOVED: Plan['movedSites'] = {};
const places = new WeakMap<KeyedSiting, { moved: Plan['movedSites']; sites: readonly ProposedSite[] }>();

/** Sites where they stand now: as proposed, or where the user dragged them. The same list while nothing changes. */
export function currentSites(
  siting: KeyedSiting,
  moved: Plan['movedSites'] = currentPlan()?.movedSites ?? NOT_MOVED,
): readonly ProposedSite[] {
  const held = places.get(siting);
  if (held?.moved === moved) return held.sites;
  const sites = siting.result.sites.map((site) => {
    const place = moved[facilityIdOf(site)];
    return place ? { ...site, ...place } : site;
  });
  places.set(siting, { moved, sites });
  return sites;
}

/** Ranks of the sites that stand elsewhere than proposed. */
export function movedRanks(siting: KeyedSiting, plan: Plan): readonly number[] {
  return siting.result.sites.filter((site) => plan.movedSites[facilityIdOf(site)]).map((site) => site.rank);
}

const madeFacilities = new WeakMap<ProposedSite, Facility>();

/** The facility that a site would become. One object per site, so that equal plans compare equal. */
export function facilityOf(site: ProposedSite, kind: string): Facility {
  const held = madeFacilities.get(site);
  if (held && held.kind === kind) return held;
  const { lon, lat } = site;
  const name = translate('edit.newFacilityName', { township: site.name, kind: translate(`kind.${kind}`) });
  const facility: Facility = { id: facilityIdOf(site), name, kind, lon, lat, open: true, origin: 'proposed' };
  madeFacilities.set(site, facility);
  return facility;
}

/** The plan as it would be with all sites not yet accepted; they stand last in the list. */
export function planWithProposal(plan: Plan, siting: KeyedSiting, question: CoverageQuestion): Plan {
  const sites = currentSites(siting, plan.movedSites);
  const kind = kindToAdd(plan.facilities, question.facilityKinds);
  const added = sites.filter((site) => !isAccepted(plan, site)).map((site) => facilityOf(site, kind));
  return added.length === 0 ? plan : { ...plan, facilities: [...plan.facilities, ...added] };
}

function samePlace(a: Place, b: Place): boolean {
  return a.lon === b.lon && a.lat === b.lat;
}

/**
 * A place of the proposal that is locked afterwards changes nothing: the best of all plans has it already. A lock that
 * is lifted does, unless what was locked has been accepted.
 */
function sameWishes({ inputs, result }: KeyedSiting, plan: Plan, options: SitingOptions): boolean {
  const { coverage: _, required: wasRequired = [], excluded: wereExcluded = [], ...asked } = inputs.question;
  const { required = [], excluded = [], ...now } = options;
  return (
    sameValues(asked, now) &&
    sameValues(wereExcluded, excluded) &&
    required.every((place) => [...wasRequired, ...result.sites].some((one) => samePlace(one, place))) &&
    wasRequired.every((place) => [...required, ...plan.facilities].some((one) => samePlace(one, place)))
  );
}

/** Equal as data, whatever the order of their keys. */
function sameValues(a: object, b: object): boolean {
  const sorted = (value: object) => JSON.stringify(Object.entries(value).sort(([x], [y]) => x.localeCompare(y)));
  return sorted(a) === sorted(b);
}

/** True once the proposal no longer answers the question on the screen. Accepting its own sites does not make it so. */
export function isSitingStale(
  siting: KeyedSiting,
  plan: Plan,
  question: CoverageQuestion,
  options: SitingOptions,
): boolean {
  const { inputs, result } = siting;
  const { coverage } = inputs.question;
  const own = new Set(result.sites.map(facilityIdOf));
  const others = plan.facilities.filter((facility) => !own.has(facility.id));
  const before = inputs.plan.facilities.filter((facility) => !own.has(facility.id));
  return !(
    coverage === question &&
    sameWishes(siting, plan, options) &&
    inputs.plan.travel === plan.travel &&
    inputs.plan.zones === plan.zones &&
    inputs.plan.closedRoads === plan.closedRoads &&
    inputs.plan.roadSpeeds === plan.roadSpeeds &&
    sameItems(others, before)
  );
}
