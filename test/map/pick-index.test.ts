import { describe, expect, it } from 'vitest';
import { PickIndex, type PickItem } from '../../src/map/pick-index.ts';

const REACH = { lon: 0.01, lat: 0.01, zoom: 10 };

function facility(id: string, lon: number, lat: number, from = 0): PickItem {
  return { id, lon, lat, from, draggable: true, selection: { type: 'facility', id } };
}
function site(rank: number, lon: number, lat: number): PickItem {
  return { id: `site-${rank}`, lon, lat, from: 0, draggable: true, selection: { type: 'site', rank } };
}
const ids = (items: PickItem[]): string[] => items.map((item) => item.id);

describe('PickIndex', () => {
  it('finds what lies around a place, nearest first', () => {
    const index = new PickIndex();
    index.replace('facility:', [facility('far', 0.008, 0), facility('near', 0.002, 0), facility('beyond', 0.02, 0)]);
    expect(ids(index.near(0, 0, REACH))).toEqual(['near', 'far']);
  });

  it('prefers sites to facilities, and strong symbols to quiet ones', () => {
    const index = new PickIndex();
    index.replace('facility:', [facility('quiet', 0, 0, 9), facility('strong', 0.004, 0)]);
    index.replace('site:', [site(1, 0.006, 0)]);
    expect(ids(index.near(0, 0, REACH))).toEqual(['site-1', 'strong', 'quiet']);
  });

  it('does not pick what is not drawn at this zoom', () => {
    const index = new PickIndex();
    index.replace('facility:', [facility('village', 0, 0, 11)]);
    expect(index.near(0, 0, { ...REACH, zoom: 10.9 })).toEqual([]);
    expect(ids(index.near(0, 0, { ...REACH, zoom: 11.2 }))).toEqual(['village']);
  });

  it('follows an item that moves', () => {
    const index = new PickIndex();
    index.replace('facility:', [facility('a', 0, 0), facility('b', 1, 1)]);
    index.move('a', 0.5, 0.5);
    expect(index.near(0, 0, REACH)).toEqual([]);
    expect(index.near(0.5, 0.5, REACH)).toEqual([facility('a', 0.5, 0.5)]);
    index.move('a', 0, 0);
    expect(ids(index.near(0, 0, REACH))).toEqual(['a']);
  });

  it('replaces the items of one source only', () => {
    const index = new PickIndex();
    index.replace('facility:', [facility('a', 0, 0)]);
    index.replace('site:', [site(1, 0, 0)]);
    index.move('a', 0.001, 0);
    index.replace('facility:', [facility('c', 0, 0)]);
    expect(ids(index.near(0, 0, REACH))).toEqual(['site-1', 'c']);
  });
});
