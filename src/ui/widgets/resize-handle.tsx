import type { KeyboardEvent, PointerEvent } from 'react';
import classes from './resize-handle.module.css';

interface Props {
  /** The edge it sits on: dragging away from the panel makes it larger. */
  readonly direction: 'right' | 'top';
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

const KEY_STEP = 16;
const LARGER = { right: 'ArrowRight', top: 'ArrowUp' } as const;
const SMALLER = { right: 'ArrowLeft', top: 'ArrowDown' } as const;

/** A separator that is dragged with the pointer or moved with the arrow keys. */
export function ResizeHandle({ direction, label, value, min, max, onChange }: Props) {
  const set = (next: number) => onChange(Math.round(Math.min(max, Math.max(min, next))));
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const handle = event.currentTarget;
    const start = direction === 'right' ? event.clientX : event.clientY;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (move) => {
      set(direction === 'right' ? value + move.clientX - start : value + start - move.clientY);
    };
    handle.onpointerup = () => {
      handle.onpointermove = null;
    };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === LARGER[direction]) set(value + KEY_STEP);
    else if (event.key === SMALLER[direction]) set(value - KEY_STEP);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a splitter is a separator with a value, which hr is not
    <div
      role="separator"
      aria-orientation={direction === 'right' ? 'vertical' : 'horizontal'}
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={classes.handle}
      data-direction={direction}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}
