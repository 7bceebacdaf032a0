import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { RegionView } from '../engine/engine.ts';
import { mercatorX, mercatorY } from './mercator.ts';

type Relief = NonNullable<RegionView['relief']>;

/** What is left of the relief beyond the region: a hint of where the mountains go on. */
const OUTSIDE_ALPHA = 0.3;
/** The relief ends softly instead of with the edge of its rectangle. */
const FEATHER_SHARE = 0.05;

function traceCounties(
  g: CanvasRenderingContext2D,
  relief: Relief,
  counties: FeatureCollection<Polygon | MultiPolygon>,
): void {
  const [west, south, east, north] = relief.bounds;
  const [left, right, top, bottom] = [mercatorX(west), mercatorX(east), mercatorY(north), mercatorY(south)];
  g.beginPath();
  for (const { geometry } of counties.features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const ring of polygons.flat()) {
      for (const [lon = 0, lat = 0] of ring) {
        const x = ((mercatorX(lon) - left) / (right - left)) * relief.width;
        g.lineTo(x, ((mercatorY(lat) - top) / (bottom - top)) * relief.height);
      }
      g.closePath();
    }
  }
}

/** Fades the four edges; where two meet, both count. */
function feather(image: ImageData): void {
  const { width, height, data } = image;
  const margin = Math.max(1, Math.round(Math.min(width, height) * FEATHER_SHARE));
  const fade = (at: number, size: number): number => Math.min(1, (at + 0.5) / margin, (size - at - 0.5) / margin);
  for (let y = 0; y < height; y++) {
    const down = fade(y, height);
    for (let x = 0; x < width; x++) {
      const share = down * fade(x, width);
      const index = 4 * (y * width + x) + 3;
      if (share < 1) data[index] = (data[index] ?? 0) * share;
    }
  }
}

/** The relief as it is drawn: full over the region, faint beyond it, soft at its edges. */
export async function reliefImage(region: Pick<RegionView, 'relief' | 'countyShapes'>): Promise<ImageData | null> {
  const { relief } = region;
  if (!relief) return null;
  const canvas = document.createElement('canvas');
  canvas.width = relief.width;
  canvas.height = relief.height;
  const g = canvas.getContext('2d', { willReadFrequently: true });
  const whole = new ImageData(relief.rgba, relief.width, relief.height);
  if (!g) return whole;
  const counties: FeatureCollection<Polygon | MultiPolygon> = JSON.parse(await region.countyShapes.text());
  g.putImageData(whole, 0, 0);
  g.globalCompositeOperation = 'destination-in';
  // The mask: opaque inside, faint outside.
  const mask = document.createElement('canvas');
  mask.width = relief.width;
  mask.height = relief.height;
  const m = mask.getContext('2d', { willReadFrequently: true });
  if (m && counties.features.length > 0) {
    m.globalAlpha = OUTSIDE_ALPHA;
    m.fillRect(0, 0, mask.width, mask.height);
    m.globalAlpha = 1;
    traceCounties(m, relief, counties);
    m.fill();
    g.drawImage(mask, 0, 0);
  }
  const image = g.getImageData(0, 0, relief.width, relief.height);
  feather(image);
  return image;
}
