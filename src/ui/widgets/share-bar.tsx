import classes from './share-bar.module.css';

interface Props {
  /** 0…1; NaN draws the hatch of the unknown. */
  readonly share: number;
  readonly met?: boolean;
  /** A tick at the share that is asked for. */
  readonly target?: number;
}

/** A share as a bar; whoever reads it also finds the figure beside it. */
export function ShareBar({ share, met, target }: Props) {
  const unknown = Number.isNaN(share);
  return (
    <span className={classes.bar} data-unknown={unknown || undefined} aria-hidden>
      {!unknown && <i data-met={met} style={{ width: `${share * 100}%` }} />}
      {target !== undefined && <u style={{ left: `${target * 100}%` }} />}
    </span>
  );
}
