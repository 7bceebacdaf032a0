import { unzlibSync } from 'fflate';
import { PbfReader } from 'pbf';
import type { Issue } from '../core/model/issue.ts';

/** One compressed piece of an OSM PBF file. */
export interface OsmBlob {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Limits of the format: a header has less than 64 KiB, a blob at most 32 MiB. */
const HEADER_LIMIT = 64 * 1024;
const BLOB_LIMIT = 32 * 1024 * 1024;

/**
 * Cuts the file into its blobs without unpacking them. A file that ends early or is no PBF gives an issue and no
 * blobs, because half a road network answers wrongly.
 */
export function osmBlobs(bytes: Uint8Array): { blobs: readonly OsmBlob[]; issue: Issue | null } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const blobs: OsmBlob[] = [];
  let position = 0;
  while (position < bytes.length) {
    const broken: Issue = { code: 'osm-pbf-broken', severity: 'error', values: { value: position } };
    if (position + 4 > bytes.length) return { blobs: [], issue: broken };
    const headerEnd = position + 4 + view.getUint32(position);
    if (headerEnd > bytes.length || headerEnd - position > HEADER_LIMIT) return { blobs: [], issue: broken };
    const header = blobHeader(bytes.subarray(position + 4, headerEnd));
    const end = headerEnd + header.size;
    if (header.type === '' || header.size > BLOB_LIMIT || end > bytes.length) return { blobs: [], issue: broken };
    blobs.push({ type: header.type, bytes: bytes.subarray(headerEnd, end) });
    position = end;
  }
  return { blobs, issue: null };
}

function blobHeader(bytes: Uint8Array): { type: string; size: number } {
  const pbf = new PbfReader(bytes);
  let type = '';
  let size = Number.POSITIVE_INFINITY;
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 1) type = pbf.readString();
    else if (field === 3) size = pbf.readVarint();
  }
  return { type, size };
}

/** Unpacks a blob; null where it is packed in a way that is not read (LZMA, LZ4, Zstandard). Throws on broken data. */
export function unpackBlob(blob: OsmBlob): Uint8Array | null {
  const pbf = new PbfReader(blob.bytes);
  let size = 0;
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 1) return pbf.readBytes();
    if (field === 2) size = pbf.readVarint();
    else if (field === 3) return unzlibSync(pbf.readBytes(), { out: new Uint8Array(size) });
    else if (field >= 4 && field <= 7) return null;
  }
  return new Uint8Array(0);
}
