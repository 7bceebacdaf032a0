/** Least cost of serving everybody person by person, by textbook Bellman-Ford augmentation: slow and obvious. */
export interface FlowOracle {
  readonly served: number;
  readonly cost: number;
}

/** `times[demand][site]`, whole people and capacities; serves as many as can be, at least cost for that number. */
export function flowOracle(
  times: readonly (readonly number[])[],
  people: readonly number[],
  capacity: readonly number[],
): FlowOracle {
  const demands = people.length;
  const sites = capacity.length;
  const sink = demands + sites + 1;
  const edges: { from: number; to: number; room: number; cost: number }[] = [];
  const link = (from: number, to: number, room: number, cost: number): void => {
    edges.push({ from, to, room, cost }, { from: to, to: from, room: 0, cost: -cost });
  };
  people.forEach((each, d) => {
    link(0, d + 1, each, 0);
  });
  capacity.forEach((each, s) => {
    link(demands + 1 + s, sink, each, 0);
  });
  times.forEach((row, d) => {
    row.forEach((time, s) => {
      if (time < Infinity) link(d + 1, demands + 1 + s, Infinity, time);
    });
  });
  let [served, total] = [0, 0];
  for (;;) {
    const far: number[] = new Array(sink + 1).fill(Infinity);
    const via: number[] = new Array(sink + 1).fill(-1);
    far[0] = 0;
    for (let changed = true; changed; ) {
      changed = false;
      edges.forEach((edge, e) => {
        // A hair: sums of times that are not whole would go round in circles of rounding errors.
        if (edge.room <= 0 || far[edge.from]! + edge.cost >= far[edge.to]! - 1e-9) return;
        far[edge.to] = far[edge.from]! + edge.cost;
        via[edge.to] = e;
        changed = true;
      });
    }
    if (far[sink] === Infinity) return { served, cost: total };
    let amount = Infinity;
    for (let v = sink; v !== 0; v = edges[via[v]!]!.from) amount = Math.min(amount, edges[via[v]!]!.room);
    for (let v = sink; v !== 0; v = edges[via[v]!]!.from) {
      edges[via[v]!]!.room -= amount;
      edges[via[v]! ^ 1]!.room += amount;
    }
    served += amount;
    total += amount * far[sink]!;
  }
}
