import { Popover, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { loadNumberFields } from './number-field.tsx';
import classes from './word.module.css';

interface Props {
  /** The word as it stands in the sentence. */
  readonly text: string;
  /** What it sets, for those who do not see the sentence. */
  readonly name: string;
  readonly width?: number;
  readonly children: React.ReactNode;
}

/** A word of a sentence that opens the control behind it. */
export function Word({ text, name, width = 280, children }: Props) {
  const [opened, setOpened] = useState(false);
  // The controls are here by the time the hand is.
  const prepare = () => void loadNumberFields();
  const toggle = () => void loadNumberFields().finally(() => setOpened((was) => !was));
  return (
    <Popover width={width} position="bottom-start" trapFocus opened={opened} onChange={setOpened}>
      <Popover.Target>
        <UnstyledButton
          className={classes.word}
          aria-label={`${name}: ${text}`}
          onPointerEnter={prepare}
          onFocus={prepare}
          onClick={toggle}
        >
          {text}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>{children}</Popover.Dropdown>
    </Popover>
  );
}
