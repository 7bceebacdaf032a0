import { ROAD_DATABASE, type RoadStore } from './road-store.ts';

/** Nothing is kept while a project is being opened and its first answers computed. */
const CALM_MILLISECONDS = 20_000;
/** A store that has not answered by then is done without: reading anew is never far behind. */
const PATIENCE_MILLISECONDS = 3000;

/**
 * Keeps read roads in the browser (IndexedDB, which unlike other storages also pages served over plain http have).
 * Without it, in private windows, when it is full or broken: silently nothing is kept. `program` names the build: what
 * another build has read is not used.
 */
export function browserRoadStore(program: string): RoadStore {
  let store: ReturnType<typeof open> | null = null;
  const open = async () => (await import('./indexed-road-store.ts')).openRoadStore(program);
  const opened = () => {
    store ??= open();
    return store;
  };
  return {
    isEmpty: () =>
      quietly(async () => {
        // A browser that cannot tell (Firefox before 126) is asked entry by entry.
        if (!('databases' in indexedDB)) return false;
        return !(await indexedDB.databases()).some(({ name }) => name === ROAD_DATABASE);
      }, true),
    get: (key) => quietly(async () => (await opened()).get(key), null),
    async put(make) {
      await after(CALM_MILLISECONDS);
      return quietly(async () => (await opened()).put(await make()), false, Number.POSITIVE_INFINITY);
    },
  };
}

/** Storage that fails or does not answer is storage that holds nothing. */
async function quietly<T>(ask: () => Promise<T>, otherwise: T, patience = PATIENCE_MILLISECONDS): Promise<T> {
  try {
    const answer = ask();
    if (patience === Number.POSITIVE_INFINITY) return await answer;
    return await Promise.race([answer, after(patience).then(() => otherwise)]);
  } catch {
    return otherwise;
  }
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
