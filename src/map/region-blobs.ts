/** Object URLs of the region's shapes: MapLibre's worker reads and parses them, the main thread never does. */
export class RegionBlobs {
  readonly #urls = new Map<string, string>();

  /** URL of a blob; the one that stood under this name before is given back to the browser. */
  url(name: string, blob: Blob): string {
    this.revoke(name);
    const url = URL.createObjectURL(blob);
    this.#urls.set(name, url);
    return url;
  }

  revoke(name: string): void {
    const url = this.#urls.get(name);
    if (url) URL.revokeObjectURL(url);
    this.#urls.delete(name);
  }

  destroy(): void {
    for (const name of [...this.#urls.keys()]) this.revoke(name);
  }
}
