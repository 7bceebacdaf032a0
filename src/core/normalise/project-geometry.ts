import type { Geometry, Position } from 'geojson';
import type { ToWgs84 } from '../geo/project-coordinates.ts';

/** The same geometry with every position sent through `project`; heights are dropped. */
export function projectGeometry(geometry: Geometry, project: ToWgs84): Geometry {
  const at = (position: Position): Position => [...project(position[0] ?? Number.NaN, position[1] ?? Number.NaN)];
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: at(geometry.coordinates) };
    case 'MultiPoint':
    case 'LineString':
      return { type: geometry.type, coordinates: geometry.coordinates.map(at) };
    case 'MultiLineString':
    case 'Polygon':
      return { type: geometry.type, coordinates: geometry.coordinates.map((line) => line.map(at)) };
    case 'MultiPolygon':
      return {
        type: 'MultiPolygon',
        coordinates: geometry.coordinates.map((rings) => rings.map((ring) => ring.map(at))),
      };
    case 'GeometryCollection':
      return {
        type: 'GeometryCollection',
        geometries: geometry.geometries.map((part) => projectGeometry(part, project)),
      };
  }
}
