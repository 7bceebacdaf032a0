import { legendBox, notesBox, type SheetBox, SIDE_WIDTH, tableBox } from './sheet/sheet-boxes.ts';
import { drawMapFrame, drawNorth, drawScale, type MapFrame } from './sheet/sheet-map.ts';
import { SHEET_COLORS, SheetPaper } from './sheet/sheet-paper.ts';
import type { SheetText } from './sheet/sheet-text.ts';

/** The page in units: A4 landscape is 1188 × 840. The height follows the map and the boxes beside it. */
const PAGE_WIDTH = 1188;
const MARGIN = 38;
const COLUMN_GAP = 18;
const BOX_GAP = 12;
const FOOT = 40;
const FRAME_WIDTH = PAGE_WIDTH - 2 * MARGIN - COLUMN_GAP - SIDE_WIDTH - 9;
/** Up to so much of the map's width is cut away to make its frame as high as the boxes beside it. */
const MOST_CUT = 0.16;
const MAX_RATIO = 4;

function headHeight(sheet: SheetText): number {
  return 26 + 36 + (sheet.subtitle ? 22 : 0) + (sheet.figures?.length ? 54 : 0) + 10;
}

function drawHead(paper: SheetPaper, sheet: SheetText): void {
  const middle = PAGE_WIDTH / 2;
  const maxWidth = PAGE_WIDTH - 2 * MARGIN;
  paper.text(sheet.title, [middle, 26 + 16], { size: 28, weight: 700, align: 'center', spacing: 3, maxWidth });
  let y = 26 + 36;
  if (sheet.subtitle) {
    paper.text(sheet.subtitle, [middle, y + 12], { size: 13, color: SHEET_COLORS.mute, align: 'center', maxWidth });
    y += 22;
  }
  const figures = sheet.figures ?? [];
  const width = Math.min(190, maxWidth / Math.max(1, figures.length));
  figures.forEach((figure, index) => {
    const x = middle + (index - (figures.length - 1) / 2) * width;
    paper.text(figure.value, [x, y + 20], { size: 20, weight: 700, align: 'center', maxWidth: width - 12 });
    paper.text(figure.label, [x, y + 42], {
      size: 11.5,
      color: SHEET_COLORS.mute,
      align: 'center',
      maxWidth: width - 12,
    });
    const left = x - width / 2;
    if (index > 0) paper.line([left, y + 12], [left, y + 48], { width: 0.8, color: SHEET_COLORS.line });
  });
}

function drawFoot(paper: SheetPaper, sheet: SheetText, top: number): void {
  const y = top + 17;
  paper.line([MARGIN, top], [PAGE_WIDTH - MARGIN, top], { width: 0.8, color: SHEET_COLORS.line });
  const style = { size: 11, color: SHEET_COLORS.mute } as const;
  const dateWidth = paper.width(sheet.date, style);
  paper.text(sheet.date, [PAGE_WIDTH - MARGIN, y], { ...style, align: 'right' });
  const badgeWidth = sheet.badge ? paper.badge(sheet.badge, [MARGIN, y]) + 10 : 0;
  const maxWidth = PAGE_WIDTH - 2 * MARGIN - dateWidth - badgeWidth - 24;
  paper.text(sheet.credits.join('　·　'), [MARGIN + badgeWidth, y], { ...style, maxWidth });
}

/** Height of the frame: the map's own, or up to the boxes' where little of the map is lost by it. */
function frameHeight(map: HTMLCanvasElement, sideHeight: number): number {
  const own = (FRAME_WIDTH * map.height) / map.width;
  if (sideHeight <= own) return own;
  return Math.min(sideHeight, own / (1 - MOST_CUT));
}

/**
 * A sheet to print: title, numbers, the map in its neatline with scale and north, legend, tables, notes, sources.
 * All words come from the caller. The map keeps its own resolution.
 */
export function composeSheet(map: HTMLCanvasElement, sheet: SheetText): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const g = canvas.getContext('2d');
  if (!g) throw new Error('The browser gives no 2D canvas: the sheet cannot be composed.');
  const paper = new SheetPaper(g);
  const boxes: SheetBox[] = [legendBox(paper, sheet), ...(sheet.tables ?? []).map((table) => tableBox(paper, table))];
  if (sheet.notes?.length) boxes.push(notesBox(paper, sheet.notes));
  const sideHeight = boxes.reduce((sum, box) => sum + box.height + BOX_GAP, -BOX_GAP);
  const top = headHeight(sheet);
  const frame: MapFrame = {
    x: MARGIN + 4.5,
    y: top + 4.5,
    width: FRAME_WIDTH,
    height: frameHeight(map, sideHeight - 9),
  };
  const body = Math.max(frame.height + 9, sideHeight);
  const pageHeight = Math.ceil(top + body + 10 + FOOT);

  const ratio = Math.min(MAX_RATIO, Math.max(1.5, map.width / FRAME_WIDTH));
  // Setting the size clears the canvas and its state: from here on it is drawn.
  canvas.width = Math.round(PAGE_WIDTH * ratio);
  canvas.height = Math.round(pageHeight * ratio);
  g.scale(ratio, ratio);
  paper.box([0, 0, PAGE_WIDTH, pageHeight], { fill: SHEET_COLORS.paper });
  drawHead(paper, sheet);
  const { unitsPerPixel } = drawMapFrame(paper, map, frame);
  drawNorth(paper, frame, sheet.north);
  drawScale(paper, frame, { ...sheet, unitsPerPixel });
  let y = top;
  for (const box of boxes) {
    box.draw([PAGE_WIDTH - MARGIN - SIDE_WIDTH, y]);
    y += box.height + BOX_GAP;
  }
  drawFoot(paper, sheet, top + body + 10);
  return canvas;
}
