import type { Coverage } from '../../core/coverage/coverage-result.ts';
import type { Limit } from '../../core/model/question.ts';
import type { Plan } from '../../core/scenario/edit.ts';
import type { RobustnessAnswer } from '../../core/scenario/test-robustness.ts';
import type { ProposedSite } from '../../core/siting/siting-result.ts';
import { type DrawnAreas, type RegionView, SHOWN_GAPS } from '../../engine/engine.ts';
import { geojsonBlob } from '../../engine/geojson-blob.ts';
import { formatNumber } from '../../language/format-number.ts';
import type { Language } from '../../language/language.ts';
import type { MapScene, Ramp } from '../../map/map-scene.ts';
import { defaultRamp } from '../../map/ramp.ts';
import { defence, useDefence } from '../defence-store.ts';
import { currentPlan, useDocument } from '../document-store.ts';
import { agreementCells, agreementRamp } from '../model-classes.ts';
import { type KeyedEvaluation, type KeyedSiting, type PickedRoads, results, useResults } from '../results-store.ts';
import { session, type Theme, useSession } from '../session.ts';
import { shownEvaluation, townshipValues } from '../shown.ts';
import { lastOf } from './last-of.ts';
import { mapView, translate } from './runtime.ts';
import { currentSites, isAccepted } from './siting-plan.ts';

const rampOf = lastOf(
  (limit: Limit, theme: Theme): Ramp =>
    defaultRamp(
      limit.by === 'minutes' ? { unit: 'minutes', limit: limit.minutes } : { unit: 'km', limit: limit.km },
      theme,
    ),
);

export const shownRamp = rampOf;

const valuesOf = lastOf((coverage: Coverage, shading: MapScene['shading'], townships: number) =>
  townshipValues(coverage, shading, townships),
);

const sitesOf = lastOf((siting: KeyedSiting, plan: ReturnType<typeof currentPlan>): readonly ProposedSite[] =>
  currentSites(siting).filter((site) => plan === null || !isAccepted(plan, site)),
);

/** Isochrones in the ramp's colours, each with its minutes as people say them. Their geometries stay unread text. */
const isochronesOf = lastOf((areas: DrawnAreas, ramp: Ramp, language: Language) => {
  const features = areas.isochrones.map(({ minutes, geometry }) => {
    const step = ramp.steps.findIndex((end) => minutes <= end + 1e-9);
    const color = ramp.unit === 'minutes' ? ramp.colors.at(step) : ramp.colors[1];
    const label = translate('unit.minutes', { n: formatNumber(minutes, language, minutes % 1 ? 1 : 0) });
    const properties = JSON.stringify({ minutes, label, color: color ?? '' });
    return new Blob([`{"type":"Feature","properties":${properties},"geometry":`, geometry, '}']);
  });
  return geojsonBlob(features);
});

const agreementOf = lastOf(agreementCells);
const agreementRampOf = lastOf(agreementRamp);

/** What colours the ground: the answer, or how the travel models agree on it. */
function ground(answer: KeyedEvaluation | null, theme: Theme): Pick<MapScene, 'cells' | 'ramp' | 'shading'> {
  const { models, drag } = results();
  const look = session();
  if (look.models.show && models) {
    return {
      shading: 'cells',
      ramp: agreementRampOf(theme),
      cells: agreementOf(models.comparison, look.models.alone),
    };
  }
  // The colours belong to the numbers, not to a limit that is still being set.
  const ramp = rampOf((answer?.inputs.question ?? look.question).limit, theme);
  return { shading: look.shading, ramp, cells: drag?.cells ?? answer?.evaluation.cells ?? null };
}

const NOTHING: readonly never[] = [];

const gapsOf = lastOf((coverage: Coverage) => coverage.gaps.slice(0, SHOWN_GAPS));

/** While the page of the road network is open, what is opened there is marked. */
function findingsShown(): MapScene['findings'] {
  const { stage, dataView, finding } = session();
  const { roads } = results();
  return stage === 'data' && dataView === 'roads' && finding && roads ? roads.health.findings[finding].list : NOTHING;
}

