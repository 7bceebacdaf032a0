import type { Geometry, Position } from 'geojson';
import type { Issue } from '../model/issue.ts';
import type { Roads } from '../model/road.ts';
import { finish, type Steps } from '../model/steps.ts';
import { type Columns, columnReader } from './column-reader.ts';
import { type IssueList, issueList } from './issue-list.ts';
import { locateGeometries } from './locate-geometries.ts';
import type { RawRecords, RawRoads } from './raw.ts';
import { type LineRow, roadRows } from './road-rows.ts';
import { roadTopologyInSteps } from './road-topology.ts';

export interface RoadOptions {
  readonly file: string;
  readonly columns?: Columns;
  readonly datum?: string;
  /** How far an end may lie from another line and still be joined to it, metres (default 1); 0: equal only. */
  readonly snapMeters?: number;
  /** Join lines where they cross on one level (default no): bridges and tunnels pass over and under. */
  readonly splitCrossings?: boolean;
}

interface Piece {
  readonly line: readonly Position[];
  readonly row: LineRow;
  readonly id: string;
  readonly name: string;
}

/** Records looked at between two pauses. */
const RECORDS_AT_ONCE = 2 ** 12;

/** Digitised by hand or turned from another datum, ends that were meant to meet miss each other by centimetres. */
export const DEFAULT_SNAP_METERS = 1;

/**
 * Roads as the format tied them (OpenStreetMap), or lines tied at equal coordinates, at ends within `snapMeters` of
 * another line, and where they cross if `splitCrossings`. What was done comes back as issues of severity `note`.
 */
export function normaliseRoads(raw: RawRoads | RawRecords, options: RoadOptions): { roads: Roads; issues: Issue[] } {
  return finish(normaliseRoadsInSteps(raw, options));
}

export function* normaliseRoadsInSteps(
  raw: RawRoads | RawRecords,
  options: RoadOptions,
): Steps<{ roads: Roads; issues: Issue[] }> {
  if (raw.type === 'roads') return { roads: raw.roads, issues: [] };
  const issues = issueList(options.file);
  const pieces = yield* piecesOf(raw, options, issues);
  const snapMeters = options.snapMeters ?? DEFAULT_SNAP_METERS;
  const topology = yield* roadTopologyInSteps(
    pieces.map((piece) => piece.line),
    { snapMeters, splitCrossings: options.splitCrossings ?? false, levels: pieces.map((piece) => piece.row.level) },
  );
  // Lines that shrank to a point while snapping are gone.
  const kept = pieces.filter((_, i) => topology.offsets[i] !== topology.offsets[i + 1]);
  const lost = pieces.length - kept.length;
  const { snapped, joined, crossings } = topology;
  const note = (code: string, count: number, values = {}) => {
    if (count > 0) issues.add({ code, severity: 'note', values: { count, ...values } });
  };
  note('roads-ends-snapped', snapped, { value: snapMeters });
  note('roads-ends-joined-to-lines', joined, { value: snapMeters });
  note('roads-crossings-joined', crossings);
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
function* piecesOf(raw: RawRecords, options: RoadOptions, issues: IssueList): Steps<Piece[]> {
  const reader = columnReader(raw, 'roads', { ...options, issues });
  const rows = roadRows(raw, reader, issues);
  const pieces: Piece[] = [];
  let others = 0;
  for (const [place, { record, geometry }] of locateGeometries(raw, { ...options, issues }).entries()) {
    if (place % RECORDS_AT_ONCE === 0) yield;
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
