import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const bin = (name: string) => join(ROOT, 'node_modules', '.bin', name);

/** A copy of the house in which a wall can be broken without touching the real one. */
let copy = '';
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'medreach-house-'));
  for (const part of ['src', 'biome.json', 'package.json', 'tsconfig.base.json', 'tsconfig.core.json']) {
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  // Biome looks for its root by the version control's ignore file or the configuration; both are here.
  execFileSync('git', ['init', '-q', copy]);
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function plant(file: string, text: string): () => void {
  const path = join(copy, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return () => rmSync(path);
}

function lint(...files: string[]): string {
  const run = spawnSync(bin('biome'), ['lint', '--max-diagnostics=50', ...files], { cwd: copy, encoding: 'utf8' });
  return run.stdout + run.stderr;
}

describe('the walls of the house', () => {
  it('find an import that goes up', () => {
    const file = 'src/core/travel/planted.ts';
    const take = plant(
      file,
      "import { createPlanner } from '../scenario/planner.ts';\nexport const planted = createPlanner;\n",
    );
    const report = lint(file);
    take();
    expect(report).toContain('noRestrictedImports');
  });

  it('find a library in the wrong room', () => {
    const file = 'src/core/model/planted.ts';
    const take = plant(file, "import { circle } from '@turf/turf';\nexport const planted = circle;\n");
    const report = lint(file);
    take();
    expect(report).toContain('noRestrictedImports');
  });

  it('find a cycle', () => {
    const takes = [
      plant('src/core/model/planted-a.ts', "import { b } from './planted-b.ts';\nexport const a = () => b;\n"),
      plant('src/core/model/planted-b.ts', "import { a } from './planted-a.ts';\nexport const b = () => a;\n"),
    ];
    const report = lint('src/core/model');
    for (const take of takes) take();
    expect(report).toContain('noImportCycles');
  });

  it('let the core see neither page nor Node', () => {
    const take = plant(
      'src/core/model/planted.ts',
      "import 'node:fs';\nexport const planted = [document, console, performance];\n",
    );
    const run = spawnSync(bin('tsc'), ['-p', 'tsconfig.core.json'], { cwd: copy, encoding: 'utf8' });
    take();
    for (const name of ["'document'", "'console'", "'performance'"]) expect(run.stdout).toContain(name);
    expect(run.status).not.toBe(0);
  });

  it('stand: the house as it is has no such finding', () => {
    const report = lint('src');
    expect(report).not.toContain('noRestrictedImports');
    expect(report).not.toContain('noImportCycles');
  });

  it('keep maplibre-gl to one file', () => {
    const users = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .filter((name) =>
        /^import (?!type )[^;]*from 'maplibre-gl'/m.test(readFileSync(join(ROOT, 'src', name), 'utf8')),
      );
    expect(users).toEqual([join('map', 'map-view.ts')]);
  });
});
