import { useFormat } from '../use-format.ts';
import { ShareBar } from '../widgets/share-bar.tsx';
import classes from './table-drawer.module.css';

export function ShareCell({
  share,
  met,
  target,
}: {
  readonly share: number;
  readonly met: boolean;
  readonly target: number;
}) {
  const format = useFormat();
  return (
    <span className={classes.share}>
      <ShareBar share={share} met={met} target={target} />
      {format.percent(share)}
    </span>
  );
}

/** Percentage points against the baseline. */
export function ChangeCell({ points }: { readonly points: number }) {
  const format = useFormat();
  const text = format.signed(points, 1);
  const tone = Number.isNaN(points) || Math.abs(points) < 0.05 ? classes.quiet : points > 0 ? classes.up : classes.down;
  return <span className={tone}>{text}</span>;
}
