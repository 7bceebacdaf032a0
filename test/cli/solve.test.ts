import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { describeShared, readShared } from '../oracles/shared-data.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'medreach-solve-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Runs the command in this process; what it writes is caught. */
async function solve(...words: string[]) {
  const caught = { out: '', err: '' };
  const into = (stream: 'out' | 'err') => (text: string | Uint8Array) => {
    caught[stream] += text;
    return true;
  };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(into('out'));
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(into('err'));
  try {
    const code = await runCommand(['solve', ...words]);
    return { code, ...caught, answer: code === 0 ? JSON.parse(caught.out) : null };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

/** Three villages, three candidates; worked out by hand below. */
const CSV = `candidate,demand,weight,seconds
a,d1,10,60
a,d2,5,1200
b,d2,5,300
b,d3,7,900
c,d1,10,600
c,d3,7,60
`;
/** A line 1 – 2 – 3 – 4 – 5 of lengths 1, 2, 3, 4, two sites. */
const LINE = ' 5 4 2 \n 1 2 1 \n 2 3 2 \n 3 4 3 \n 4 5 4 \n';

describe('solve', () => {
  it('finds the plans that can be worked out by hand', async () => {
    const csv = file('m.csv', CSV);
    // a, c: 10·60 + 5·1200 + 7·60; a, b: 600 + 1500 + 6300; b, c: 6000 + 1500 + 420.
    expect((await solve(csv, '--model', 'p-median', '--p', '2')).answer).toEqual({
      ...{ model: 'p-median', p: 2, objective: 7020, bound: 7020, gap: 0, proof: 'optimal', chosen: ['a', 'c'] },
      seconds: expect.any(Number),
    });
    // Only b with c has everybody within 10 minutes: a, c leaves 20, a, b leaves 15.
    expect((await solve(csv, '--model', 'p-center', '--p', '2')).answer).toMatchObject({
      ...{ objective: 600, bound: 600, proof: 'optimal', chosen: ['b', 'c'] },
    });
    expect((await solve(csv, '--model', 'lscp', '--minutes', '10')).answer).toMatchObject({
      ...{ p: 2, objective: 2, proof: 'optimal', chosen: ['b', 'c'] },
    });
    // Within 10 minutes a has 10 people, b 5, c 17.
    expect((await solve(csv, '--model', 'mclp', '--p', '1', '--minutes', '10')).answer).toMatchObject({
      ...{ objective: 17, bound: 17, proof: 'optimal', chosen: ['c'] },
    });
    const line = file('line.txt', LINE);
    // 2 and 4 or 2 and 5 …: {2, 4}: 1 + 0 + 2 + 0 + 4 = 7; {2, 5}: 1 + 2 + 4 = 7; {3, 5}: 3 + 2 + 3 = 8.
    const median = (await solve(line, '--model', 'p-median')).answer;
    expect(median).toMatchObject({ p: 2, objective: 7, proof: 'optimal' });
    expect([
      [2, 4],
      [2, 5],
    ]).toContainEqual(median.chosen);
    expect((await solve(line, '--model', 'p-median', '--p', '1')).answer).toMatchObject({ objective: 15, chosen: [3] });
    expect((await solve(line, '--model', 'p-center')).answer).toMatchObject({ objective: 3, proof: 'optimal' });
  });

  it('tells who is out of reach, and with what they count', async () => {
    const csv = file('far.csv', 'candidate,demand,weight,seconds\na,x,10,60\nb,y,3,120\n');
    expect((await solve(csv, '--model', 'p-median', '--p', '1')).answer).toMatchObject({
      ...{ chosen: ['a'], objective: 600 + 3 * 120, peopleBeyond: 3, beyond: 120 },
    });
    expect((await solve(csv, '--model', 'lscp', '--minutes', '1')).answer).toMatchObject({
      ...{ objective: 1, chosen: ['a'], peopleUnreachable: 3 },
    });
  });

  it.each([
    ['x.csv', CSV.replace('1200', 'soon'), ['--model', 'p-median', '--p', '1'], ['x.csv', 'row 3', 'seconds', 'soon']],
    ['s.txt', '3 1 1\n1 2\n', ['--model', 'p-median'], ['s.txt', 'row 2', 'length']],
    ['w.txt', '3 1 1\n1 2 abc\n', ['--model', 'p-center'], ['w.txt', 'row 2', 'length', 'abc']],
    ['p.csv', CSV, ['--model', 'p-median'], ['p.csv', '--p']],
    ['p4.csv', CSV, ['--model', 'p-median', '--p', '4'], ['p4.csv', '3 candidates', '4 sites']],
    ['l.txt', LINE, ['--model', 'p-median', '--p', '6'], ['l.txt', '5 candidates', '6 sites']],
    ['m4.csv', CSV, ['--model', 'mclp', '--p', '4', '--minutes', '9'], ['m4.csv', '3 candidates', '4 sites']],
    ['t.csv', CSV, ['--model', 'lscp'], ['t.csv', '--minutes']],
    ['c.csv', CSV, ['--model', 'p-center', '--p', '1'], ['c.csv', 'no choice of 1']],
    ['e.txt', '', ['--model', 'p-median'], ['e.txt', 'empty']],
  ])('refuses %s in one sentence, exit 1', async (name, content, words, named) => {
    const { code, out, err } = await solve(file(name, content), ...words);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.trim().split('\n')).toHaveLength(1);
    for (const word of named) expect(err).toContain(word);
  });

  it('refuses wrong usage, exit 2, and a file that is not there, exit 1', async () => {
    const csv = file('u.csv', CSV);
    for (const words of [
      [csv],
      [csv, '--model', 'median'],
      [csv, '--model', 'p-median', '--p', 'two'],
      [csv, '--model', 'p-median', '--p', '0'],
      [csv, '--model', 'p-median', '--p', '1', '--seconds', '-1'],
      [csv, '--model', 'p-median', '--p', '1', '--time', '5'],
    ])
      expect((await solve(...words)).code, words.join(' ')).toBe(2);
    expect((await solve(join(folder, 'none.csv'), '--model', 'p-median', '--p', '1')).code).toBe(1);
  });
});

describeShared('orlib-pmed/pmed22.txt', 'solve on OR-Library', () => {
  it('stops after --seconds with a plan and a bound', async () => {
    const path = file('pmed22.txt', readShared('orlib-pmed/pmed22.txt'));
    const { answer } = await solve(path, '--model', 'p-median', '--seconds', '0');
    expect(answer.objective).toBeGreaterThanOrEqual(8579);
    expect(answer.bound).not.toBeGreaterThan(8579);
    expect(answer.proof).not.toBe('optimal');
    expect(answer.chosen).toHaveLength(10);
  });
});
