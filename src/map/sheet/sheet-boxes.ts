import { drawHatch } from '../patterns.ts';
import { drawSymbol } from '../symbols.ts';
import { SHEET_COLORS, type SheetPaper } from './sheet-paper.ts';
import type { SheetLegendRow, SheetMark, SheetTable, SheetText } from './sheet-text.ts';

/** A box of the side column: first measured, then drawn with its top left corner at [x, y]. */
export interface SheetBox {
  readonly height: number;
  draw(at: readonly [x: number, y: number]): void;
}

export const SIDE_WIDTH = 262;
const PADDING = 11;
const INNER = SIDE_WIDTH - 2 * PADDING;
const ROW = 20;
const TITLE = 26;
/** Room for the mark of the limit between two classes. */
const LIMIT = 17;
const BODY = { size: 12 } as const;

function drawMark(paper: SheetPaper, mark: SheetMark, at: readonly [x: number, y: number]): void {
  const [x, y] = at;
  const { g } = paper;
  const swatch = [x, y - 6.5, 24, 13] as const;
  if (mark.type === 'color') {
    paper.box(swatch, { fill: mark.color, line: '#7b8791', width: 0.5 });
    return;
  }
  if (mark.type === 'circle') {
    g.beginPath();
    g.arc(x + 12, y, 6.5, 0, 2 * Math.PI);
    g.fillStyle = 'rgba(10, 106, 107, .1)';
    g.fill();
    g.lineWidth = 1.4;
    g.strokeStyle = '#0a6a6b';
    g.stroke();
    return;
  }
  if (mark.type === 'river') {
    paper.box([x, y - 2, 24, 4], { line: '#56616d', width: 1 });
    return;
  }
  if (mark.type === 'symbol') {
    const symbol = drawSymbol(mark.symbol, { theme: 'light', variant: mark.variant ?? 'active', ratio: 4 });
    const side = symbol.width / 4;
    g.drawImage(symbol, x + 12 - side / 2, y - side / 2, side, side);
    return;
  }
  const pattern = g.createPattern(drawHatch(mark.hatch, 'light', 4), 'repeat');
  // The tile is drawn at four times its size, so the pattern is shrunk to a quarter.
  pattern?.setTransform(new DOMMatrix().scale(0.25));
  g.fillStyle = pattern ?? '#cccccc';
  g.fillRect(...swatch);
  paper.box(swatch, { line: mark.hatch === 'gap' ? '#c4472b' : '#7b8791', width: 0.8 });
}

function drawRow(paper: SheetPaper, row: SheetLegendRow, at: readonly [x: number, y: number]): void {
  const [x, y] = at;
  drawMark(paper, row.mark, at);
  const valueWidth = row.value ? paper.width(row.value, BODY) + 8 : 0;
  paper.text(row.label, [x + 33, y], { ...BODY, maxWidth: INNER - 33 - valueWidth });
  if (row.value) paper.text(row.value, [x + INNER, y], { ...BODY, align: 'right' });
}

/** Border and heading shared by all boxes; the content starts below the heading. */
function framed(paper: SheetPaper, title: string, content: SheetBox): SheetBox {
  const height = PADDING + TITLE + content.height + PADDING - 2;
  return {
    height,
    draw: ([x, y]) => {
      paper.box([x, y, SIDE_WIDTH, height], { line: SHEET_COLORS.line });
      paper.text(title, [x + PADDING, y + PADDING + 8], { size: 13.5, weight: 700 });
      content.draw([x + PADDING, y + PADDING + TITLE]);
    },
  };
}

