import type { NumberInputProps, SliderProps } from '@mantine/core';

let fields: typeof import('./number-fields.ts') | null = null;

/** Fetches the controls for numbers, which stand behind words only: the first screen does without. */
export async function loadNumberFields(): Promise<void> {
  fields ??= await import('./number-fields.ts');
}

/** A number to type; nothing before `loadNumberFields` is through, which a `Word` waits for before it opens. */
export function NumberField(props: NumberInputProps) {
  return fields && <fields.NumberInput {...props} />;
}

/** A number to slide to, likewise. */
export function SliderField(props: SliderProps) {
  return fields && <fields.Slider {...props} />;
}
