import type { ModeHandlers, PointerAt } from './mode.ts';

/** More than this many pixels make a drag out of a click. */
const CLICK_PIXELS = 3;
const TYPING = 'input, textarea, select, [contenteditable]';

interface Target {
  readonly element: HTMLElement;
  handlers(): ModeHandlers;
  locate(x: number, y: number): PointerAt;
  setPan(enabled: boolean): void;
}

interface Press {
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  readonly taken: boolean;
  moved: boolean;
}

/** Turns pointer and key events into the few gestures that modes know. */
export class PointerInput {
  readonly #target: Target;
  readonly #abort = new AbortController();
  #press: Press | null = null;
  #frame = 0;

  constructor(target: Target) {
    this.#target = target;
    const { element } = target;
    const options = { signal: this.#abort.signal, capture: true };
    element.addEventListener('pointerdown', (event) => this.#down(event), options);
    // On the window, because a drag goes on outside the map.
    window.addEventListener('pointermove', (event) => this.#move(event), options);
    window.addEventListener('pointerup', (event) => this.#up(event), options);
    window.addEventListener('pointercancel', () => this.#cancel(), options);
    element.addEventListener('pointerleave', () => this.#leave(), { signal: this.#abort.signal });
    window.addEventListener('keydown', (event) => this.#key(event), options);
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#abort.abort();
  }

  #at(event: PointerEvent): PointerAt {
    const box = this.#target.element.getBoundingClientRect();
    return this.#target.locate(event.clientX - box.left, event.clientY - box.top);
  }

  #down(event: PointerEvent): void {
    // A second finger makes a pinch of it: no click, no drag.
    if (!event.isPrimary) {
      this.#cancel();
      return;
    }
    if (event.button !== 0 || event.shiftKey) return;
    const taken = this.#target.handlers().down?.(this.#at(event)) ?? false;
    if (taken) this.#target.setPan(false);
    this.#press = { pointer: event.pointerId, x: event.clientX, y: event.clientY, taken, moved: false };
  }

  #move(event: PointerEvent): void {
    const press = this.#press;
    if (press && event.pointerId === press.pointer) {
      press.moved ||= Math.hypot(event.clientX - press.x, event.clientY - press.y) > CLICK_PIXELS;
      if (press.moved && press.taken) this.#soon(() => this.#target.handlers().drag?.(this.#at(event)));
      return;
    }
    const inside = event.target instanceof Node && this.#target.element.contains(event.target);
    if (inside && event.pointerType !== 'touch') this.#soon(() => this.#target.handlers().move?.(this.#at(event)));
  }

  /** At most one step per frame, the newest. */
  #soon(step: () => void): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(step);
  }

  #up(event: PointerEvent): void {
    const press = this.#press;
    if (!press || event.pointerId !== press.pointer) return;
    this.#press = null;
    cancelAnimationFrame(this.#frame);
    const handlers = this.#target.handlers();
    if (!press.moved) handlers.click?.(this.#at(event));
    else if (press.taken) handlers.drop?.(this.#at(event));
    if (press.taken) this.#target.setPan(true);
  }

  #leave(): void {
    if (this.#press) return;
    cancelAnimationFrame(this.#frame);
    this.#target.handlers().leave?.();
  }

  #cancel(): void {
    const press = this.#press;
    this.#press = null;
    cancelAnimationFrame(this.#frame);
    if (!press) return;
    if (press.taken) this.#target.setPan(true);
    this.#target.handlers().leave?.();
  }

  #key(event: KeyboardEvent): void {
    // Keys belong to what has the focus; Escape is the map's as long as nobody types.
    const own = event.key === 'Escape' ? TYPING : `${TYPING}, button, a, [tabindex]:not(canvas)`;
    const busy = event.target instanceof Element && event.target.closest(own) !== null;
    if (busy || event.isComposing || !this.#target.handlers().key?.(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key !== 'Escape' || !this.#press) return;
    // The gesture is over, though the button is still down.
    if (this.#press.taken) this.#target.setPan(true);
    this.#press = null;
    cancelAnimationFrame(this.#frame);
  }
}
