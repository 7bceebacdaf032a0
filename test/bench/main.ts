import { CASES } from './cases.ts';

/**
 * `npm run bench -- CASE …`: each named case once after a warm-up, one JSON line a run; without a case, all of them.
 * With BENCH_DATA the inputs of that folder are used, otherwise the cases make their own.
 */
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in CASES));
if (unknown.length > 0) {
  process.stderr.write(`no such case: ${unknown.join(', ')}\ncases: ${Object.keys(CASES).join(', ')}\n`);
  process.exit(2);
}
for (const [name, prepare] of Object.entries(CASES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const building = performance.now();
  const run = await prepare();
  const buildSeconds = (performance.now() - building) / 1000;
  await run();
  const cpu = process.cpuUsage();
  const start = performance.now();
  const { check, ...result } = await run();
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  const line = {
    case: name,
    peer: 'medreach',
    seconds,
    cpu_s: (used.user + used.system) / 1e6,
    build_s: buildSeconds,
    peak_mb: process.resourceUsage().maxRSS / 1024,
    ...result,
    ...(check && { checksum: check() }),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
