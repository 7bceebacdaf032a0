import { decompressSync } from 'fflate';
import { addDecoder, BaseDecoder } from 'geotiff';

/** "Deflate" as Adobe numbered it, and as it is numbered now. */
const DEFLATE = [32946, 8];

class Inflate extends BaseDecoder {
  override decodeBlock(block: ArrayBufferLike): ArrayBufferLike {
    const inflated = decompressSync(new Uint8Array(block));
    // The reader takes the whole buffer behind the view.
    return inflated.byteLength === inflated.buffer.byteLength ? inflated.buffer : inflated.slice().buffer;
  }
}

/** Lets GeoTIFFs be inflated by fflate, which is here for gzip anyway, instead of fetching a second inflater. */
export function inflateWithFflate(): void {
  addDecoder(DEFLATE, () => Promise.resolve(Inflate));
}
