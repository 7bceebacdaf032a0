import { ActionIcon, Button, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconDownload, IconSearch } from '@tabler/icons-react';
import { type ComponentType, lazy, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocument } from '../document-store.ts';
import { useResults } from '../results-store.ts';
import { type DrawerTab, session, setSession, useSession } from '../session.ts';
import { useShownCoverage } from '../shown.ts';
import { useFormat } from '../use-format.ts';
import { ResizeHandle } from '../widgets/resize-handle.tsx';
import { DRAWER_EXPORT_EVENT } from './data-table.tsx';
import classes from './table-drawer.module.css';
import { TownshipTable } from './township-table.tsx';

const TABS: readonly DrawerTab[] = ['townships', 'counties', 'facilities', 'gaps'];
// The first screen shows the townships; the others are fetched when they are asked for.
const TABLES: Readonly<Record<DrawerTab, ComponentType<Parameters<typeof TownshipTable>[0]>>> = {
  townships: TownshipTable,
  counties: lazy(async () => ({ default: (await import('./county-table.tsx')).CountyTable })),
  facilities: lazy(async () => ({ default: (await import('./facility-table.tsx')).FacilityTable })),
  gaps: lazy(async () => ({ default: (await import('./gap-table.tsx')).GapTable })),
};

function useCounts(): Readonly<Record<DrawerTab, number>> {
  const coverage = useShownCoverage();
  const townships = useResults((state) => state.region?.townships.length ?? 0);
  const facilities = useDocument((state) => state.history?.plan.facilities.length ?? 0);
  return { townships, counties: coverage?.counties.length ?? 0, facilities, gaps: coverage?.gaps.length ?? 0 };
}

/** The map as tables: the same selection, reachable by keyboard. */
export function TableDrawer() {
  const { t } = useTranslation();
  const tab = useSession((state) => state.drawerTab);
  const open = useSession((state) => state.drawerOpen);
  const height = useSession((state) => state.drawerHeight);
  const [words, setWords] = useState('');
  const [onlyUnmet, setOnlyUnmet] = useState(false);
  const Table = TABLES[tab];
  const showAll = useCallback(() => {
    setWords('');
    setOnlyUnmet(false);
  }, []);
  const canFilterUnmet = tab === 'townships' || tab === 'counties';
  return (
    <section
      className={classes.drawer}
      data-open={open}
      style={{ '--height': `${height}px` }}
      aria-label={t('drawer.name')}
    >
      {open && (
        <ResizeHandle
          direction="top"
          label={t('drawer.resize')}
          value={height}
          min={120}
          max={560}
          onChange={(drawerHeight) => setSession({ drawerHeight })}
        />
      )}
      <div className={classes.bar}>
        <Tabs />
        <span className={classes.grow} />
        {open && canFilterUnmet && (
          <Button
            size="compact-xs"
            variant={onlyUnmet ? 'light' : 'subtle'}
            color={onlyUnmet ? 'accent' : 'gray'}
            aria-pressed={onlyUnmet}
            onClick={() => setOnlyUnmet(!onlyUnmet)}
          >
            {t('drawer.onlyUnmet')}
          </Button>
        )}
        {open && (
          <>
            <TextInput
              className={classes.search}
              aria-label={t('drawer.filter')}
              placeholder={t('drawer.filter')}
              value={words}
              leftSection={<IconSearch size={14} />}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
            <Tooltip label={t('drawer.export')}>
              <ActionIcon
                size={26}
                aria-label={t('drawer.export')}
                onClick={() => window.dispatchEvent(new Event(DRAWER_EXPORT_EVENT))}
              >
                <IconDownload size={16} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          </>
        )}
        <ActionIcon
          size={26}
          aria-expanded={open}
          aria-label={t(open ? 'drawer.fold' : 'drawer.unfold')}
          onClick={() => setSession({ drawerOpen: !open })}
        >
          {open ? <IconChevronDown size={16} /> : <IconChevronUp size={16} />}
        </ActionIcon>
      </div>
      <Suspense>
        {open && <Table key={tab} words={words} onlyUnmet={onlyUnmet && canFilterUnmet} onHidden={showAll} />}
      </Suspense>
    </section>
  );
}

function Tabs() {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = useCounts();
  const current = useSession((state) => state.drawerTab);
  const open = useSession((state) => state.drawerOpen);
  const pick = (tab: DrawerTab) =>
    setSession({ drawerTab: tab, drawerOpen: tab === session().drawerTab ? !session().drawerOpen : true });
  return (
    <div className={classes.tabs} role="tablist" aria-label={t('drawer.name')}>
      {TABS.map((tab) => (
        <UnstyledButton
          key={tab}
          role="tab"
          aria-selected={open && tab === current}
          className={classes.tab}
          onClick={() => pick(tab)}
        >
          {t(`drawer.tab.${tab}`)} <small>{format.count(counts[tab])}</small>
        </UnstyledButton>
      ))}
    </div>
  );
}
