import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import sirv from 'sirv';
import { expect } from 'vitest';

const FLAGS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  // No name but this machine's own can be looked up, whoever asks: page, worker or the browser itself.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
];

/** The Chromium that npm brings on Linux x64, else the Chrome or Edge that is installed. */
async function launchBrowser(): Promise<Browser> {
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: packed } = await import('@sparticuz/chromium');
    return chromium.launch({ executablePath: await packed.executablePath(), args: FLAGS });
  }
  for (const channel of ['chrome', 'msedge']) {
    try {
      return await chromium.launch({ channel, args: FLAGS });
    } catch {
      // Not installed; the next may be.
    }
  }
  throw new Error(
    'The browser tests need Google Chrome or Microsoft Edge: install one of them and run npm test again.',
  );
}

/** Serves the built app from this machine: `dist`, or the folder that MEDREACH_DIST names. */
async function serveBuild(): Promise<{ server: Server; url: string; asked: string[] }> {
  const folder = process.env['MEDREACH_DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url));
  if (!existsSync(`${folder}/index.html`)) throw new Error(`${folder} holds no build: run npx vite build first.`);
  const files = sirv(folder);
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    files(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://localhost:${port}/`, asked };
}

export interface Suite {
  readonly browser: Browser;
  readonly url: string;
  /** Paths that the server was asked for, by pages and workers alike. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

/** One browser and one server for a file of tests. */
export async function startSuite(): Promise<Suite> {
  const { server, url, asked } = await serveBuild();
  const browser = await launchBrowser();
  const close = async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  };
  return { browser, url, asked, close };
}

export interface OpenPage {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors of the console and of the page, and failed requests. */
  readonly errors: string[];
  /** Addresses asked for outside the app's own origin; all are refused. */
  readonly outside: string[];
  readonly requests: string[];
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
}

/** Opens a page of the app that refuses every address outside its own. */
export async function openPage({ browser, url }: Suite, options: PageOptions = {}): Promise<OpenPage> {
  const { width = 1440, height = 900, locale = 'zh-CN' } = options;
  const context = await browser.newContext({ viewport: { width, height }, locale, acceptDownloads: true });
  const page = await context.newPage();
  const opened: OpenPage = { context, page, errors: [], outside: [], requests: [] };
  const { origin } = new URL(url);
  const isOwn = (address: string): boolean => /^(blob|data):/.test(address) || new URL(address).origin === origin;
  await context.route('**/*', (route) => (isOwn(route.request().url()) ? route.continue() : route.abort()));
  page.on('request', (request) => {
    opened.requests.push(request.url());
    if (!isOwn(request.url())) opened.outside.push(request.url());
  });
  page.on('websocket', (socket) => opened.outside.push(socket.url()));
  page.on('console', (message) => {
    if (message.type() === 'error') opened.errors.push(message.text());
  });
  page.on('pageerror', (error) => opened.errors.push(String(error)));
  page.on('requestfailed', (request) => {
    // A download of a blob ends as an aborted request.
    if (!request.url().startsWith('blob:')) opened.errors.push(`failed: ${request.url()}`);
  });
  await page.goto(url);
  return opened;
}

/** Opens the app and waits for the sample that it starts with. */
export async function openApp(suite: Suite, options: PageOptions = {}): Promise<OpenPage> {
  const opened = await openPage(suite, options);
  await whenReady(opened.page);
  return opened;
}

/** Waits until the app says that it is ready: data loaded, numbers computed, map drawn. */
export async function whenReady(page: Page, timeout = 60_000): Promise<void> {
  const ready = () => document.documentElement.dataset['state'] === 'ready';
  await page.waitForFunction(ready, undefined, { timeout, polling: 50 });
}

/** Nothing was complained of, and nothing was asked for from anywhere else. */
export function expectQuiet({ errors, outside }: OpenPage): void {
  expect(errors).toEqual([]);
  expect(outside).toEqual([]);
}
