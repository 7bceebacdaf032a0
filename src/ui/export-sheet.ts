import { careLevel } from '../core/model/facility-kind.ts';
import { formatDate, formatMinutes, formatNumber, formatPercent, peopleFigure } from '../language/format-number.ts';
import { composeSheet } from '../map/export-sheet.ts';
import type { SheetLegendRow, SheetText } from '../map/sheet/sheet-text.ts';
import { mapView, translate } from './control/runtime.ts';
import { shownRamp, showScene, showSceneFor } from './control/scene.ts';
import { defence } from './defence-store.ts';
import { documentState } from './document-store.ts';
import type { Kpi } from './kpi.ts';
import { KPIS, kpisOf } from './kpi.ts';
import { type LegendClass, legendClasses } from './legend-classes.ts';
import { agreementClasses } from './model-classes.ts';
import { type KeyedEvaluation, results } from './results-store.ts';
import { session } from './session.ts';
import { shownEvaluation } from './shown.ts';
import { reachText } from './use-limit-text.ts';

/** Pixels of the sheet's map per pixel of the screen. */
const SCALE = 2;
const MOST_ROWS = 12;

/** The map on the screen as a sheet that an institute would sign. Throws where there is nothing to print. */
export async function drawSheet(): Promise<Blob> {
  const map = mapView();
  const shown = shownEvaluation(results(), session().withProposal);
  if (!map || !shown) throw new Error(translate('empty.title'));
  // Paper is white: on a dark screen the map is drawn light for a moment.
  showSceneFor('light');
  try {
    const picture = await map.capture(SCALE);
    const sheet = composeSheet(picture, sheetText(shown, map.getCamera().metersPerPixel));
    return await pngOf(sheet);
  } finally {
    showScene();
  }
}

function pngOf(sheet: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    sheet.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('PNG'))), 'image/png');
  });
}

function people(value: number): string {
  const { language, peopleUnit } = session();
  const { n, size } = peopleFigure(value, language, peopleUnit);
  return translate(`unit.${size}`, { n });
}

function limitText({ inputs }: KeyedEvaluation): string {
  return reachText(inputs.question.limit, inputs.plan.travel, translate);
}

function kindNames({ inputs }: KeyedEvaluation): string {
  return inputs.question.facilityKinds.map((kind) => translate(`kind.${kind}`)).join(translate('list.comma'));
}

function figures(shown: KeyedEvaluation): NonNullable<SheetText['figures']> {
  const { language } = session();
  const { coverage } = shown.evaluation;
  const values = kpisOf(coverage);
  const all = coverage.townships.filter((row) => row.people > 0).length;
  const texts: Readonly<Record<Kpi, string>> = {
    share: formatPercent(values.share, language),
    outside: people(values.outside),
    response: translate('unit.minutes', { n: formatMinutes(values.response, language) }),
    townships: `${values.townships} / ${all}`,
  };
  return KPIS.map((kpi) => ({ label: translate(`kpi.${kpi}.name`, { limit: limitText(shown) }), value: texts[kpi] }));
}

function classRows(classes: readonly LegendClass[]): readonly SheetLegendRow[] {
  const { language, shading } = session();
  const end = (value: number): string =>
    shading === 'township-share'
      ? translate('unit.percent', { n: Math.round(value * 100) })
      : formatNumber(value, language, Number.isInteger(value) ? 0 : 1);
  let from = 0;
  return classes.map((row) => {
    const label = row.unreached
      ? translate('legend.unreached')
      : row.end === null
        ? translate('sheet.beyond', { from: end(from) })
        : translate('sheet.between', { from: end(from), to: end(row.end) });
    from = row.end ?? from;
    const value =
      shading === 'cells' ? people(row.amount) : translate('unit.townships', { n: formatNumber(row.amount, language) });
    return { mark: { type: 'color', color: row.color }, label, value };
  });
}

