import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { CoveragePanel } from '../panels/coverage.panel.tsx';
import { type Stage, setSession, useSession } from '../session.ts';
import { ResizeHandle } from '../widgets/resize-handle.tsx';
import classes from './side-panel.module.css';

// The first screen is the coverage; the other stages are fetched when they are opened.
const DataPanel = lazy(async () => ({ default: (await import('../panels/data.panel.tsx')).DataPanel }));
const SitingPanel = lazy(async () => ({ default: (await import('../panels/siting.panel.tsx')).SitingPanel }));

const PANELS: Readonly<Record<Stage, React.ComponentType>> = {
  data: DataPanel,
  coverage: CoveragePanel,
  siting: SitingPanel,
};

const NARROWEST = 300;
const WIDEST = 480;

export function SidePanel() {
  const { t } = useTranslation();
  const stage = useSession((state) => state.stage);
  const open = useSession((state) => state.panelOpen);
  const width = useSession((state) => state.panelWidth);
  if (!open) return <span />;
  const Panel = PANELS[stage];
  return (
    <aside className={classes.panel} aria-label={t(`stage.${stage}`)}>
      <div className={classes.scroll} key={stage}>
        <Suspense>
          <Panel />
        </Suspense>
      </div>
      <ResizeHandle
        direction="right"
        label={t('panel.resize')}
        value={width}
        min={NARROWEST}
        max={WIDEST}
        onChange={(panelWidth) => setSession({ panelWidth })}
      />
    </aside>
  );
}
