import type { FeatureCollection, MultiPolygon } from 'geojson';
import { finish, type Steps } from '../model/steps.ts';
import type { LatticeWindow } from '../travel/isochrone/lattice.ts';
import { type Lines, linesOfRings } from '../travel/isochrone/lines.ts';
import { polygonsOfLines } from '../travel/isochrone/polygons-of-lines.ts';
import { simplifyLines } from '../travel/isochrone/simplify-lines.ts';
import { type Rings, traceRings } from '../travel/isochrone/trace-rings.ts';

/** Who serves each sample of a window: an index into the facilities, -1 for nobody. */
export interface OwnerField extends LatticeWindow {
  readonly owners: Int32Array;
}

export type CatchmentShapes = FeatureCollection<MultiPolygon, { readonly facility: number }>;

/**
 * The area served by each facility that serves any, in order of the facilities. Borders run midway between samples of
 * different owners; two neighbours share the very same border, thinned out alike for both, and no two areas overlap.
 * Where three or four owners meet within one square of samples its middle belongs to none of them.
 * Every sample lies inside its owner's area and no other. All owners are traced in one pass.
 */
export function catchmentShapes(field: OwnerField): CatchmentShapes {
  return finish(catchmentShapesInSteps(field));
}

export function* catchmentShapesInSteps(field: OwnerField): Steps<CatchmentShapes> {
  const labels = widened(field);
  const rings = traceRings({ columns: field.columns + 2, labels });
  yield;
  const lines = linesOfRings(field, [rings], () => 0.5);
  yield;
  yield* simplifyLines(lines, field, twinsOf(rings, labels, lines));
  yield;
  const features = [...polygonsOfLines(lines)]
    .sort(([a], [b]) => a - b)
    .map(([facility, coordinates]): CatchmentShapes['features'][number] => ({
      type: 'Feature',
      properties: { facility },
      geometry: { type: 'MultiPolygon', coordinates },
    }));
  return { type: 'FeatureCollection', features };
}

/** The owners with one more sample all round, which nobody serves. */
function widened(field: OwnerField): Int32Array {
  const columns = field.columns + 2;
  const labels = new Int32Array(columns * (field.rows + 2)).fill(-1);
  for (let row = 0; row < field.rows; row++) {
    labels.set(field.owners.subarray(row * field.columns, (row + 1) * field.columns), (row + 1) * columns + 1);
  }
  return labels;
}

/** For each vertex that of the neighbouring area on the same step between two samples, -1 where nobody's land begins. */
function twinsOf(rings: Rings, labels: Int32Array, lines: Lines): Int32Array {
  const twin = new Int32Array(lines.next.length).fill(-1);
  /** By the step's western or northern sample, the vertex that came first: steps to the east, then to the south. */
  const east = new Int32Array(labels.length).fill(-1);
  const south = new Int32Array(labels.length).fill(-1);
  for (let vertex = 0; vertex < twin.length; vertex++) {
    const inner = rings.inner[vertex]!;
    const outer = rings.outer[vertex]!;
    const met = Math.abs(outer - inner) === 1 ? east : south;
    const step = Math.min(inner, outer);
    const other = met[step]!;
    met[step] = vertex;
    if (other < 0) continue;
    twin[vertex] = other;
    twin[other] = vertex;
  }
  return twin;
}
