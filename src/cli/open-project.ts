import { readFile as readBytes } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Issue } from '../core/model/issue.ts';
import type { Project } from '../document/project.ts';
import { readProject } from '../document/read-project.ts';
import { type Loaded, loadRegion } from '../engine/load-region.ts';
import type { InputFile } from '../formats/driver.ts';
import { tell, WrongInput } from './command.ts';

export interface OpenedProject extends Loaded {
  readonly project: Project;
  readonly files: readonly InputFile[];
}

/** Bytes of a file under the name that the project knows it by. Throws WrongInput if it cannot be read. */
export async function readInput(path: string, name = path): Promise<InputFile> {
  try {
    return { name, bytes: new Uint8Array(await readBytes(path)) };
  } catch {
    throw new WrongInput([{ code: 'file-missing', severity: 'error', file: name }]);
  }
}

/** Reads the project file alone. */
export async function readProjectFile(path: string): Promise<{ project: Project; issues: readonly Issue[] }> {
  const { bytes } = await readInput(path);
  const reading = readProject(new TextDecoder().decode(bytes), basename(path));
  if (!reading.project) throw new WrongInput(reading.issues);
  return { project: reading.project, issues: reading.issues };
}

/** Reads a project and all its data. Problems in the data stay with the region; a missing file is wrong input. */
export async function openProject(path: string): Promise<OpenedProject> {
  const { project } = await readProjectFile(path);
  const folder = dirname(resolve(path));
  const files = await Promise.all(project.data.map((source) => readInput(resolve(folder, source.path), source.path)));
  const loaded = await loadRegion(project.data, files, {
    pause: async (step) => tell(step),
  });
  return { ...loaded, project, files };
}

/** Stops with the errors among a region's issues: files or records that the computation cannot do without. */
export function refuseErrors(opened: OpenedProject): void {
  const errors = opened.region.issues.filter((issue) => issue.severity === 'error' && !issue.leftOut);
  if (errors.length > 0) throw new WrongInput(errors, opened.project.language);
}
