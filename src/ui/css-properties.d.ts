import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Custom properties set on elements from state. */
    [name: `--${string}`]: string | number | undefined;
  }
}
