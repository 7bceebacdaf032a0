import type { Map as MapLibreMap } from 'maplibre-gl';

/** Resolves when nothing moves or loads any more. */
export function whenIdle(map: MapLibreMap): Promise<void> {
  return new Promise((resolve) => {
    map.once('idle', () => resolve());
    map.triggerRepaint();
  });
}

/** Copies the canvas while it is still valid: WebGL empties it after the frame. */
function copyInRender(map: MapLibreMap): Promise<HTMLCanvasElement> {
  return new Promise((resolve) => {
    map.once('render', () => {
      const source = map.getCanvas();
      const copy = document.createElement('canvas');
      copy.width = source.width;
      copy.height = source.height;
      copy.getContext('2d')?.drawImage(source, 0, 0);
      resolve(copy);
    });
    map.triggerRepaint();
  });
}

/** The map as seen, at `scale` times the screen's pixels; afterwards the map is as it was. */
export async function captureMap(map: MapLibreMap, scale: number): Promise<HTMLCanvasElement> {
  const ratio = map.getPixelRatio();
  map.stop();
  if (scale === 1) {
    await whenIdle(map);
    return copyInRender(map);
  }
  try {
    map.setPixelRatio(ratio * scale);
    await whenIdle(map);
    return await copyInRender(map);
  } finally {
    map.setPixelRatio(ratio);
  }
}
