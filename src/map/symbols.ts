import type { CareLevel } from '../core/model/facility-kind.ts';
import { MAP_COLORS, type MapColors } from './map-colors.ts';

/** How a facility stands: asked about, in the background, closed, or added by the plan. */
export type SymbolVariant = 'active' | 'quiet' | 'closed' | 'added';
type Theme = 'light' | 'dark';
type Draw = (g: CanvasRenderingContext2D, colors: MapColors, variant: SymbolVariant) => void;

const VARIANTS: readonly SymbolVariant[] = ['active', 'quiet', 'closed', 'added'];

function disc(g: CanvasRenderingContext2D, radius: number): void {
  g.beginPath();
  g.arc(0, 0, radius, 0, 2 * Math.PI);
}

function square(g: CanvasRenderingContext2D, half: number, corner: number): void {
  g.beginPath();
  g.roundRect(-half, -half, 2 * half, 2 * half, corner);
}

/** Fill, then an outline in the halo's colour, so that the symbol stands off any ground. */
function fillWithHalo(g: CanvasRenderingContext2D, fill: string, halo: string): void {
  g.lineWidth = 2.4;
  g.strokeStyle = halo;
  g.stroke();
  g.fillStyle = fill;
  g.fill();
}

/** What the plan adds is violet. */
function tint(colors: MapColors, variant: SymbolVariant, own: string): string {
  return variant === 'added' ? colors.proposal : variant === 'quiet' ? colors.quiet : own;
}

function hollow(g: CanvasRenderingContext2D, colors: MapColors): void {
  g.lineWidth = 3.4;
  g.strokeStyle = colors.halo;
  g.stroke();
  g.fillStyle = colors.ground;
  g.fill();
  g.lineWidth = 1.5;
  g.strokeStyle = colors.closed;
  g.stroke();
  g.beginPath();
  g.moveTo(-6.5, 6.5);
  g.lineTo(6.5, -6.5);
  g.lineWidth = 3.6;
  g.strokeStyle = colors.halo;
  g.stroke();
  g.lineWidth = 1.6;
  g.strokeStyle = colors.closed;
  g.stroke();
}

/** White square, dark border, cross: what stands at every ambulance station. */
const drawEmergency: Draw = (g, colors, variant) => {
  const half = variant === 'quiet' ? 4 : 6;
  square(g, half, half / 3);
  if (variant === 'closed') {
    hollow(g, colors);
    return;
  }
  const dark = variant === 'added' ? '#5a31bd' : variant === 'quiet' ? '#6b7884' : '#17232e';
  g.lineWidth = variant === 'quiet' ? 3.4 : 4.4;
  g.strokeStyle = colors.halo;
  g.stroke();
  g.fillStyle = colors.symbolFill;
  g.fill();
  g.lineWidth = variant === 'quiet' ? 1.3 : 2;
  g.strokeStyle = dark;
  g.stroke();
  g.fillStyle = dark;
  const [arm, thick] = variant === 'quiet' ? [2, 0.6] : [3.4, 1.05];
  g.fillRect(-arm, -thick, 2 * arm, 2 * thick);
  g.fillRect(-thick, -arm, 2 * thick, 2 * arm);
};

/** H in a circle; the city's hospitals larger than the county's. */
function drawHospital(radius: number): Draw {
  return (g, colors, variant) => {
    const size = variant === 'quiet' ? radius * 0.55 : radius;
    disc(g, variant === 'closed' ? 6 : size);
    if (variant === 'closed') {
      hollow(g, colors);
      return;
    }
    fillWithHalo(g, tint(colors, variant, colors.hospital), colors.halo);
    if (variant === 'quiet') return;
    g.fillStyle = '#ffffff';
    const [arm, thick] = [size * 0.52, size * 0.13];
    g.fillRect(-arm * 0.8 - thick, -arm, 2 * thick, 2 * arm);
    g.fillRect(arm * 0.8 - thick, -arm, 2 * thick, 2 * arm);
    g.fillRect(-arm * 0.8, -thick, arm * 1.6, 2 * thick);
  };
}

const drawTownship: Draw = (g, colors, variant) => {
  square(g, variant === 'quiet' ? 2.4 : variant === 'closed' ? 4.6 : 4.4, 1);
  if (variant === 'closed') {
    hollow(g, colors);
    return;
  }
  fillWithHalo(g, tint(colors, variant, colors.township), colors.halo);
};

const drawVillage: Draw = (g, colors, variant) => {
  disc(g, variant === 'quiet' ? 1.7 : variant === 'closed' ? 4 : 3.2);
  if (variant === 'closed') {
    hollow(g, colors);
    return;
  }
  fillWithHalo(g, tint(colors, variant, colors.township), colors.halo);
};

