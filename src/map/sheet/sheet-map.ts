import { scaleBar } from '../scale-bar.ts';
import { SHEET_COLORS, type SheetPaper } from './sheet-paper.ts';
import type { SheetText } from './sheet-text.ts';

/** Where the map lies on the page, inside its neatline. */
export interface MapFrame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The map in a double neatline. Where the frame is taller than the map, the map is cut at the sides. */
export function drawMapFrame(paper: SheetPaper, map: HTMLCanvasElement, frame: MapFrame): { unitsPerPixel: number } {
  const { x, y, width, height } = frame;
  const { g } = paper;
  const unitsPerPixel = Math.max(width / map.width, height / map.height);
  const [cutWidth, cutHeight] = [width / unitsPerPixel, height / unitsPerPixel];
  g.imageSmoothingQuality = 'high';
  g.drawImage(map, (map.width - cutWidth) / 2, (map.height - cutHeight) / 2, cutWidth, cutHeight, x, y, width, height);
  paper.box([x, y, width, height], { line: SHEET_COLORS.frame, width: 1.8 });
  paper.box([x - 4.5, y - 4.5, width + 9, height + 9], { line: SHEET_COLORS.frame, width: 0.9 });
  return { unitsPerPixel };
}

/** Half white, half dark needle in the upper right corner. */
export function drawNorth(paper: SheetPaper, frame: MapFrame, letter: string): void {
  const { g } = paper;
  const [x, y] = [frame.x + frame.width - 34, frame.y + 30];
  g.beginPath();
  g.arc(x, y + 14, 27, 0, 2 * Math.PI);
  g.fillStyle = 'rgba(255, 255, 255, .82)';
  g.fill();
  paper.text(letter, [x, y - 2], { size: 12, weight: 700, align: 'center' });
  const needle = (points: readonly (readonly [number, number])[], fill: string): void => {
    g.beginPath();
    for (const [dx, dy] of points) g.lineTo(x + dx, y + dy);
    g.closePath();
    g.fillStyle = fill;
    g.fill();
    g.lineWidth = 1.1;
    g.lineJoin = 'round';
    g.strokeStyle = SHEET_COLORS.ink;
    g.stroke();
  };
  needle(
    [
      [0, 6],
      [8.5, 34],
      [0, 28],
    ],
    '#ffffff',
  );
  needle(
    [
      [0, 6],
      [-8.5, 34],
      [0, 28],
    ],
    SHEET_COLORS.ink,
  );
}

/** A bar in four fields in the lower left corner; no ratio, because the sheet may be printed at any size. */
export function drawScale(
  paper: SheetPaper,
  frame: MapFrame,
  sheet: SheetText & { readonly unitsPerPixel: number },
): void {
  const metersPerUnit = sheet.metersPerPixel / sheet.captureScale / sheet.unitsPerPixel;
  const { meters, pixels: length } = scaleBar(metersPerUnit, 190);
  if (length === 0) return;
  const inKilometers = meters >= 1000;
  const total = inKilometers ? meters / 1000 : meters;
  const unit = inKilometers ? sheet.kilometers : sheet.meters;
  // Quarters of 1, 2 and 5 read badly as 0.25 or 1.25: a bar of 1 or 5 is cut in five.
  const fields = /^2/.test(String(total)) ? 4 : 5;
  const unitWidth = paper.width(` ${unit}`, { size: 10.5 });
  const lastHalf = paper.width(String(total), { size: 10.5 }) / 2;
  const width = Math.max(
    length + 24 + lastHalf + unitWidth,
    paper.width(sheet.scaleTitle, { size: 11, weight: 500 }) + 18,
  );
  const [x, bottom] = [frame.x + 13, frame.y + frame.height - 12];
  paper.box([x, bottom - 49, width, 49], { fill: 'rgba(255, 255, 255, .9)' });
  paper.text(sheet.scaleTitle, [x + 9, bottom - 38], { size: 11, weight: 500 });
  for (let field = 0; field < fields; field++) {
    const left = x + 12 + (length * field) / fields;
    const fill = field % 2 === 0 ? SHEET_COLORS.ink : '#ffffff';
    paper.box([left, bottom - 27, length / fields, 6], { fill, line: SHEET_COLORS.ink, width: 0.9 });
  }
  const marks = fields === 5 ? [0, 5] : length < 110 ? [0, 2, 4] : [0, 1, 2, 3, 4];
  for (const mark of marks) {
    const label = String(Number(((total * mark) / fields).toFixed(3)));
    paper.text(label, [x + 12 + (length * mark) / fields, bottom - 11], { size: 10.5, align: 'center' });
  }
  paper.text(` ${unit}`, [x + 12 + length + lastHalf, bottom - 11], { size: 10.5 });
}
