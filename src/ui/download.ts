/** Hands a file to the browser; nothing leaves the machine. */
export function download(name: string, content: Blob | string, type: string): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob after the click returns.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Titles become file names without the characters that file systems refuse. */
export function fileNameOf(title: string, what: string, extension: string): string {
  const clean = `${title}-${what}`.replaceAll(/[\\/:*?"<>|\s]+/g, '-');
  return `${clean}.${extension}`;
}
