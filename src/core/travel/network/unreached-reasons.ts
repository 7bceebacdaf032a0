import type { Demand } from '../../model/demand.ts';
import { finish, inParts, type Steps } from '../../model/steps.ts';
import { NO_LABEL } from '../label.ts';
import type { NearestState, Origin } from '../measure.ts';
import { newSnap } from './foothold.ts';
import type { NetworkInput } from './network-metric.ts';
import { snapLookupInSteps } from './snap-index.ts';

/** Why a cell is not reached, as codes of `UnreachedReasons.reason`. */
export const UNREACHED_REASON = {
  /** It is reached. */
  none: 0,
  /** No road that could be stepped onto lies within the longest walk. */
  noRoad: 1,
  /** There are roads, but in a component too small to be entered. */
  smallComponent: 2,
  /** No facility stands in the cell's component of the network. */
  noFacility: 3,
  /** A facility stands in the component, but one-ways lead nobody from one to the other. */
  oneWay: 4,
} as const;
export type UnreachedReason = keyof typeof UNREACHED_REASON;

export interface UnreachedReasons {
  /** Code of UNREACHED_REASON for each cell. */
  readonly reason: Uint8Array;
  /** Nodes of the component that the cell is or would be on, in the road file's nodes; 0 where there is no road. */
  readonly componentNodes: Uint32Array;
  readonly totals: Readonly<Record<UnreachedReason, { readonly cells: number; readonly people: number }>>;
}

export interface UnreachedInput {
  readonly network: NetworkInput;
  readonly demand: Demand;
  readonly origins: readonly Origin[];
  /** The nearest search over these origins. */
  readonly nearest: NearestState;
}

const CELLS_AT_ONCE = 4096;

/** Tells for every cell whether it is reached and if not, why; people are added in index order. */
export function unreachedReasons(input: UnreachedInput): UnreachedReasons {
  return finish(unreachedReasonsInSteps(input));
}

export function* unreachedReasonsInSteps(input: UnreachedInput): Steps<UnreachedReasons> {
  const { network, demand, origins, nearest } = input;
  const { graph, settings } = network;
  const served = new Set<number>();
  const snap = newSnap();
  for (const { lon, lat } of origins) {
    if (network.lookup(lon, lat, snap)) served.add(graph.chainComponent[snap.chain]!);
  }
  const notEntered = yield* snapLookupInSteps(graph, settings.maxWalkMeters, (chain) => graph.notEntered[chain] === 1);
  const reason = new Uint8Array(demand.count);
  const componentNodes = new Uint32Array(demand.count);
  const cells = new Uint32Array(5);
  const people = new Float64Array(5);
  const codeOf = (cell: number, component: number): number => {
    if (nearest.cells[cell] !== NO_LABEL) return UNREACHED_REASON.none;
    if (component < 0) return UNREACHED_REASON.noRoad;
    if (network.demand.chain[cell]! < 0) return UNREACHED_REASON.smallComponent;
    return served.has(component) ? UNREACHED_REASON.oneWay : UNREACHED_REASON.noFacility;
  };
  const look = (cell: number): void => {
    let chain = network.demand.chain[cell]!;
    if (chain < 0 && notEntered(demand.lon[cell]!, demand.lat[cell]!, snap)) chain = snap.chain;
    const component = chain < 0 ? -1 : graph.chainComponent[chain]!;
    const code = codeOf(cell, component);
    reason[cell] = code;
    componentNodes[cell] = component < 0 ? 0 : graph.componentNodes[component]!;
    cells[code]!++;
    people[code]! += demand.population[cell]!;
  };
  yield* inParts(demand.count, CELLS_AT_ONCE, (from, to) => {
    for (let cell = from; cell < to; cell++) look(cell);
  });
  const total = (code: number) => ({ cells: cells[code]!, people: people[code]! });
  return {
    reason,
    componentNodes,
    totals: {
      none: total(UNREACHED_REASON.none),
      noRoad: total(UNREACHED_REASON.noRoad),
      smallComponent: total(UNREACHED_REASON.smallComponent),
      noFacility: total(UNREACHED_REASON.noFacility),
      oneWay: total(UNREACHED_REASON.oneWay),
    },
  };
}
