import { MAP_COLORS } from './map-colors.ts';

type Theme = 'light' | 'dark';

/** A hatch: parallel lines at 45°, repeating without a seam. */
interface Hatch {
  readonly line: string;
  readonly lineAlpha: number;
  readonly lineWidth: number;
  readonly ground?: string;
  readonly groundAlpha?: number;
  /** Rising to the right, or falling: two hatches that overlap stay apart. */
  readonly rising: boolean;
  /** Side of the tile in CSS pixels. */
  readonly size: number;
}

/** Hatches of a theme: unknown townships, gaps, and zones where nothing may be built. */
function hatches(theme: Theme): Readonly<Record<string, Hatch>> {
  const colors = MAP_COLORS[theme];
  return {
    unknown: {
      line: colors.unknownHatch,
      lineAlpha: 1,
      lineWidth: 1.6,
      ground: colors.unknown,
      groundAlpha: 0.94,
      rising: true,
      size: 8,
    },
    gap: {
      line: colors.gap,
      lineAlpha: 0.6,
      lineWidth: 1.2,
      ground: colors.gap,
      groundAlpha: 0.06,
      rising: true,
      size: 8,
    },
    'no-build': {
      line: colors.zone,
      lineAlpha: 0.5,
      lineWidth: 1,
      ground: colors.zone,
      groundAlpha: 0.08,
      rising: false,
      size: 6,
    },
  };
}

/** Draws one tile of a hatch. */
export function drawHatch(name: 'unknown' | 'gap' | 'no-build', theme: Theme, ratio: number): HTMLCanvasElement {
  const hatch = hatches(theme)[name];
  const canvas = document.createElement('canvas');
  const g = canvas.getContext('2d', { willReadFrequently: true });
  if (!g || !hatch) throw new Error(`The hatch ${name} cannot be drawn: the browser gives no 2D canvas.`);
  const size = hatch.size * ratio;
  canvas.width = canvas.height = size;
  if (hatch.ground) {
    g.globalAlpha = hatch.groundAlpha ?? 1;
    g.fillStyle = hatch.ground;
    g.fillRect(0, 0, size, size);
  }
  g.globalAlpha = hatch.lineAlpha;
  g.strokeStyle = hatch.line;
  g.lineWidth = hatch.lineWidth * ratio;
  g.beginPath();
  // Three lines, one tile apart: the corners of the neighbours belong to this tile, too.
  for (const shift of [-size, 0, size]) {
    g.moveTo(shift - size, hatch.rising ? 2 * size : -size);
    g.lineTo(shift + 2 * size, hatch.rising ? -size : 2 * size);
  }
  g.stroke();
  return canvas;
}

/** Every hatch of a theme by the name that the layers use. */
export function patternImages(theme: Theme, ratio: number): { name: string; canvas: HTMLCanvasElement }[] {
  return (['unknown', 'gap', 'no-build'] as const).map((name) => ({
    name: `${name}-${theme}`,
    canvas: drawHatch(name, theme, ratio),
  }));
}
