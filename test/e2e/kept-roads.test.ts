import { afterAll, beforeAll, expect, test } from 'vitest';
import zh from '../../src/language/zh-CN.json' with { type: 'json' };
import { expectQuiet, type OpenPage, openApp, type Suite, startSuite, whenReady } from './browser.ts';
import { kpiTexts, openStage } from './screen.ts';

let suite: Suite;
let app: OpenPage;

beforeAll(async () => {
  suite = await startSuite();
  app = await openApp(suite);
});
afterAll(() => suite?.close());

/** Waits until the page's storage holds an entry, and gives the bytes of all. */
async function keptBytes(): Promise<number> {
  const read = () =>
    new Promise<number>((resolve) => {
      const request = indexedDB.open('medreach-roads');
      // Made by the app, not by asking for it.
      request.onupgradeneeded = () => request.transaction?.abort();
      request.onerror = () => resolve(0);
      request.onsuccess = () => {
        const all = request.result.transaction('entries').objectStore('entries').getAll();
        all.onsuccess = () => {
          request.result.close();
          resolve((all.result as Uint8Array[]).reduce((sum, bytes) => sum + bytes.length, 0));
        };
      };
    });
  for (let tries = 0; tries < 150; tries++) {
    const bytes = await app.page.evaluate(read);
    if (bytes > 0) return bytes;
    await app.page.waitForTimeout(500);
  }
  return 0;
}

async function reload(): Promise<number> {
  await app.page.reload();
  const start = performance.now();
  await whenReady(app.page);
  return performance.now() - start;
}

/** Whether the list of sources says that the roads were not read now. */
async function saysKept(): Promise<boolean> {
  const { page } = app;
  await openStage(page, 'data');
  const roads = page.getByRole('listitem').filter({ hasText: 'roads.osm.pbf' });
  await roads.waitFor();
  return ((await roads.textContent()) ?? '').includes(zh.data.kept);
}

test('the second opening takes the roads from the store and shows the same numbers', async () => {
  const numbers = await kpiTexts(app.page);
  expect(await saysKept()).toBe(false);
  // Two coordinates of eight bytes for each of some hundred thousand nodes.
  expect(await keptBytes()).toBeGreaterThan(1_500_000);
  await reload();
  expect(await kpiTexts(app.page)).toEqual(numbers);
  expect(await saysKept()).toBe(true);
});

test('a damaged entry is read anew, with the same numbers', async () => {
  const numbers = await kpiTexts(app.page);
  await app.page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('medreach-roads');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const change = request.result.transaction('entries', 'readwrite');
          const cursor = change.objectStore('entries').openCursor();
          cursor.onsuccess = () => {
            const bytes = cursor.result?.value as Uint8Array | undefined;
            if (!bytes) return;
            bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
            cursor.result?.update(bytes);
          };
          change.oncomplete = () => {
            request.result.close();
            resolve();
          };
        };
      }),
  );
  await reload();
  expect(await kpiTexts(app.page)).toEqual(numbers);
  expect(await saysKept()).toBe(false);
});

test('without any storage the app works as ever', async () => {
  const numbers = await kpiTexts(app.page);
  const { context, page } = await openAppWithoutStorage();
  expect(await kpiTexts(page)).toEqual(numbers);
  await context.close();
});

async function openAppWithoutStorage(): Promise<Pick<OpenPage, 'context' | 'page'>> {
  const context = await suite.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  // The worker's first line takes its storage away.
  await context.route('**/engine.worker-*.js', async (route) => {
    const response = await route.fetch();
    const body = `Object.defineProperty(self, 'indexedDB', { get() { throw new Error('no storage'); } });\n${await response.text()}`;
    await route.fulfill({ response, body });
  });
  const page = await context.newPage();
  await page.goto(suite.url);
  await whenReady(page);
  return { context, page };
}

test('is quiet', () => expectQuiet(app));
