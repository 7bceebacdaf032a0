import { create } from 'zustand';
import type { DataRole } from '../core/normalise/data-role.ts';
import type { DataSource } from '../document/project.ts';
import type { FilePreview } from '../engine/engine.ts';
import type { InputFile } from '../formats/driver.ts';

/** Takes the place of the same role's data, stands beside it, or is not used. */
export type ImportMode = 'replace' | 'append' | 'skip';

/** Roles that are read but change no result in this version. */
const NOT_USED_YET: readonly DataRole[] = ['table', 'calls'];

export function isUsed(role: DataRole): boolean {
  return !NOT_USED_YET.includes(role);
}

/** False for what cannot be read, and for what holds no record. */
export function isUsable({ reason, records }: FilePreview): boolean {
  return reason !== 'unreadable' && records > 0;
}

function isLoadable(preview: FilePreview): boolean {
  return isUsable(preview) && isUsed(preview.source.role);
}

/** Another look, with another role: what would do nothing is not loaded, what now does something is. */
export function modeAfter(item: ImportItem, preview: FilePreview): ImportMode {
  if (!isLoadable(preview)) return 'skip';
  return isLoadable(item.preview) ? item.mode : 'replace';
}

function isRivers({ source }: FilePreview): boolean {
  return source.role === 'zones' && (source.kind === 'river' || source.kind === 'barrier');
}

export interface ImportItem {
  readonly preview: FilePreview;
  /** The guess as the user corrected it. */
  readonly source: DataSource;
  readonly mode: ImportMode;
}

interface ImportState {
  readonly items: readonly ImportItem[];
  readonly files: readonly InputFile[];
  readonly show: (previews: readonly FilePreview[], files: readonly InputFile[]) => void;
  readonly change: (index: number, change: Partial<ImportItem>) => void;
  readonly close: () => void;
}

/** The import dialog: open while it has items. */
export const useImport = create<ImportState>()((set, get) => ({
  items: [],
  files: [],
  show: (previews, files) => {
    const seen = new Set<string>();
    const items = previews.map((preview): ImportItem => {
      if (!isLoadable(preview)) return { preview, source: preview.source, mode: 'skip' };
      // Two files of one role dropped together belong together, and rivers beside the zones that are there.
      const mode = seen.has(preview.source.role) || isRivers(preview) ? 'append' : 'replace';
      seen.add(preview.source.role);
      return { preview, source: preview.source, mode };
    });
    set({ items, files });
  },
  change: (index, change) => {
    set({ items: get().items.map((item, at) => (at === index ? { ...item, ...change } : item)) });
  },
  close: () => set({ items: [], files: [] }),
}));

/** All data of the project once the dialog's choices are applied. */
export function mergedSources(held: readonly DataSource[], items: readonly ImportItem[]): readonly DataSource[] {
  const used = items.filter((item) => item.mode !== 'skip');
  const replaced = new Set(used.filter((item) => item.mode === 'replace').map((item) => item.source.role));
  const names = new Set(used.map((item) => item.source.path));
  const kept = held.filter((source) => !replaced.has(source.role) && !names.has(source.path));
  return [...kept, ...used.map((item) => item.source)];
}

export function mergedFiles(
  held: readonly InputFile[],
  added: readonly InputFile[],
  sources: readonly DataSource[],
): readonly InputFile[] {
  const names = new Set(added.map((file) => file.name));
  const all = [...held.filter((file) => !names.has(file.name)), ...added];
  // A loose Shapefile is several files under one name: keep companions of every source.
  const stems = new Set(sources.map((source) => stem(source.path)));
  return all.filter((file) => stems.has(stem(file.name)));
}

function stem(name: string): string {
  return name.replace(/\.[^.]*$/, '').toLowerCase();
}
