import { Popover, UnstyledButton } from '@mantine/core';
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
  return (
    <Popover width={width} position="bottom-start" trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.word} aria-label={`${name}: ${text}`}>
          {text}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>{children}</Popover.Dropdown>
    </Popover>
  );
}
