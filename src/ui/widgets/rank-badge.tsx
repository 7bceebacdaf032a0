import classes from './rank-badge.module.css';

/** The diamond of a proposed site, as it stands on the map. */
export function RankBadge({ rank }: { readonly rank: number }) {
  return (
    <span className={classes.badge}>
      <i>{rank}</i>
    </span>
  );
}
