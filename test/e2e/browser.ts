import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import sirv from 'sirv';

const FLAGS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
];

/** The Chromium that npm brings on Linux x64, else the Chrome or Edge that is installed. */
export async function launchBrowser(): Promise<Browser> {
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

/** Serves the built app from this machine. */
export async function serveBuild(): Promise<{ server: Server; url: string }> {
  const server = createServer(sirv(fileURLToPath(new URL('../../dist', import.meta.url))));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://localhost:${port}/` };
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

/** Opens a page of the app that refuses every address outside its own. */
export async function openPage(
  browser: Browser,
  url: string,
  options: { width?: number; height?: number; locale?: string } = {},
): Promise<OpenPage> {
  const { width = 1440, height = 900, locale = 'zh-CN' } = options;
  const context = await browser.newContext({ viewport: { width, height }, locale, acceptDownloads: true });
  const page = await context.newPage();
  const opened: OpenPage = { context, page, errors: [], outside: [], requests: [] };
  const origin = new URL(url).origin;
  await context.route('**/*', (route) => {
    const address = route.request().url();
    if (new URL(address).origin === origin || /^(blob|data):/.test(address)) return route.continue();
    opened.outside.push(address);
    return route.abort();
  });
  page.on('request', (request) => opened.requests.push(request.url()));
  page.on('console', (message) => {
    if (message.type() === 'error') opened.errors.push(message.text());
  });
  page.on('pageerror', (error) => opened.errors.push(String(error)));
  await page.goto(url);
  return opened;
}

/** Waits until the app says that it is ready: data loaded, numbers computed, map drawn. */
export async function whenReady(page: Page, timeout = 60_000): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.state === 'ready', undefined, { timeout });
}