/** The legend: classes with the limit marked between them, then symbols. */
export function legendBox(paper: SheetPaper, sheet: SheetText): SheetBox {
  const { legend, badge } = sheet;
  const { classes, symbols } = legend;
  const limitAfter = legend.limitLabel && legend.withinLimit ? legend.withinLimit : -1;
  const head = legend.rampTitle ? ROW : 0;
  const gap = classes.length > 0 && symbols.length > 0 ? 8 : 0;
  const height = head + (classes.length + symbols.length) * ROW + (limitAfter > 0 ? LIMIT : 0) + gap;
  const drawContent: SheetBox['draw'] = ([x, top]) => {
    let y = top + ROW / 2;
    if (badge) {
      const width = paper.width(badge, { size: 11, weight: 600 }) + 12;
      paper.badge(badge, [x + INNER - width, top - TITLE + 8]);
    }
    if (legend.rampTitle) {
      paper.text(legend.rampTitle, [x, y], { ...BODY, color: SHEET_COLORS.mute, maxWidth: INNER });
      y += ROW;
    }
    classes.forEach((row, index) => {
      if (index === limitAfter && legend.limitLabel) {
        drawLimit(paper, legend.limitLabel, [x, y - ROW / 2 + LIMIT / 2]);
        y += LIMIT;
      }
      drawRow(paper, row, [x, y]);
      y += ROW;
    });
    y += gap;
    for (const row of symbols) {
      drawRow(paper, row, [x, y]);
      y += ROW;
    }
  };
  return framed(paper, legend.title, { height, draw: drawContent });
}

function drawLimit(paper: SheetPaper, label: string, at: readonly [x: number, y: number]): void {
  const [x, y] = at;
  const start = x + 33;
  const width = paper.width(label, { size: 11, weight: 700 });
  paper.line([x - 4, y], [x + 28, y], { width: 2.2, color: SHEET_COLORS.ink });
  paper.text(label, [start, y], { size: 11, weight: 700 });
  paper.line([start + width + 6, y], [x + INNER, y], { width: 0.8, color: SHEET_COLORS.ink });
}

/** A three-line table, as journals and institutes set them. */
export function tableBox(paper: SheetPaper, table: SheetTable): SheetBox {
  const rowHeight = 18;
  const height = (table.rows.length + 1) * rowHeight + 8;
  const widths = columnWidths(paper, table);
  const drawLine = (cells: readonly string[], at: readonly [number, number], weight: 400 | 600 | 700): void => {
    let right = at[0];
    cells.forEach((cell, column) => {
      const width = widths[column] ?? 0;
      const isFirst = column === 0;
      const x = isFirst ? right + 2 : right + width - 2;
      paper.text(cell, [x, at[1]], { size: 11.5, weight, align: isFirst ? 'left' : 'right', maxWidth: width - 4 });
      right += width;
    });
  };
  const draw: SheetBox['draw'] = ([x, y]) => {
    const ink = SHEET_COLORS.ink;
    paper.line([x, y], [x + INNER, y], { width: 1.5, color: ink });
    drawLine(table.columns, [x, y + rowHeight / 2 + 1], 600);
    paper.line([x, y + rowHeight + 2], [x + INNER, y + rowHeight + 2], { width: 0.8, color: ink });
    table.rows.forEach((row, index) => {
      const isTotal = table.totalRow === true && index === table.rows.length - 1;
      drawLine(row, [x, y + rowHeight * (index + 1.5) + 4], isTotal ? 700 : 400);
    });
    paper.line([x, y + height - 2], [x + INNER, y + height - 2], { width: 1.5, color: ink });
  };
  return framed(paper, table.title, { height, draw });
}

/** Columns as wide as their widest cell asks for, stretched to fill the box. */
function columnWidths(paper: SheetPaper, table: SheetTable): number[] {
  const wants = table.columns.map((name, column) => {
    const cells = [name, ...table.rows.map((row) => row[column] ?? '')];
    return Math.max(...cells.map((cell) => paper.width(cell, { size: 11.5, weight: 600 }))) + 10;
  });
  const total = wants.reduce((sum, width) => sum + width, 0);
  return wants.map((width) => (width / total) * INNER);
}

/** Notes in small print. */
export function notesBox(paper: SheetPaper, notes: readonly string[]): SheetBox {
  const style = { size: 11.5, color: SHEET_COLORS.mute } as const;
  const lines = notes.flatMap((note) => paper.wrap(note, INNER, style));
  const height = lines.length * 17 + 2 * PADDING - 4;
  return {
    height,
    draw: ([x, y]) => {
      paper.box([x, y, SIDE_WIDTH, height], { line: SHEET_COLORS.line });
      lines.forEach((line, index) => {
        paper.text(line, [x + PADDING, y + PADDING + 7 + index * 17], style);
      });
    },
  };
}
