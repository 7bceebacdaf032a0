import { useEffect, useState } from 'react';
import { NumberField } from './number-field.tsx';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

/** A number that takes effect as soon as it is possible; on leaving, an impossible one is put right. */
export function AmountInput({ label, value, min, max, step, onChange }: Props) {
  const [draft, setDraft] = useState<number | string>(value);
  useEffect(() => setDraft(value), [value]);
  const change = (next: number | string) => {
    setDraft(next);
    if (typeof next === 'number' && next >= min && next <= max) onChange(next);
  };
  const leave = () => {
    const next = typeof draft === 'number' ? Math.min(max, Math.max(min, draft)) : value;
    setDraft(next);
    if (next !== value) onChange(next);
  };
  return (
    <NumberField
      label={label}
      value={draft}
      min={min}
      max={max}
      step={step}
      decimalScale={1}
      clampBehavior="none"
      onChange={change}
      onBlur={leave}
    />
  );
}
