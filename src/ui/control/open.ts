import { baselinePlan } from '../../core/scenario/apply-edit.ts';
import type { DataSource, Project } from '../../document/project.ts';
import { travelOf } from '../../document/project-plan.ts';
import { readProject } from '../../document/read-project.ts';
import type { PreviewWish, RegionView } from '../../engine/engine.ts';
import type { InputFile } from '../../formats/driver.ts';
import { documentState, openDocument, performEdits } from '../document-store.ts';
import { modeAfter, useImport } from '../import-store.ts';
import { issueValues } from '../issue-values.ts';
import { firstEdits, firstQuestion, firstSiting } from '../project-file.ts';
import { setResults } from '../results-store.ts';
import { session, setSession } from '../session.ts';
import { markOpened } from '../unsaved.ts';
import { settle } from './evaluate.ts';
import { runJob } from './job.ts';
import { engine, mapView, translate } from './runtime.ts';

const PROJECT_FILE = /\.medreach\.json$/i;

/** Shipped with the page and fetched from its own folder: works without any network beyond it. */
const SAMPLE_URLS = import.meta.glob('/data/sample/*', { query: '?url', import: 'default', eager: true }) as Record<
  string,
  string
>;

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** All files of the sample are asked for together, before the project says which it needs: it needs them all. */
function fetchSample(): ReadonlyMap<string, Promise<InputFile>> {
  return new Map(Object.keys(SAMPLE_URLS).map((path) => [fileName(path), fetchFile(fileName(path))]));
}

async function fetchFile(name: string): Promise<InputFile> {
  const url = SAMPLE_URLS[`/data/sample/${name}`];
  if (!url) throw new Error(name);
  const response = await fetch(url);
  if (!response.ok) throw new Error(name);
  return { name, bytes: new Uint8Array(await response.arrayBuffer()) };
}

let handOver: () => void = () => {};
/** Settles when the first files are in the engine's hands: the page may then take its time to draw itself. */
export const filesHandedOver = new Promise<void>((resolve) => {
  handOver = resolve;
});

export async function openSample(): Promise<void> {
  await runJob('open', async () => {
    const name = Object.keys(SAMPLE_URLS)
      .map(fileName)
      .find((one) => PROJECT_FILE.test(one));
    if (!name) throw new Error('data/sample');
    const fetched = fetchSample();
    const file = (wanted: string) => fetched.get(fileName(wanted)) ?? fetchFile(fileName(wanted));
    const { project } = readProject(textOf(await file(name)), name);
    if (!project) throw new Error(name);
    const files = await Promise.all(project.data.map((source) => file(source.path)));
    return { project, files };
  }).then((found) => found && openProject(found.project, found.files));
}

function textOf(file: InputFile): string {
  return new TextDecoder().decode(file.bytes);
}

export async function readFiles(files: readonly File[]): Promise<readonly InputFile[]> {
  return Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
}

/** Files dropped or chosen: a project with its data opens at once, anything else is looked into and shown first. */
export async function openFiles(given: readonly File[]): Promise<void> {
  if (given.length === 0) return;
  const files = await readFiles(given);
  const projectFile = files.find((file) => PROJECT_FILE.test(file.name));
  if (projectFile)
    return openProjectFile(
      projectFile,
      files.filter((file) => file !== projectFile),
    );
  const previews = await runJob('open', () => engine().preview(files));
  if (previews) useImport.getState().show(previews, files);
}

/** Looks into a file of the import dialog once more, with another role or encoding than guessed. */
export async function lookAgain(index: number, wish: PreviewWish): Promise<void> {
  const { items, files, change } = useImport.getState();
  const item = items[index];
  const file = files.find((one) => one.name === item?.preview.name);
  if (!item || !file) return;
  const { role, encoding, simulated } = item.source;
  const whole = { role, ...(encoding !== undefined && { encoding }), ...wish };
  const previews = await runJob('open', () => engine().preview([file], whole));
  const preview = previews?.[0];
  if (!preview) return;
  const source = { ...preview.source, ...(simulated && { simulated }) };
  change(index, { preview, source, mode: modeAfter(item, preview) });
}

async function openProjectFile(projectFile: InputFile, files: readonly InputFile[]): Promise<void> {
  const { project, issues } = readProject(textOf(projectFile), projectFile.name);
  const [issue] = issues;
  if (!project) {
    if (issue) setResults({ trouble: { key: `issue.${issue.code}`, values: issueValues(issue) } });
    return;
  }
  const names = new Set(files.map((file) => file.name));
  const missing = project.data.map((source) => fileName(source.path)).filter((name) => !names.has(name));
  if (missing.length > 0) {
    return setResults({ trouble: { key: 'trouble.missingFiles', values: { files: missing.join('、') } } });
  }
  await openProject(project, files);
}

export async function openProject(project: Project, files: readonly InputFile[]): Promise<void> {
  const sources = project.data.map((source) => ({ ...source, path: fileName(source.path) }));
  const loading = runJob('load', (onProgress) => engine().load(sources, files, onProgress));
  handOver();
  const region = await loading;
  if (!region) return;
  showRegion(region, project, files, sources);
  markOpened(false);
  const edits = firstEdits(project);
  const name = project.scenarios?.[0]?.name ?? project.title;
  if (edits.length > 0) performEdits({ key: 'openScenario', values: { name } }, edits);
}

/** Data chosen in the import dialog: loads everything anew and takes over the edits that still apply. */
export async function importSources(sources: readonly DataSource[], files: readonly InputFile[]): Promise<boolean> {
  const { title, project, history } = documentState();
  const region = await runJob('load', (onProgress) => engine().load(sources, files, onProgress));
  if (!region) return false;
  const base: Project = project ?? {
    format: 'medreach-project',
    version: 1,
    title: title || translate('app.untitled'),
    language: session().language,
    data: [],
  };
  showRegion(region, { ...base, data: sources }, files, sources);
  markOpened(true);
  for (const step of history?.done ?? []) {
    try {
      performEdits(step.label, step.edits);
    } catch {
      setResults({
        trouble: { key: 'trouble.editLost', values: { edit: translate(`edit.${step.label.key}`, step.label.values) } },
      });
    }
  }
  return true;
}

function showRegion(
  region: RegionView,
  project: Project,
  files: readonly InputFile[],
  sources: readonly DataSource[],
): void {
  const baseline = baselinePlan(region.facilities, region.zones, travelOf(project));
  const kinds = [...new Set(region.facilities.map((facility) => facility.kind))];
  const asked = firstQuestion(project);
  const known = asked.facilityKinds.filter((kind) => kinds.includes(kind));
  const question = { ...asked, facilityKinds: known.length > 0 ? known : kinds.slice(0, 1) };
  setResults({
    baseline: null,
    evaluation: null,
    preview: null,
    siting: null,
    drag: null,
    circles: null,
    areas: null,
    models: null,
    roads: null,
    picked: null,
    unreached: null,
    region,
  });
  openDocument({ title: project.title, project, sources, files, baseline });
  setSession({
    question,
    siting: firstSiting(project),
    visibleKinds: question.facilityKinds,
    selection: null,
    mode: { mode: 'browse' },
    circles: { ...session().circles, kinds: question.facilityKinds },
  });
  mapView()?.fitBounds(region.bounds, { animate: false });
  // At once: the worker computes while this page draws what was loaded.
  void settle();
}
