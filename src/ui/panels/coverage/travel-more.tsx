import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocument } from '../../document-store.ts';
import { useFormat } from '../../use-format.ts';
import own from './travel-more.module.css';
import { travelNumbers } from './travel-numbers.ts';

// Fetched when it is opened: the first screen does without.
const TravelFields = lazy(async () => ({ default: (await import('./travel-fields.tsx')).TravelFields }));

/** Everything else about travel, folded away with its main values in sight. */
export function TravelMore() {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const travel = useDocument((state) => state.history?.plan.travel);
  if (!travel) return null;
  const shown = travelNumbers(travel.model);
  const summary = shown
    .map(({ field }) => t(`travel.short.${field}`, { n: format.count(travel[field], travel[field] % 1 ? 1 : 0) }))
    .join(t('list.semicolon'));
  return (
    <section className={own.more}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        leftSection={open ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
      >
        {t('travel.more')}
      </Button>
      {!open && <span className={own.summary}>{summary}</span>}
      <Suspense>{open && <TravelFields travel={travel} />}</Suspense>
    </section>
  );
}