/** What the colours mean while travel models are compared; null while they show the answer. */
function agreementRows(population: Float64Array): readonly SheetLegendRow[] | null {
  const { models: wish } = session();
  const { models } = results();
  if (!wish.show || !models) return null;
  const model = wish.alone ? translate(`travel.models.${wish.alone}`) : '';
  return agreementClasses(models.comparison, population, { alone: wish.alone, theme: 'light' }).map((row) => ({
    mark: { type: 'color', color: row.color },
    label: translate(`models.agreement.${row.agreement}`, { model }),
    value: people(row.people),
  }));
}

function symbolRows({ inputs: { question } }: KeyedEvaluation): readonly SheetLegendRow[] {
  const { circles, areas } = session();
  const { siting, region } = results();
  const rows: SheetLegendRow[] = question.facilityKinds.map((kind) => ({
    mark: { type: 'symbol', symbol: careLevel(kind) },
    label: translate(`kind.${kind}`),
  }));
  if (siting) rows.push({ mark: { type: 'symbol', symbol: 'site' }, label: translate('legend.proposed') });
  if (defence().robustness?.sites.some(({ standing }) => standing === 'not-robust'))
    rows.push({ mark: { type: 'symbol', symbol: 'doubtful-site' }, label: translate('legend.doubtful') });
  rows.push({ mark: { type: 'hatch', hatch: 'gap' }, label: translate('legend.gaps') });
  if (region && region.zones.length > 0)
    rows.push({ mark: { type: 'hatch', hatch: 'no-build' }, label: translate('legend.zones') });
  if (region?.barrierLines) rows.push({ mark: { type: 'river' }, label: translate('legend.barriers') });
  if (areas.show) rows.push({ mark: { type: 'circle' }, label: translate('legend.isochrones') });
  if (circles.show) rows.push({ mark: { type: 'circle' }, label: translate('legend.circles') });
  return rows;
}

function siteTable(): SheetText['tables'] {
  const { siting } = results();
  if (!siting) return [];
  const rows = siting.result.sites.slice(0, MOST_ROWS).map((site) => [`${site.rank}　${site.name}`, people(site.adds)]);
  return [
    { title: translate('legend.proposed'), columns: [translate('column.township'), translate('head.adds')], rows },
  ];
}

function sheetText(shown: KeyedEvaluation, metersPerPixel: number): SheetText {
  const { shading, language } = session();
  const { question } = shown.inputs;
  const theme = 'light';
  const { region, siting } = results();
  if (!region) throw new Error(translate('empty.title'));
  const { coverage, cells } = shown.evaluation;
  const ramp = shownRamp(question.limit, theme);
  const classes = legendClasses({ region, coverage, cells, question, ramp, shading, theme });
  const within = classes.findIndex((row) => row.threshold) + 1;
  const byKm = question.limit.by === 'km';
  const agreement = agreementRows(region.demand.population);
  const model = translate(`travel.models.${shown.inputs.plan.travel.model}`);
  const origins = [...new Set(region.sources.map((source) => source.origin ?? source.name))].join(
    translate('list.semicolon'),
  );
  return {
    title: documentState().title,
    subtitle: translate('sheet.subtitle', { kinds: kindNames(shown), limit: limitText(shown), model }),
    figures: figures(shown),
    legend: {
      title: translate('legend.name'),
      rampTitle: agreement
        ? translate('models.title')
        : translate(shading === 'cells' && byKm ? 'legend.title.cellsKm' : `legend.title.${shading}`, {
            kinds: kindNames(shown),
          }),
      classes: agreement ?? classRows(classes),
      ...(within > 0 && !agreement
        ? { withinLimit: within, limitLabel: translate('sheet.limit', { limit: limitText(shown) }) }
        : {}),
      symbols: symbolRows(shown),
    },
    tables: siteTable() ?? [],
    notes: siting ? [translate('sheet.proof', { proof: translate(`siting.proved.${siting.result.proof}`) })] : [],
    metersPerPixel,
    captureScale: SCALE,
    scaleTitle: translate('sheet.scale'),
    kilometers: translate('sheet.kilometers'),
    meters: translate('sheet.meters'),
    north: translate('sheet.north'),
    date: formatDate(Date.now(), language),
    credits: [translate('map.credit', { origins }), translate('sheet.projection'), translate('sheet.made')],
    ...(region.simulated ? { badge: translate('simulated.badge') } : {}),
  };
}
