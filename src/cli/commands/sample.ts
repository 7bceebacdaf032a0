import { makeSample } from '../../sample/make-sample.ts';
import type { Command } from '../command.ts';
import { tell, UsageError } from '../command.ts';
import { writeFiles } from '../write-files.ts';

const SIZES = ['small', 'prefecture', 'province'] as const;

/** Writes the simulated prefecture as ordinary project files. */
export const sampleCommand: Command = {
  name: 'sample',
  usage: 'sample --out DIR [--size small|prefecture|province] [--seed N]',
  words: 0,
  options: ['out', 'size', 'seed'],
  required: ['out'],
  async run({ options }) {
    const size = SIZES.find((candidate) => candidate === (options.size ?? 'prefecture'));
    if (!size) throw new UsageError(`--size is one of ${SIZES.join(', ')}`);
    const seed = Number(options.seed ?? 1);
    if (!Number.isInteger(seed) || seed < 0) throw new UsageError('--seed is a whole number from 0 on');
    let told = 0;
    const onProgress = (share: number) => {
      if (share < told + 0.1) return;
      told = share;
      tell(`${Math.round(share * 100)} %`);
    };
    await writeFiles(options.out!, await makeSample({ size, seed, onProgress }));
  },
};
