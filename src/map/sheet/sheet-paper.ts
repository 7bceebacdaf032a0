const FAMILY = '"Noto Sans SC","Microsoft YaHei","PingFang SC","Noto Sans CJK SC","Source Han Sans SC",sans-serif';

export const SHEET_COLORS = {
  paper: '#ffffff',
  ink: '#17232e',
  mute: '#51606d',
  line: '#9aa6b1',
  frame: '#17232e',
  badge: '#7a5a00',
  badgeLine: '#c9a227',
} as const;

interface TextStyle {
  readonly size: number;
  readonly weight?: 400 | 500 | 600 | 700;
  readonly color?: string;
  readonly align?: CanvasTextAlign;
  /** The text is squeezed into this width rather than run over. */
  readonly maxWidth?: number;
  readonly spacing?: number;
}

/** A page with a pen; all lengths in units of the page, 1188 to its width. */
export class SheetPaper {
  readonly g: CanvasRenderingContext2D;

  constructor(g: CanvasRenderingContext2D) {
    this.g = g;
  }

  /** Text with its vertical middle at y, so that rows of any size line up. */
  text(words: string, at: readonly [x: number, y: number], style: TextStyle): void {
    this.#use(style);
    this.g.fillStyle = style.color ?? SHEET_COLORS.ink;
    this.g.textAlign = style.align ?? 'left';
    this.g.textBaseline = 'middle';
    this.g.fillText(words, at[0], at[1] + style.size * 0.04, style.maxWidth);
    this.g.letterSpacing = '0px';
  }

  width(words: string, style: TextStyle): number {
    this.#use(style);
    const { width } = this.g.measureText(words);
    this.g.letterSpacing = '0px';
    return width;
  }

  /** Breaks a paragraph into lines: anywhere between Chinese characters, else at spaces. */
  wrap(words: string, width: number, style: TextStyle): string[] {
    const pieces = words.match(/[⺀-鿿　-〿＀-￯]|[^⺀-鿿　-〿＀-￯\s]+\s*|\s+/g) ?? [];
    const lines: string[] = [];
    let line = '';
    for (const piece of pieces) {
      // A closing mark may hang over the edge, but never begins a line.
      const closes = /^[，。；：、！？）》”]/.test(piece);
      if (line && !closes && this.width(line + piece.trimEnd(), style) > width) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += piece;
    }
    return line ? [...lines, line] : lines;
  }

  line(from: readonly [number, number], to: readonly [number, number], pen: { width: number; color: string }): void {
    this.g.beginPath();
    this.g.moveTo(...from);
    this.g.lineTo(...to);
    this.g.lineWidth = pen.width;
    this.g.strokeStyle = pen.color;
    this.g.stroke();
  }

  /** A rectangle [x, y, width, height]. */
  box(rect: readonly [number, number, number, number], pen: { width?: number; line?: string; fill?: string }): void {
    if (pen.fill) {
      this.g.fillStyle = pen.fill;
      this.g.fillRect(...rect);
    }
    if (!pen.line) return;
    this.g.lineWidth = pen.width ?? 1;
    this.g.strokeStyle = pen.line;
    this.g.strokeRect(...rect);
  }

  /** The badge of simulated data, its left edge at x; returns its width. */
  badge(words: string, at: readonly [x: number, y: number]): number {
    const width = this.width(words, { size: 11, weight: 600 }) + 12;
    this.box([at[0], at[1] - 8, width, 16], { fill: '#fff8e3', line: SHEET_COLORS.badgeLine });
    this.text(words, [at[0] + width / 2, at[1]], { size: 11, weight: 600, color: SHEET_COLORS.badge, align: 'center' });
    return width;
  }

  #use(style: TextStyle): void {
    this.g.font = `${style.weight ?? 400} ${style.size}px ${FAMILY}`;
    this.g.letterSpacing = `${style.spacing ?? 0}px`;
  }
}
