import type { Page } from 'playwright-core';
import type { InputFile } from '../../src/formats/driver.ts';

interface Given {
  readonly name: string;
  readonly base64: string;
}

/** Runs in the page: the events of a hand that drags files over the window and lets go. */
function dispatchDrop(files: readonly Given[]): boolean {
  const data = new DataTransfer();
  for (const { name, base64 } of files) {
    data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
  }
  const events = ['dragenter', 'dragover', 'drop'].map(
    (type) => new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }),
  );
  for (const event of events) document.body.dispatchEvent(event);
  // A drop that is not taken would make the browser leave the app for the file.
  return events.slice(1).every((event) => event.defaultPrevented);
}

/** Drops files on the window, all at once; true if the app took them. */
export function dropFiles(page: Page, files: readonly InputFile[]): Promise<boolean> {
  const given = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  return page.evaluate(dispatchDrop, given);
}
