import type { Geometry, Position } from 'geojson';
import type { Issue } from '../model/issue.ts';
import type { Roads } from '../model/road.ts';
import { type Columns, columnReader } from './column-reader.ts';
import { type IssueList, issueList } from './issue-list.ts';
import { locateGeometries } from './locate-geometries.ts';
import type { RoadRow } from './osm-road.ts';
import type { RawRecords, RawRoads } from './raw.ts';
import { roadRows } from './road-rows.ts';
import { roadTopology } from './road-topology.ts';

export interface RoadOptions {
  readonly file: string;
  readonly columns?: Columns;
  readonly datum?: string;
  /** How far a line's vertex may lie from another line's end and still be joined to it, metres; 0: equal only. */
  readonly snapMeters?: number;
}

interface Piece {
  readonly line: readonly Position[];
  readonly row: RoadRow;
  readonly id: string;
  readonly name: string;
}

/** Roads as the format tied them, or lines tied at equal coordinates and at ends within `snapMeters` (default 1 m). */
export function normaliseRoads(raw: RawRoads | RawRecords, options: RoadOptions): { roads: Roads; issues: Issue[] } {
  if (raw.type === 'roads') return { roads: raw.roads, issues: [] };
  const issues = issueList(options.file);
  const pieces = piecesOf(raw, options, issues);
  const topology = roadTopology(
    pieces.map((piece) => piece.line),
    options.snapMeters ?? 1,
  );
  // Lines that shrank to a point while snapping are gone.
  const kept = pieces.filter((_, i) => topology.offsets[i] !== topology.offsets[i + 1]);
  const lost = pieces.length - kept.length;
  if (topology.snapped > 0) {
    const values = { count: topology.snapped, value: options.snapMeters ?? 1 };
    issues.add({ code: 'roads-ends-snapped', severity: 'note', values });
  }
  if (lost > 0) issues.add({ code: 'roads-too-short', severity: 'note', values: { count: lost }, leftOut: true });
  const roads: Roads = {
    nodeLon: topology.nodeLon,
    nodeLat: topology.nodeLat,
    offsets: topology.offsets.filter((offset, i) => i === 0 || offset !== topology.offsets[i - 1]),
    vertices: topology.vertices,
    roadClass: Uint8Array.from(kept, (piece) => piece.row.roadClass),
    flags: Uint8Array.from(kept, (piece) => piece.row.flags),
    speed: Float32Array.from(kept, (piece) => piece.row.speed),
    wayIds: kept.map((piece) => piece.id),
    wayNames: kept.map((piece) => piece.name),
    turnRestrictions: 0,
  };
  return { roads, issues: issues.all() };
}

/** One piece per line; the parts of a MultiLineString share id and row. */
function piecesOf(raw: RawRecords, options: RoadOptions, issues: IssueList): Piece[] {
  const reader = columnReader(raw, 'roads', { ...options, issues });
  const rows = roadRows(raw, reader, issues);
  const pieces: Piece[] = [];
  let others = 0;
  for (const { record, geometry } of locateGeometries(raw, { ...options, issues })) {
    const lines = linesOf(geometry);
    if (lines.length === 0) {
      others++;
      continue;
    }
    const row = rows.rowOf(record);
    if (row === null) continue;
    const id = reader.text(record, 'id') || `row-${record.row}`;
    const name = reader.text(record, 'name');
    for (const line of lines) {
      if (line.every(isPosition)) pieces.push({ line, row, id, name });
      else
        issues.add({
          code: 'geometry-invalid',
          severity: 'error',
          row: record.row,
          values: { value: geometry.type },
          leftOut: true,
        });
    }
  }
  rows.report();
  if (others > 0) issues.add({ code: 'roads-not-lines', severity: 'note', values: { count: others }, leftOut: true });
  return pieces;
}

function linesOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
}

function isPosition([lon, lat]: Position): boolean {
  return typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}
