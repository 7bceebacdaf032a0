import { type KeptEntry, ROAD_DATABASE } from './road-store.ts';
import { keysToForget, type Use } from './store-budget.ts';

const MOST_BYTES = 500e6;
/** … and no more than this share of what the browser grants the page. */
const SHARE_OF_QUOTA = 0.2;

/** The store itself; may fail in every way that IndexedDB can. */
interface OpenRoadStore {
  get(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
  put(entry: KeptEntry): Promise<boolean>;
}

export async function openRoadStore(program: string): Promise<OpenRoadStore> {
  const database = await openDatabase();
  return {
    async get(key) {
      const entries = database.transaction(['uses', 'entries'], 'readwrite');
      const use: Use | undefined = await answer(entries.objectStore('uses').get(key));
      if (use?.program !== program) return null;
      entries.objectStore('uses').put({ ...use, used: Date.now() });
      return (await answer<Uint8Array<ArrayBuffer> | undefined>(entries.objectStore('entries').get(key))) ?? null;
    },
    async put({ key, bytes }) {
      const use: Use = { key, bytes: bytes.length, used: Date.now(), program };
      const limit = await limitBytes();
      const change = database.transaction(['uses', 'entries'], 'readwrite');
      const [uses, entries] = [change.objectStore('uses'), change.objectStore('entries')];
      const forgotten = keysToForget(await answer<Use[]>(uses.getAll()), use, { limit, program });
      if (!forgotten) return false;
      for (const old of forgotten) {
        uses.delete(old);
        entries.delete(old);
      }
      uses.put(use);
      entries.put(bytes, key);
      await done(change);
      return true;
    },
  };
}

async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(ROAD_DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('uses', { keyPath: 'key' });
    request.result.createObjectStore('entries');
  };
  const database = await answer(request);
  // Another tab with a newer build must not wait for this one.
  database.onversionchange = () => database.close();
  return database;
}

async function limitBytes(): Promise<number> {
  const { quota } = (await navigator.storage?.estimate()) ?? {};
  return Math.min(MOST_BYTES, quota === undefined ? Infinity : quota * SHARE_OF_QUOTA);
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
