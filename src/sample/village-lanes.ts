import { FINE, type FineGrid } from './fine-grid.ts';
import type { Population } from './population.ts';
import type { Random } from './random.ts';
import { addNode, type RoadNetwork } from './road-ways.ts';
import type { Place } from './settlements.ts';

export interface LaneFrame {
  readonly network: RoadNetwork;
  readonly nodeOfCell: ReadonlyMap<number, number>;
  readonly grid: FineGrid;
  readonly places: readonly Place[];
  readonly population: Population;
}

/** Adds short lanes from the middle of every village to houses at its edge. */
export function addVillageLanes(frame: LaneFrame, random: Random): void {
  frame.places.forEach((place, index) => {
    if (place.rank !== 'village') return;
    const node = frame.nodeOfCell.get(place.cell);
    const cells = frame.population.built[index] ?? [];
    if (node === undefined || cells.length < 8) return;
    const lanes = Math.min(4, 1 + Math.floor(cells.length / 18));
    for (let lane = 0; lane < lanes; lane++) {
      const outer = cells[cells.length - 1 - Math.floor((lane * cells.length) / (3 * lanes))] as number;
      addLane(frame, node, { cell: outer, busy: place.people > 350 }, random);
    }
  });
}

function addLane(
  frame: LaneFrame,
  from: number,
  to: { readonly cell: number; readonly busy: boolean },
  random: Random,
): void {
  const { network, grid } = frame;
  const { work } = grid;
  const column = to.cell % grid.width;
  const endX = (grid.column + (column + random.next()) / FINE) * work.meterX;
  const endY = (grid.row + ((to.cell - column) / grid.width + random.next()) / FINE) * work.meterY;
  const x = network.x[from] as number;
  const y = network.y[from] as number;
  const length = Math.hypot(endX - x, endY - y);
  if (length < 90 || length > 900) return;
  const parts = Math.max(2, Math.round(length / 95));
  const sway = random.range(-0.22, 0.22) * length;
  const nodes = [from];
  for (let part = 1; part <= parts; part++) {
    const share = part / parts;
    // A shallow arc to one side, shaken a little.
    const aside = (4 * share * (1 - share) * sway) / length;
    const shake = part === parts ? 0 : 9;
    const px = x + share * (endX - x) - aside * (endY - y) + random.range(-shake, shake);
    const py = y + share * (endY - y) + aside * (endX - x) + random.range(-shake, shake);
    nodes.push(addNode(network, px, py));
  }
  network.ways.push({ highway: to.busy ? 'residential' : 'service', nodes });
}
