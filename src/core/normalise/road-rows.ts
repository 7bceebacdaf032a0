import { ROAD_FLAG } from '../model/road.ts';
import type { ColumnReader } from './column-reader.ts';
import type { IssueList } from './issue-list.ts';
import { onewayOf } from './oneway-of.ts';
import { OSM_ROAD_KEYS, osmRoad, type RoadRow } from './osm-road.ts';
import type { RawValue } from './parse-number.ts';
import { parseSpeed } from './parse-speed.ts';
import type { RawRecord, RawRecords } from './raw.ts';
import { roadClassOf } from './road-class-of.ts';
import { roadLevel } from './road-level.ts';

/** A road row of a line file: its level decides which lines meet where they cross. */
export interface LineRow extends RoadRow {
  readonly level: number;
}

/** Tags that files exported from OpenStreetMap carry beside the columns asked for; read under their own names. */
const ASKED_FOR: ReadonlySet<string> = new Set(['highway', 'oneway', 'maxspeed', 'name', 'ref']);
const OSM_FIELDS = [...OSM_ROAD_KEYS.filter((key) => !ASKED_FOR.has(key)), 'layer'];
const ONEWAY_TAG = { forward: 'yes', backward: '-1', both: 'no' } as const;
/** How files other than OpenStreetMap's own say that a road is no bridge and no tunnel: Geofabrik's `F`, 0, 否. */
const NOT_SO = /^(f|false|0|n|no|否|无)?$/i;
/** Limits of OpenStreetMap that name no number. */
const NO_NUMBER = /^(none|signals|variable|walk|[a-z]{2}:.*|\d+(;\d+)+)$/i;
const LISTED_WORDS = 20;

/**
 * Reads records as road rows by the same rules as OpenStreetMap. A file without a direction column is two-way
 * throughout, also its motorways: then one line stands for both carriageways.
 */
export function roadRows(raw: RawRecords, reader: ColumnReader, issues: IssueList) {
  const unmatched = new Map<string, number>();
  const strangeSpeeds = new Map<string, number>();
  let unused = 0;
  const others = new Map<string, number>(OSM_FIELDS.map((field) => [field, raw.fields.indexOf(field)]));
  const other = (record: RawRecord, key: string) => textOf(record.values[others.get(key) ?? -1], key);

  const rowOf = (record: RawRecord): LineRow | null => {
    const word = reader.text(record, 'class');
    const route = other(record, 'route');
    const found = roadClassOf(word);
    if (found === null && route !== 'ferry') countWord(unmatched, word);
    const ferry = route === 'ferry' || found?.roadClass === 'ferry';
    const oneway = onewayOf(reader.text(record, 'oneway'));
    const impliedByClass = found?.osm === true && reader.column('oneway') !== null;
    const speed = reader.text(record, 'speed');
    const tags: Record<string, string | undefined> = {
      highway: found?.roadClass ?? 'road',
      route: ferry ? 'ferry' : route,
      oneway: oneway === null ? (impliedByClass ? undefined : 'no') : ONEWAY_TAG[oneway],
      maxspeed: speed,
    };
    const row = osmRoad((key) => (key in tags ? tags[key] : other(record, key)));
    if (row === null) {
      unused++;
      return null;
    }
    if (speed !== '' && parseSpeed(speed) === 0 && !NO_NUMBER.test(speed)) countWord(strangeSpeeds, speed);
    const bridge = (row.flags & ROAD_FLAG.bridge) !== 0;
    const tunnel = (row.flags & ROAD_FLAG.tunnel) !== 0;
    return { ...row, level: roadLevel(other(record, 'layer'), { bridge, tunnel }) };
  };

  const report = () => {
    if (unused > 0) issues.add({ code: 'roads-not-used', severity: 'note', values: { count: unused }, leftOut: true });
    reportSpeeds(strangeSpeeds, reader, issues);
    reportClasses(unmatched, { raw, reader, issues });
  };
  return { rowOf, report };
}

function textOf(value: RawValue | undefined, key: string): string | undefined {
  if (value === null || value === undefined) return undefined;
  const text = String(value);
  return (key === 'bridge' || key === 'tunnel') && NOT_SO.test(text.trim()) ? 'no' : text;
}

function countWord(words: Map<string, number>, word: string): void {
  words.set(word, (words.get(word) ?? 0) + 1);
}

/** The most frequent words with their counts, and how many there are in all. */
function listed(words: ReadonlyMap<string, number>): { count: number; words: string } {
  const sorted = [...words].sort((a, b) => b[1] - a[1]).slice(0, LISTED_WORDS);
  return {
    count: [...words.values()].reduce((sum, n) => sum + n, 0),
    words: sorted.map(([word, n]) => `${word === '' ? '—' : word} × ${n}`).join('、'),
  };
}

/** A speed of 0 or a word that is none: the class's speed holds, and the user hears of it. */
function reportSpeeds(words: ReadonlyMap<string, number>, reader: ColumnReader, issues: IssueList): void {
  if (words.size === 0) return;
  const field = reader.column('speed') ?? 'speed';
  issues.add({ code: 'road-speed-unreadable', severity: 'warning', field, values: listed(words) });
}

function reportClasses(
  words: ReadonlyMap<string, number>,
  { raw, reader, issues }: { raw: RawRecords; reader: ColumnReader; issues: IssueList },
): void {
  const column = reader.column('class');
  if (column === null) {
    issues.add({ code: 'road-class-absent', severity: 'warning', values: { columns: raw.fields.join('、') } });
  } else if (words.size > 0) {
    issues.add({ code: 'road-class-unmatched', severity: 'warning', field: column, values: listed(words) });
  }
}
