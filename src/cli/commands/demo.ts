import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Command } from '../command.ts';
import { writeFiles } from '../write-files.ts';

const SAMPLE = new URL('../../../data/sample/', import.meta.url);

/** Copies the shipped sample project. */
export const demoCommand: Command = {
  name: 'demo',
  usage: 'demo --out DIR',
  words: 0,
  options: ['out'],
  required: ['out'],
  async run({ options }) {
    const names = await readdir(fileURLToPath(SAMPLE));
    const files = await Promise.all(
      names.map(async (name) => ({ name, bytes: await readFile(new URL(name, SAMPLE)) })),
    );
    await writeFiles(options.out!, files);
  },
};
