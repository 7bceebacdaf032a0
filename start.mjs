// Builds the app if its sources are newer than the last build, serves it on this machine only, and opens it.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

const root = fileURLToPath(new URL('.', import.meta.url));
const FIRST_PORT = 4173;
const SOURCES = ['src', 'data', 'public', 'index.html', 'vite.config.ts', 'package.json'];

function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(`${path}/${name}`)));
}

const built = statSync(`${root}dist/index.html`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
if (SOURCES.some((source) => newest(root + source) > built)) {
  console.log('Building 正在构建 …');
  const vite = fileURLToPath(new URL('node_modules/vite/bin/vite.js', import.meta.url));
  const run = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' });
  if (run.status !== 0) process.exit(run.status ?? 1);
}

const server = createServer(sirv(`${root}dist`, { etag: true }));

function listen(port) {
  server.once('error', (error) => {
    if (error.code !== 'EADDRINUSE' || port > FIRST_PORT + 20) throw error;
    listen(port + 1);
  });
  server.listen(port, '127.0.0.1', () => {
    const address = `http://localhost:${port}/`;
    console.log(`MedReach 医达: ${address}`);
    open(address);
  });
}

/** Opens the address in the user's browser; where there is none, the printed address must do. */
function open(address) {
  if (process.env.CI || process.env.MEDREACH_NO_OPEN) return;
  const [command, ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '', address]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', address];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

listen(FIRST_PORT);