const waysOf = lastOf((plan: Plan | null, region: RegionView | null): Pick<MapScene, 'closedWays' | 'changedWays'> => {
  const ids = region?.roads?.ids;
  const closed = new Set(plan?.closedRoads);
  const changed = new Set(Object.keys(plan?.roadSpeeds ?? {}));
  if (!ids || closed.size + changed.size === 0) return { closedWays: NOTHING, changedWays: NOTHING };
  const waysIn = (named: ReadonlySet<string>) => ids.flatMap((id, way) => (named.has(id) ? [way] : []));
  return { closedWays: waysIn(closed), changedWays: waysIn(changed) };
});

const selectedOf = lastOf((selection: MapScene['selection'], picked: PickedRoads | null): readonly number[] => {
  if (selection?.type === 'road') return [selection.way];
  if (selection?.type !== 'roads' || !picked) return NOTHING;
  return picked.across.roads.flatMap(({ id, ways }) => (picked.without.has(id) ? [] : ways));
});

const doubtfulOf = lastOf((robustness: RobustnessAnswer | null) =>
  (robustness?.sites ?? []).flatMap(({ standing }, at) => (standing === 'not-robust' ? [at + 1] : [])),
);

/** What is known of the proposal beside its sites; nothing of an older one. */
function defenceShown(siting: KeyedSiting | null): Pick<MapScene, 'doubtfulSites' | 'otherSites'> {
  const { of, robustness, shownPlan } = defence();
  // Marks that come and go with the first draws would tell nothing.
  const settled = results().background?.kind === 'robustness' ? null : robustness;
  if (!siting || of !== siting.result) return { doubtfulSites: NOTHING, otherSites: NOTHING };
  return { doubtfulSites: doubtfulOf(settled), otherSites: shownPlan ?? NOTHING };
}

/** Everything on the map, from the three stores. Unchanged parts stay the same objects, so that the map skips them. */
function buildScene(theme: Theme = session().theme): MapScene {
  const { region, siting, circles, areas } = results();
  const look = session();
  const plan = currentPlan();
  const answer = shownEvaluation(results(), look.withProposal);
  const shown = answer?.evaluation ?? null;
  const gaps = shown && gapsOf(shown.coverage);
  const ramp = rampOf((answer?.inputs.question ?? look.question).limit, theme);
  return {
    region,
    theme,
    language: look.language,
    ...ground(answer, theme),
    townshipValues: shown && region ? valuesOf(shown.coverage, look.shading, region.townships.length) : null,
    facilities: plan?.facilities ?? NOTHING,
    activeKinds: look.question.facilityKinds,
    visibleKinds: look.visibleKinds,
    circles: look.circles.show ? circles : null,
    isochrones: areas && look.areas.show ? isochronesOf(areas.areas, ramp, look.language) : null,
    catchments: areas && look.areas.catchments ? areas.areas.catchments : null,
    findings: findingsShown(),
    gaps: gaps ?? NOTHING,
    gapShapes: shown?.gapShapes ?? null,
    sites: siting ? sitesOf(siting, plan) : NOTHING,
    ...defenceShown(siting),
    zones: plan?.zones ?? NOTHING,
    selection: look.selection,
    selectedWays: selectedOf(look.selection, results().picked),
    ...waysOf(plan, region),
    showRoads: look.showRoads,
    showRelief: look.showRelief,
  };
}

/** The scene at once and in a given theme, for paper. */
export function showSceneFor(theme: Theme): void {
  mapView()?.show(buildScene(theme));
}

let pending = false;

export function showScene(): void {
  if (pending) return;
  pending = true;
  // Several changes in one turn are one drawing.
  queueMicrotask(() => {
    pending = false;
    // While the hand moves a facility, the fast path has the map.
    if (!results().drag) mapView()?.show(buildScene());
  });
}

export function watchScene(): () => void {
  const stops = [useSession, useDocument, useResults, useDefence].map((store) => store.subscribe(showScene));
  return () => {
    for (const stop of stops) stop();
  };
}
