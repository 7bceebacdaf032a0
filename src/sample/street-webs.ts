import type { FineGrid } from './fine-grid.ts';
import { createNoise } from './noise.ts';
import type { Population } from './population.ts';
import type { Random } from './random.ts';
import { fineCellAt } from './road-reach.ts';
import { addNode, type RoadNetwork } from './road-ways.ts';
import type { Place } from './settlements.ts';
import { townName } from './town-name.ts';
import type { Units } from './townships.ts';

/** A built-up area that gets streets: its fine cells and its middle. */
interface Footprint {
  readonly cells: ReadonlySet<number>;
  readonly x: number;
  readonly y: number;
  readonly spacing: number;
  /** Every so many streets one is an avenue; 0 = none. */
  readonly avenueEvery: number;
}

export interface StreetFrame {
  readonly network: RoadNetwork;
  readonly grid: FineGrid;
  readonly units: Units;
  readonly places: readonly Place[];
  readonly population: Population;
  readonly seed: number;
}

/** Adds a web of streets to every city, county town and township seat. */
export function addStreetWebs(frame: StreetFrame, random: Random): void {
  for (const footprint of footprints(frame)) addWeb(frame, footprint, random);
}

/** The blocks of one county's street units grow together and share one web; every other seat has its own. */
function footprints(frame: StreetFrame): Footprint[] {
  const { units, places, population, grid } = frame;
  const groups = new Map<string, { cells: Set<number>; place: Place }>();
  places.forEach((place, index) => {
    if (place.rank === 'village' || place.rank === 'hamlet') return;
    const urban = place.rank !== 'town';
    const key = urban ? `county ${units.list[place.unit]?.county}` : `unit ${place.unit}`;
    const group = groups.get(key) ?? { cells: new Set<number>(), place };
    groups.set(key, group);
    const least = urban ? 13 : 8;
    for (const cell of population.built[index] ?? []) {
      if ((population.people[cell] as number) >= least) group.cells.add(cell);
    }
  });
  const { work } = grid;
  return [...groups.values()].map(({ cells, place }) => {
    const urban = place.rank !== 'town';
    return {
      cells,
      x: ((place.cell % work.width) + 0.5) * work.meterX,
      y: (Math.floor(place.cell / work.width) + 0.5) * work.meterY,
      spacing: urban ? 165 : 135,
      avenueEvery: urban ? 4 : 0,
    };
  });
}

/** A turned, gently warped lattice cut to the built-up cells; some blocks are left open. */
function addWeb(frame: StreetFrame, footprint: Footprint, random: Random): void {
  const { network, grid } = frame;
  const { cells, spacing } = footprint;
  const reach = Math.ceil((Math.sqrt(cells.size) * 95 * 1.6) / spacing) + 2;
  const turn = random.range(0, 1.5);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const noise = createNoise(frame.seed * 31 + 91);
  const node = new Map<number, number>();
  for (let j = -reach; j <= reach; j++) {
    for (let i = -reach; i <= reach; i++) {
      const u = (i + random.range(-0.13, 0.13)) * spacing;
      const v = (j + random.range(-0.13, 0.13)) * spacing;
      const x0 = footprint.x + u * cos - v * sin;
      const y0 = footprint.y + u * sin + v * cos;
      const x = x0 + 95 * noise.at(x0 / 800, y0 / 800);
      const y = y0 + 95 * noise.at(x0 / 800 + 30, y0 / 800);
      if (cells.has(fineCellAt(grid, x, y))) node.set(j * 4096 + i, addNode(network, x, y));
    }
  }
  for (const [step, across] of [
    [1, 4096],
    [4096, 1],
  ] as const) {
    for (let line = -reach; line <= reach; line++) {
      const avenue = footprint.avenueEvery > 0 && (line + 400) % footprint.avenueEvery === 0;
      addStreet(network, { node, step, start: line * across - reach * step, reach, avenue }, random);
    }
  }
}

interface StreetLine {
  readonly node: ReadonlyMap<number, number>;
  readonly step: number;
  readonly start: number;
  readonly reach: number;
  readonly avenue: boolean;
}

/** One line of the lattice as ways; a gap in the built-up cells or by chance ends a way. */
function addStreet(network: RoadNetwork, line: StreetLine, random: Random): void {
  const name = `${townName(random)}${line.avenue ? '大道' : random.next() < 0.5 ? '路' : '街'}`;
  const highway = line.avenue ? 'secondary' : random.next() < 0.07 ? 'living_street' : 'residential';
  let run: number[] = [];
  const close = (): void => {
    if (run.length > 1) network.ways.push({ highway, nodes: run, name });
    run = [];
  };
  for (let at = 0; at <= 2 * line.reach; at++) {
    const node = line.node.get(line.start + at * line.step);
    if (node === undefined) {
      close();
      continue;
    }
    run.push(node);
    if (!line.avenue && random.next() < 0.13) {
      close();
      run.push(node);
      // The block is left open: the street goes on from the next crossing.
      run = [];
    }
  }
  close();
}
