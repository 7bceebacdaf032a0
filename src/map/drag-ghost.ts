const SIDE_PIXELS = 28;

/** The symbol under the pointer while it is dragged: an element over the map, so that it never waits for a frame of it. */
export class DragGhost {
  readonly #element: HTMLDivElement;

  constructor(
    parent: HTMLElement,
    content: { readonly symbol: HTMLCanvasElement; readonly ratio: number; readonly label: string },
  ) {
    const element = document.createElement('div');
    element.className = 'map-drag-ghost';
    Object.assign(element.style, {
      position: 'absolute',
      left: '0',
      top: '0',
      width: `${SIDE_PIXELS}px`,
      height: `${SIDE_PIXELS}px`,
      margin: `${-SIDE_PIXELS / 2}px`,
      pointerEvents: 'none',
      zIndex: '1',
      filter: 'drop-shadow(0 3px 5px rgba(10, 25, 40, .45))',
    });
    const side = `${content.symbol.width / content.ratio}px`;
    Object.assign(content.symbol.style, {
      position: 'absolute',
      inset: '0',
      margin: 'auto',
      width: side,
      height: side,
      scale: '1.15',
    });
    const label = document.createElement('b');
    label.textContent = content.label;
    Object.assign(label.style, {
      position: 'absolute',
      inset: '0',
      display: 'grid',
      placeItems: 'center',
      color: '#fff',
      font: '700 13px "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif',
    });
    element.append(content.symbol, label);
    parent.append(element);
    this.#element = element;
  }

  /** To a place in pixels of the map. */
  moveTo(x: number, y: number): void {
    this.#element.style.transform = `translate(${x}px, ${y}px)`;
  }

  remove(): void {
    this.#element.remove();
  }
}
