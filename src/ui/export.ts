import type { SitingResult } from '../core/siting/siting-result.ts';
import type { ExportRequest } from '../engine/engine.ts';
import { runJob } from './control/job.ts';
import { engine, translate } from './control/runtime.ts';
import { currentSites } from './control/siting-plan.ts';
import { documentState } from './document-store.ts';
import { download, fileNameOf } from './download.ts';
import { exportWords } from './export-words.ts';
import { projectOf } from './project-file.ts';
import { results } from './results-store.ts';
import { session } from './session.ts';
import { shownEvaluation } from './shown.ts';

export const EXPORT_TABLES = ['townships', 'facilities', 'gaps', 'sites'] as const;
export type ExportKind = `${ExportRequest['table']}.${ExportRequest['format']}`;

/** Keys of the tables' columns that have a head in the language of the screen. */
const HEADS = [
  'code',
  'name',
  'county',
  'class',
  'people',
  'covered',
  'outside',
  'unreached',
  'share',
  'mean_minutes',
  'p90_minutes',
  'max_minutes',
  'met',
  'id',
  'kind',
  'lon',
  'lat',
  'capacity',
  'vehicles',
  'tier',
  'open',
  'origin',
  'rank',
  'cells',
  'nearest_facility',
  'nearest_name',
  'townships',
  'township',
  'adds',
  'only',
  'minutes_before',
  'minutes_after',
  'runner_up',
  'runner_up_fewer',
  'proof',
  'data',
] as const;

/** The proposal with its sites where they stand; what was computed for another place is left empty. */
function sitesNow(): SitingResult | null {
  const { siting } = results();
  if (!siting) return null;
  const unknown = { adds: Number.NaN, only: Number.NaN, townships: [], runnerUp: null };
  const sites = currentSites(siting).map((site, index) =>
    site === siting.result.sites[index] ? site : { ...site, ...unknown },
  );
  return { ...siting.result, sites };
}

/** One table or layer of what is on the screen, as a file. */
export async function exportFile(kind: ExportKind): Promise<void> {
  const shown = shownEvaluation(results(), session().withProposal);
  const [table, format] = kind.split('.') as [ExportRequest['table'], ExportRequest['format']];
  if (!shown) return;
  const heads = Object.fromEntries(HEADS.map((head) => [head, translate(`head.${head}`)]));
  const { plan, question } = shown.inputs;
  const request = { table, format, plan, question, siting: sitesNow(), heads, words: exportWords(plan) };
  const file = await runJob('export', () => engine().exportTable(request));
  if (file) {
    const name = fileNameOf(documentState().title, translate(`export.file.${table}`), format);
    download(name, new Blob([file.bytes], { type: file.type }), file.type);
  }
}

/** The project as it stands; its data files stay where they are. */
export function saveProject(): void {
  const state = documentState();
  const text = JSON.stringify(projectOf(state, session()), null, 2);
  download(fileNameOf(state.title, translate('export.file.project'), 'medreach.json'), text, 'application/json');
}

/** The map as a sheet to print: drawn larger than the screen, with everything a map must carry. */
export async function exportSheet(): Promise<void> {
  await runJob('export', async () => {
    // Only who exports needs the sheet's code.
    const { drawSheet } = await import('./export-sheet.ts');
    const sheet = await drawSheet();
    download(fileNameOf(documentState().title, translate('export.file.sheet'), 'png'), sheet, 'image/png');
  });
}
