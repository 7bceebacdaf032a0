import type { ColumnReader } from './column-reader.ts';
import type { IssueList } from './issue-list.ts';
import { onewayOf } from './oneway-of.ts';
import { osmRoad, type RoadRow } from './osm-road.ts';
import type { RawValue } from './parse-number.ts';
import type { RawRecord, RawRecords } from './raw.ts';
import { roadClassOf } from './road-class-of.ts';

/** Tags that files exported from OpenStreetMap carry beside the class; read under their own names. */
const OSM_FIELDS = ['route', 'area', 'junction', 'access', 'motor_vehicle', 'vehicle', 'tunnel', 'bridge'] as const;
const ONEWAY_TAG = { forward: 'yes', backward: '-1', both: 'no' } as const;

/**
 * Reads records as road rows by the same rules as OpenStreetMap. A file without a direction column is two-way
 * throughout, also its motorways: then one line stands for both carriageways.
 */
export function roadRows(raw: RawRecords, reader: ColumnReader, issues: IssueList) {
  const unmatched = new Map<string, number>();
  let unused = 0;
  const others = new Map<string, number>(OSM_FIELDS.map((field) => [field, raw.fields.indexOf(field)]));
  const textOf = (value: RawValue | undefined) => (value === null || value === undefined ? undefined : String(value));

  const rowOf = (record: RawRecord): RoadRow | null => {
    const word = reader.text(record, 'class');
    const route = textOf(record.values[others.get('route') ?? -1]);
    const found = roadClassOf(word);
    if (found === null && route !== 'ferry') unmatched.set(word, (unmatched.get(word) ?? 0) + 1);
    const ferry = route === 'ferry' || found?.roadClass === 'ferry';
    const oneway = onewayOf(reader.text(record, 'oneway'));
    const impliedByClass = found?.osm === true && reader.column('oneway') !== null;
    const tags: Record<string, string | undefined> = {
      highway: found?.roadClass ?? 'road',
      route: ferry ? 'ferry' : route,
      oneway: oneway === null ? (impliedByClass ? undefined : 'no') : ONEWAY_TAG[oneway],
      maxspeed: textOf(reader.value(record, 'speed')),
    };
    const row = osmRoad((key) => (key in tags ? tags[key] : textOf(record.values[others.get(key) ?? -1])));
    if (row === null) unused++;
    return row;
  };

  const report = () => {
    if (unused > 0) issues.add({ code: 'roads-not-used', severity: 'note', values: { count: unused }, leftOut: true });
    if (reader.column('class') === null) {
      issues.add({
        code: 'road-class-absent',
        severity: 'warning',
        values: { columns: raw.fields.join('、') },
      });
      return;
    }
    if (unmatched.size === 0) return;
    const count = [...unmatched.values()].reduce((sum, n) => sum + n, 0);
    const sorted = [...unmatched].sort((a, b) => b[1] - a[1]).slice(0, 20);
    const words = sorted.map(([word, n]) => `${word === '' ? '—' : word} × ${n}`).join('、');
    issues.add({
      code: 'road-class-unmatched',
      severity: 'warning',
      field: reader.column('class') ?? 'class',
      values: { count, words },
    });
  };
  return { rowOf, report };
}
