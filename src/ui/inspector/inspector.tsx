import { lazy, Suspense } from 'react';
import { useSession } from '../session.ts';
import classes from './inspector.module.css';

/** Nothing is selected at first: the cards come with the first selection. */
const SelectedCard = lazy(async () => ({ default: (await import('./selected-card.tsx')).SelectedCard }));

/** What is selected, opened up. On narrow screens it lies over the panel and leaves the map free. */
export function Inspector() {
  const selection = useSession((state) => state.selection);
  if (!selection) return null;
  return (
    <article className={classes.card} aria-live="polite">
      <Suspense>
        <SelectedCard selection={selection} />
      </Suspense>
    </article>
  );
}
