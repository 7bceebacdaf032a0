import type { Land } from './land.ts';
import { createNoise } from './noise.ts';
import { LAID, PRIMARY, type RoadGrid, stepIndex, TERTIARY } from './road-grid.ts';
import { addNode, type RoadNetwork, type SampleWay } from './road-ways.ts';
import { relaxLine, resampleLine, roundCorners } from './smooth-line.ts';

/** The shaped network and the node that stands in a work cell, where one must. */
export interface ShapedRoads {
  readonly network: RoadNetwork;
  readonly nodeOfCell: ReadonlyMap<number, number>;
}

/** Turns grid steps into ways: chains between junctions, smoothed, bent by the ground, with a vertex every so many metres. */
export function shapeRoads(
  roads: RoadGrid,
  land: Land,
  wish: { readonly stops: ReadonlySet<number>; readonly vertexMeters: number; readonly seed: number },
): ShapedRoads {
  const network: RoadNetwork = { x: [], y: [], ways: [] };
  const nodeOfCell = new Map<number, number>();
  const bend = createBend(land, wish.seed);
  const place = createPlacing(land);
  const nodeAt = (cell: number): number => {
    const known = nodeOfCell.get(cell);
    if (known !== undefined) return known;
    const [x, y] = bend(...place(cell));
    const node = addNode(network, x, y);
    nodeOfCell.set(cell, node);
    return node;
  };
  for (const chain of chains(roads, wish.stops)) {
    const raw = chain.cells.flatMap((cell) => place(cell));
    const line = resampleLine(roundCorners(roundCorners(relaxLine(raw, 2))), wish.vertexMeters);
    const last = chain.cells.length - 1;
    const nodes = [nodeAt(chain.cells[0] as number)];
    for (let at = 2; at + 3 < line.length; at += 2) {
      const [x, y] = bend(line[at] as number, line[at + 1] as number);
      nodes.push(addNode(network, x, y));
    }
    nodes.push(nodeAt(chain.cells[last] as number));
    network.ways.push({ highway: LAID[chain.roadClass] as string, nodes, ...reference(chain.roadClass, chain.route) });
  }
  return { network, nodeOfCell };
}

/** Invented route numbers of the nine hundreds: G for trunk and primary, S for secondary, X for tertiary. */
function reference(roadClass: number, route: number): Pick<SampleWay, 'ref'> {
  if (roadClass > TERTIARY || route === 0) return {};
  const letter = roadClass <= PRIMARY ? 'G' : roadClass < TERTIARY ? 'S' : 'X';
  return { ref: `${letter}${900 + (route % 100)}` };
}

interface Chain {
  readonly roadClass: number;
  readonly route: number;
  readonly cells: number[];
}

/** Runs of steps of one class and route between cells where roads meet, end, change or must have a node. */
function chains(roads: RoadGrid, stops: ReadonlySet<number>): Chain[] {
  const { grid, roadClass, route } = roads;
  const step = (cell: number, d: number): number => stepIndex(cell, cell + (grid.offset[d] as number), d);
  const kind = (index: number): number => (roadClass[index] as number) * 65536 + (route[index] as number);
  const exits = (cell: number): number[] => {
    const found: number[] = [];
    for (let d = 0; d < 8; d++) if (roadClass[step(cell, d)] !== 0) found.push(d);
    return found;
  };
  const isJunction = (cell: number): boolean => {
    const found = exits(cell);
    if (found.length !== 2 || stops.has(cell)) return true;
    return kind(step(cell, found[0] as number)) !== kind(step(cell, found[1] as number));
  };
  const used = new Uint8Array(roadClass.length);
  const found: Chain[] = [];
  const follow = (start: number, first: number): void => {
    const index = step(start, first);
    const chain = { roadClass: roadClass[index] as number, route: route[index] as number, cells: [start] };
    let cell = start;
    let d = first;
    for (;;) {
      used[step(cell, d)] = 1;
      cell += grid.offset[d] as number;
      chain.cells.push(cell);
      if (cell === start || isJunction(cell)) break;
      const back = d ^ 4;
      d = exits(cell).find((each) => each !== back) as number;
    }
    found.push(chain);
  };
  for (const junctionsOnly of [true, false]) {
    for (let cell = 0; cell < grid.count; cell++) {
      if (roads.onRoad[cell] === 0 || (junctionsOnly && !isJunction(cell))) continue;
      for (const d of exits(cell)) if (used[step(cell, d)] === 0) follow(cell, d);
    }
  }
  return found;
}

/** Middle of a cell, shaken by up to a third of it so that the grid does not show. Metres. */
function createPlacing(land: Land): (cell: number) => [number, number] {
  const { grid } = land;
  return (cell) => {
    let hash = Math.imul(cell + 77, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca77);
    const x = ((hash & 1023) / 1023 - 0.5) * 0.62;
    const y = (((hash >>> 10) & 1023) / 1023 - 0.5) * 0.62;
    return [((cell % grid.width) + 0.5 + x) * grid.meterX, (Math.floor(cell / grid.width) + 0.5 + y) * grid.meterY];
  };
}

/** A smooth displacement of the plane, stronger on slopes: roads wind, and those that did not cross still do not. */
function createBend(land: Land, seed: number): (x: number, y: number) => [number, number] {
  const { grid } = land;
  const noise = createNoise(seed * 31 + 71);
  return (x, y) => {
    const cell = Math.floor(y / grid.meterY) * grid.width + Math.floor(x / grid.meterX);
    const steep = Math.min(1, (land.slope[cell] ?? 0) / 0.22);
    const wide = 26 + 34 * steep;
    const narrow = 6 + 16 * steep;
    const dx = wide * noise.at(x / 620, y / 620) + narrow * noise.at(x / 230, y / 230);
    const dy = wide * noise.at(x / 620 + 50, y / 620) + narrow * noise.at(x / 230, y / 230 + 50);
    return [x + dx, y + dy];
  };
}
