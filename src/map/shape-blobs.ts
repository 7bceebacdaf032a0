/** Object URLs of shapes: MapLibre's worker reads and parses them. */
export class ShapeBlobs {
  readonly #urls = new Map<string, string>();

  /** URL of a blob under a name; `release` gives the one that stood there before back to the browser. */
  replace(name: string, blob: Blob | null): { readonly url: string | null; readonly release: () => void } {
    const before = this.#urls.get(name);
    const url = blob && URL.createObjectURL(blob);
    if (url) this.#urls.set(name, url);
    else this.#urls.delete(name);
    const release = () => {
      if (before) URL.revokeObjectURL(before);
    };
    return { url, release };
  }

  destroy(): void {
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
  }
}
