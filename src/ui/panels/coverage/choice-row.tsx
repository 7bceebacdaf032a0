import { SegmentedControl } from '@mantine/core';
import classes from '../panel.module.css';

interface Props<Value extends string | number> {
  readonly name: string;
  readonly value: Value;
  readonly choices: readonly Value[];
  readonly labelOf: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

/** One setting of a few choices, all in sight. */
export function ChoiceRow<Value extends string | number>({ name, value, choices, labelOf, onChange }: Props<Value>) {
  return (
    <div className={classes.option}>
      <span>{name}</span>
      <SegmentedControl
        size="xs"
        aria-label={name}
        value={String(value)}
        data={choices.map((choice) => ({ value: String(choice), label: labelOf(choice) }))}
        onChange={(text) => {
          const chosen = choices.find((choice) => String(choice) === text);
          if (chosen !== undefined) onChange(chosen);
        }}
      />
    </div>
  );
}
