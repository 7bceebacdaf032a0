import { describe, expect, it } from 'vitest';
import { startMode } from '../../../src/map/modes/mode-table.ts';
import type { PickItem } from '../../../src/map/pick-index.ts';
import { at, fakeHost } from './fake-host.ts';

const STATION: PickItem = {
  id: 'f1',
  lon: 0,
  lat: 0,
  from: 0,
  draggable: true,
  selection: { type: 'facility', id: 'f1' },
};

describe('draw-zone', () => {
  const begin = () => {
    const fake = fakeHost();
    return { ...fake, mode: startMode(fake.host, { mode: 'draw-zone' }) };
  };
  const triangle = 'zone [[0,0],[1,0],[1,1],[0,0]]';

  it('closes on the first vertex, on Enter and on a double click', () => {
    const closings = [
      (mode: ReturnType<typeof startMode>) => mode.click?.(at(0.02, 0.01)),
      (mode: ReturnType<typeof startMode>) => void mode.key?.('Enter'),
      (mode: ReturnType<typeof startMode>) => mode.click?.(at(1, 1)),
    ];
    for (const close of closings) {
      const { mode, log, state } = begin();
      for (const [lon, lat] of [
        [0, 0],
        [1, 0],
        [1, 1],
      ] as const)
        mode.click?.(at(lon, lat));
      close(mode);
      expect(log).toEqual([triangle]);
      expect(state.draft).toBeNull();
    }
  });

  it('does not close with two vertices, and ignores a second click on the same place', () => {
    const { mode, log, state } = begin();
    mode.click?.(at(0, 0));
    mode.click?.(at(1, 0));
    mode.click?.(at(1, 0));
    mode.key?.('Enter');
    expect(log).toEqual([]);
    expect(state.draft?.vertices).toHaveLength(2);
  });

  it('takes vertices back, and forgets all on Escape', () => {
    const { mode, log, state } = begin();
    for (const [lon, lat] of [
      [0, 0],
      [1, 0],
      [1, 1],
    ] as const)
      mode.click?.(at(lon, lat));
    expect(mode.key?.('Backspace')).toBe(true);
    expect(state.draft?.vertices).toHaveLength(2);
    expect(mode.key?.('Escape')).toBe(true);
    expect(state.draft).toBeNull();
    expect(log).toEqual(['cancel']);
    expect(mode.key?.('a')).toBe(false);
  });

  it('turns double-click zoom off and cleans up when it ends', () => {
    const { mode, state } = begin();
    expect(state.doubleClickZoom).toBe(false);
    mode.click?.(at(0, 0));
    mode.stop();
    expect(state.draft).toBeNull();
    expect(state.cursor).toBe('');
  });
});

describe('draw-across', () => {
  const begin = () => {
    const fake = fakeHost();
    return { ...fake, mode: startMode(fake.host, { mode: 'draw-across' }) };
  };

  it('is a line where it ends on its last vertex or with Enter, and an area where it ends on its first', () => {
    const endings: [end: (mode: ReturnType<typeof startMode>) => void, path: string][] = [
      [(mode) => mode.click?.(at(1.01, 1)), 'path [[0,0],[1,0],[1,1]] false'],
      [(mode) => void mode.key?.('Enter'), 'path [[0,0],[1,0],[1,1]] false'],
      [(mode) => mode.click?.(at(0.02, 0.01)), 'path [[0,0],[1,0],[1,1]] true'],
    ];
    for (const [end, path] of endings) {
      const { mode, log, state } = begin();
      for (const [lon, lat] of [
        [0, 0],
        [1, 0],
        [1, 1],
      ] as const)
        mode.click?.(at(lon, lat));
      end(mode);
      expect(log).toEqual([path]);
      expect(state.draft).toBeNull();
    }
  });

  it('needs two vertices; may cross itself; shows an area only where the next click closes one', () => {
    const { mode, log, state } = begin();
    mode.click?.(at(0, 0));
    mode.click?.(at(0, 0));
    mode.key?.('Enter');
    expect(log).toEqual([]);
    for (const [lon, lat] of [
      [2, 2],
      [2, 0],
      [0, 2],
    ] as const)
      mode.click?.(at(lon, lat));
    expect(state.draft?.vertices).toHaveLength(4);
    mode.move?.(at(1, 3));
    expect([state.draft?.open, state.cursor]).toEqual([true, 'crosshair']);
    mode.move?.(at(0.01, 0));
    expect([state.draft?.open, state.cursor]).toEqual([false, 'pointer']);
    mode.key?.('Escape');
    expect(log).toEqual(['cancel']);
  });
});

describe('browse', () => {
  it('drags a symbol: start once, every step, end', () => {
    const { host, log } = fakeHost({ draggable: STATION });
    const mode = startMode(host, { mode: 'browse' });
    expect(mode.down?.(at(0, 0))).toBe(true);
    mode.drag?.(at(1, 0));
    mode.drag?.(at(2, 0));
    mode.drop?.(at(3, 0));
    expect(log).toEqual([
      'lift "f1"',
      'start "f1"',
      'drag "f1" 1 0',
      'drag "f1" 2 0',
      'drag "f1" 3 0',
      'settle "dropped"',
      'end "f1" 3 0',
    ]);
  });

  it('puts the symbol back on Escape', () => {
    const { host, log } = fakeHost({ draggable: STATION });
    const mode = startMode(host, { mode: 'browse' });
    expect(mode.key?.('Escape')).toBe(false);
    mode.down?.(at(0, 0));
    mode.drag?.(at(1, 0));
    expect(mode.key?.('Escape')).toBe(true);
    mode.drop?.(at(2, 0));
    expect(log.slice(-2)).toEqual(['settle "put-back"', 'cancel']);
  });

  it('selects what is on top, and goes through a gap that is selected already', () => {
    const hits = [
      { type: 'gap', rank: 1 },
      { type: 'township', township: 7 },
    ] as const;
    const first = fakeHost({ hits: [...hits] });
    startMode(first.host, { mode: 'browse' }).click?.(at(0, 0));
    expect(first.log).toEqual(['select {"type":"gap","rank":1}']);
    const second = fakeHost({ hits: [...hits], selection: hits[0] });
    startMode(second.host, { mode: 'browse' }).click?.(at(0, 0));
    expect(second.log).toEqual(['select {"type":"township","township":7}']);
    const third = fakeHost();
    startMode(third.host, { mode: 'browse' }).click?.(at(0, 0));
    expect(third.log).toEqual(['select null']);
  });
});

describe('add-facility', () => {
  it('says where, and cancels on Escape', () => {
    const { host, log, state } = fakeHost();
    const mode = startMode(host, { mode: 'add-facility', kind: 'ems-station' });
    expect(state.cursor).toBe('crosshair');
    mode.click?.(at(1, 2));
    mode.key?.('Escape');
    expect(log).toEqual(['add 1 2', 'cancel']);
  });
});

describe('pick-road', () => {
  it('says which road, none beside them all, and cancels on Escape', () => {
    const { host, log, state } = fakeHost({ road: 4 });
    const mode = startMode(host, { mode: 'pick-road' });
    mode.move?.(at(1, 2));
    expect(state.cursor).toBe('pointer');
    mode.click?.(at(1, 2));
    mode.key?.('Escape');
    expect(log).toEqual(['road 4', 'cancel']);
    const beside = fakeHost();
    startMode(beside.host, { mode: 'pick-road' }).click?.(at(1, 2));
    expect(beside.log).toEqual(['road null']);
  });
});
