/** One way of the road network, as OpenStreetMap would hold it. */
export interface SampleWay {
  readonly highway: string;
  /** Indices of its nodes. */
  readonly nodes: number[];
  readonly name?: string;
  readonly ref?: string;
  readonly oneway?: boolean;
  readonly bridge?: boolean;
  readonly tunnel?: boolean;
  readonly maxspeed?: number;
}

/** Nodes (metres east and south of the work grid's north-west corner) and ways over them. */
export interface RoadNetwork {
  readonly x: number[];
  readonly y: number[];
  ways: SampleWay[];
}

/** Adds a node and gives its index. */
export function addNode(network: RoadNetwork, x: number, y: number): number {
  network.x.push(x);
  network.y.push(y);
  return network.x.length - 1;
}
