import { basename } from 'node:path';
import type { NoPlan } from '../../core/siting/proof.ts';
import { type Arguments, type Command, tell, UsageError, WrongInput } from '../command.ts';
import { readInput } from '../open-project.ts';
import { type Instance, MODELS, type Model, type Request, readInstance, solveInstance } from '../solve-instance.ts';

/** Seconds between two lines of progress. */
const TELL_EVERY = 1;

/** The best sites of a bare instance, with proof, as JSON. */
export const solveCommand: Command = {
  name: 'solve',
  usage: `solve FILE --model ${MODELS.join('|')} [--p N] [--minutes T] [--seconds S] [--seed N]`,
  words: 1,
  options: ['model', 'p', 'minutes', 'seconds', 'seed'],
  required: ['model'],
  async run(args) {
    const path = args.words[0]!;
    const wanted = wishesOf(args);
    const instance = readInstance(await readInput(path));
    const request = requestOf(instance, wanted, basename(path));
    const start = performance.now();
    const elapsed = (): number => (performance.now() - start) / 1000;
    let told = 0;
    const result = await solveInstance(instance.matrix, request, {
      seed: wanted.seed,
      enough: () => elapsed() >= wanted.seconds,
      async pause({ value, bound }) {
        if (elapsed() - told < TELL_EVERY) return;
        told = elapsed();
        tell(`${told.toFixed(0)} s: ${value ?? '…'}, bound ${Number.isFinite(bound) ? bound : '…'}`);
      },
    });
    if ('infeasible' in result) throw new WrongInput([noPlanIssue(result, basename(path))]);
    const { objective, bound, gap, proof } = result;
    const chosen = result.chosen.map((site) => instance.names[site]!);
    const p = request.p ?? chosen.length;
    const { peopleBeyond = 0, beyond, peopleUnreachable = 0 } = result;
    const answer = {
      ...{ model: request.model, p, objective, bound, gap, proof, chosen, seconds: elapsed() },
      ...(peopleBeyond > 0 && { peopleBeyond, beyond }),
      ...(peopleUnreachable > 0 && { peopleUnreachable }),
    };
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  },
};

interface Wishes {
  readonly model: Model;
  readonly p: number | null;
  readonly minutes: number | null;
  readonly seconds: number;
  readonly seed: number;
}

/** The options as numbers. Throws UsageError where one is none. */
function wishesOf({ options }: Arguments): Wishes {
  const model = MODELS.find((each) => each === options.model);
  if (!model) throw new UsageError(`--model is one of ${MODELS.join(', ')}, not ${options.model}`);
  const number = (name: string, least: number, whole: boolean): number | null => {
    const text = options[name];
    if (text === undefined) return null;
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (!Number.isFinite(value) || value < least || (whole && !Number.isInteger(value)))
      throw new UsageError(`--${name} takes a ${whole ? 'whole ' : ''}number from ${least}, not ${text}`);
    return value;
  };
  return {
    model,
    p: number('p', 1, true),
    minutes: number('minutes', 0, false),
    seconds: number('seconds', 0, false) ?? Infinity,
    seed: number('seed', 0, true) ?? 1,
  };
}

/** What is asked of the instance. Throws WrongInput where neither the file nor the options say it. */
function requestOf(instance: Instance, { model, p, minutes }: Wishes, file: string): Request {
  const sites = model === 'lscp' ? null : (p ?? instance.p);
  if (model !== 'lscp' && sites === null)
    throw new WrongInput([{ code: 'solve-needs-sites', severity: 'error', file, values: { model } }]);
  if (model === 'p-median' || model === 'p-center') return { model, p: sites, limit: null };
  if (minutes === null)
    throw new WrongInput([{ code: 'solve-needs-minutes', severity: 'error', file, values: { model } }]);
  return { model, p: sites, limit: minutes * instance.perMinute };
}

function noPlanIssue({ infeasible, detail = {} }: NoPlan, file: string) {
  if (infeasible === 'more-sites-than-candidates')
    return { code: 'solve-too-many-sites', severity: 'error', file, values: { ...detail } } as const;
  if (infeasible === 'cannot-reach-all')
    return { code: 'solve-cannot-reach-all', severity: 'error', file, values: { ...detail } } as const;
  return { code: 'solve-no-plan', severity: 'error', file, values: { reason: infeasible } } as const;
}
