import { describe, expect, it } from 'vitest';
import { finish, type Steps } from '../../../src/core/model/steps.ts';
import { keepLast } from '../../../src/core/scenario/keep-last.ts';

/** Makes its name in three steps, and notes each. */
function maker(done: string[]) {
  return (name: string) =>
    function* (): Steps<{ name: string }> {
      for (const step of [1, 2, 3]) {
        done.push(`${name}${step}`);
        yield;
      }
      return { name };
    };
}

describe('what is kept', () => {
  it('is made once, and goes on from where it was left', () => {
    const done: string[] = [];
    const make = maker(done);
    const kept = keepLast<{ name: string }>(2);
    const given = kept('a', make('a'));
    given.next();
    given.next();
    expect(done).toEqual(['a1', 'a2']);
    const a = finish(kept('a', make('a')));
    expect(done).toEqual(['a1', 'a2', 'a3']);
    expect(finish(kept('a', make('a')))).toBe(a);
    expect(done).toHaveLength(3);
  });

  it('is made once though two ask for it in turns', () => {
    const done: string[] = [];
    const kept = keepLast<{ name: string }>(2);
    const askers = [kept('a', maker(done)('a')), kept('a', maker(done)('a'))];
    const got: unknown[] = [];
    while (got.length < 2) {
      for (const asker of askers) {
        const step = asker.next();
        if (step.done && step.value) got.push(step.value);
      }
    }
    expect(done).toEqual(['a1', 'a2', 'a3']);
    expect(got[0]).toBe(got[1]);
  });

  it('is forgotten when others were used since', () => {
    const done: string[] = [];
    const kept = keepLast<{ name: string }>(2);
    const ask = (name: string) => finish(kept(name, maker(done)(name)));
    const a = ask('a');
    ask('b');
    expect(ask('a')).toBe(a);
    ask('c');
    expect(ask('a')).toBe(a);
    done.length = 0;
    ask('b');
    expect(done).toEqual(['b1', 'b2', 'b3']);
  });

  it('is not kept where its making fails: it is tried anew', () => {
    const kept = keepLast<string>(2);
    let tries = 0;
    const ask = () =>
      finish(
        kept('a', function* () {
          tries += 1;
          yield;
          if (tries === 1) throw new Error('not yet');
          return 'made';
        }),
      );
    expect(ask).toThrow('not yet');
    expect(ask()).toBe('made');
  });
});