const drawPublicHealth: Draw = (g, colors, variant) => {
  const radius = variant === 'quiet' ? 3.2 : 6.4;
  g.beginPath();
  for (const turn of [0, 1, 2]) {
    const angle = -Math.PI / 2 + (turn * 2 * Math.PI) / 3;
    g.lineTo(radius * Math.cos(angle), radius * Math.sin(angle) + radius * 0.15);
  }
  g.closePath();
  g.lineJoin = 'round';
  if (variant === 'closed') {
    hollow(g, colors);
    return;
  }
  fillWithHalo(g, tint(colors, variant, colors.publicHealth), colors.halo);
};

const drawOther: Draw = (g, colors, variant) => {
  disc(g, variant === 'quiet' ? 2 : 4);
  if (variant === 'closed') {
    hollow(g, colors);
    return;
  }
  g.lineWidth = 3.6;
  g.strokeStyle = colors.halo;
  g.stroke();
  g.lineWidth = 1.8;
  g.strokeStyle = tint(colors, variant, colors.mute);
  g.stroke();
};

const LEVEL_SYMBOLS: Readonly<Record<CareLevel, Draw>> = {
  emergency: drawEmergency,
  city: drawHospital(8.6),
  county: drawHospital(6.8),
  township: drawTownship,
  village: drawVillage,
  'public-health': drawPublicHealth,
  other: drawOther,
};

const drawSite: Draw = (g, colors) => {
  g.rotate(Math.PI / 4);
  square(g, 8, 3);
  g.lineWidth = 5;
  g.strokeStyle = colors.halo;
  g.stroke();
  g.fillStyle = colors.proposal;
  g.fill();
};

/** Hollow: a place of another plan. */
const drawOtherSite: Draw = (g, colors) => {
  g.rotate(Math.PI / 4);
  square(g, 8.5, 3);
  g.lineWidth = 5.5;
  g.strokeStyle = colors.halo;
  g.stroke();
  g.lineWidth = 2.4;
  g.strokeStyle = colors.proposal;
  g.stroke();
};

/** The diamond of a site with a mark of doubt at its corner. */
const drawDoubtfulSite: Draw = (g, colors, variant) => {
  g.save();
  drawSite(g, colors, variant);
  g.restore();
  g.translate(9, -9);
  disc(g, 5.6);
  g.fillStyle = colors.symbolFill;
  g.fill();
  g.lineWidth = 1.4;
  g.strokeStyle = colors.proposal;
  g.stroke();
  g.fillStyle = '#17232e';
  g.fillRect(-0.8, -3.4, 1.6, 4.2);
  g.fillRect(-0.8, 1.8, 1.6, 1.6);
};

const drawGapMark: Draw = (g, colors) => {
  disc(g, 8.5);
  g.fillStyle = colors.halo;
  g.fill();
  g.lineWidth = 1.5;
  g.strokeStyle = colors.gap;
  g.stroke();
};

/** Name of a symbol: a level of care, a kind of site or `gap-mark`. For the map, the legend and the printed sheet alike. */
export type SymbolName = CareLevel | 'site' | 'other-site' | 'doubtful-site' | 'gap-mark';

const DRAW: Readonly<Record<SymbolName, Draw>> = {
  ...LEVEL_SYMBOLS,
  site: drawSite,
  'other-site': drawOtherSite,
  'doubtful-site': drawDoubtfulSite,
  'gap-mark': drawGapMark,
};

/** Side of a symbol's canvas in CSS pixels, halo included: tight, because labels keep off it. */
const SIDE: Readonly<Record<SymbolName, number>> = {
  emergency: 20,
  city: 22,
  county: 18,
  township: 18,
  village: 16,
  'public-health': 18,
  other: 16,
  site: 28,
  'other-site': 32,
  'doubtful-site': 32,
  'gap-mark': 20,
};

/** One symbol on a square canvas, at `ratio` pixels per CSS pixel; the number of a site or gap is not part of it. */
export function drawSymbol(
  name: SymbolName,
  look: { readonly theme: Theme; readonly variant?: SymbolVariant; readonly ratio?: number },
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const ratio = look.ratio ?? 2;
  canvas.width = canvas.height = SIDE[name] * ratio;
  const g = canvas.getContext('2d', { willReadFrequently: true });
  if (!g) throw new Error('The browser gives no 2D canvas: symbols cannot be drawn.');
  g.setTransform(ratio, 0, 0, ratio, canvas.width / 2, canvas.height / 2);
  DRAW[name](g, MAP_COLORS[look.theme], look.variant ?? 'active');
  return canvas;
}

/** Every symbol of a theme by the name that the layers use. */
export function symbolImages(theme: Theme, ratio: number): { name: string; canvas: HTMLCanvasElement }[] {
  const images: { name: string; canvas: HTMLCanvasElement }[] = [];
  for (const symbol of Object.keys(SIDE) as SymbolName[]) {
    const variants = symbol in LEVEL_SYMBOLS ? VARIANTS : (['active'] as const);
    for (const variant of variants) {
      images.push({ name: `${symbol}-${variant}-${theme}`, canvas: drawSymbol(symbol, { theme, variant, ratio }) });
    }
  }
  return images;
}
