import { Switch } from '@mantine/core';

interface Props {
  readonly title: string;
  /** What the switch does, for those who do not see where it stands. */
  readonly name: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Head of a tool that draws something beside the answer: its name, and whether it is on the map. */
export function ToolHead({ title, name, on, disabled = false, onChange }: Props) {
  return (
    <h3>
      {title}
      <small>
        <Switch
          aria-label={name}
          checked={on}
          disabled={disabled}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      </small>
    </h3>
  );
}
