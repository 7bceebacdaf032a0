import { gunzipSync } from 'fflate';
import type { Issue } from '../core/model/issue.ts';
import { csvFormat } from './csv.format.ts';
import type { InputFile, ReadOptions } from './driver.ts';
import { geojsonFormat } from './geojson.format.ts';
import { geotiffFormat } from './geotiff.format.ts';
import { osmPbfFormat } from './osm-pbf.format.ts';
import type { DetailedDriver, DetailedResult } from './read-details.ts';

/** In the order of asking: formats with a signature first, delimited text (anything with commas) last. */
const DRIVERS: readonly DetailedDriver[] = [geotiffFormat, osmPbfFormat, geojsonFormat, csvFormat];
/** Bytes shown to `accepts`. */
const HEAD_BYTES = 1024;

/**
 * Reads a file with the driver that its first bytes or its name ask for; gzip is unpacked first. A bad file gives
 * issues, each with the file's name, and content null where nothing could be read. Throws only the reason of an
 * aborted `options.signal` and what `options.pause` throws.
 */
export async function readFile(file: InputFile, options: ReadOptions = {}): Promise<DetailedResult> {
  options.signal?.throwIfAborted();
  const unpacked = unpack(file);
  const result = 'code' in unpacked ? failure('', unpacked) : await readPlain(unpacked, options);
  return { ...result, issues: result.issues.map((issue) => ({ ...issue, file: file.name })) };
}

function unpack(file: InputFile): InputFile | Issue {
  if (file.bytes[0] !== 0x1f || file.bytes[1] !== 0x8b) return file;
  try {
    return { name: file.name.replace(/\.gz$/i, ''), bytes: gunzipSync(file.bytes) };
  } catch (error) {
    return { code: 'gzip-broken', severity: 'error', values: { reason: reasonOf(error) } };
  }
}

async function readPlain(file: InputFile, options: ReadOptions): Promise<DetailedResult> {
  if (file.bytes.length === 0) return failure('', { code: 'file-empty', severity: 'error' });
  const head = file.bytes.subarray(0, HEAD_BYTES);
  const driver = DRIVERS.find((candidate) => candidate.accepts(file.name, head));
  if (!driver) {
    const formats = DRIVERS.map((candidate) => candidate.format).join(', ');
    return failure('', { code: 'format-unknown', severity: 'error', values: { formats } });
  }
  const givenUp = new AbortController();
  const { pause } = options;
  const heard = async (share: number) =>
    pause?.(share).catch((error: unknown) => {
      givenUp.abort();
      throw error;
    });
  try {
    return await driver.read(file, { ...options, ...(pause && { pause: heard }) });
  } catch (error) {
    // A cancel is not the file's fault: it goes on to whoever asked for it.
    if (options.signal?.aborted || givenUp.signal.aborted) throw error;
    const values = { format: driver.format, reason: reasonOf(error) };
    return failure(driver.format, { code: 'file-broken', severity: 'error', values });
  }
}

function failure(format: string, issue: Issue): DetailedResult {
  return { format, content: null, issues: [issue] };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
