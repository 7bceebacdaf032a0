import { Button, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { openSample } from '../control/open.ts';
import { saveAndRemember } from '../control/save.ts';
import { useDocument } from '../document-store.ts';
import { type DataPage, setSession, useSession } from '../session.ts';
import { useFormat } from '../use-format.ts';
import { useIssues } from '../use-issues.ts';
import { OpenFilesButton } from '../widgets/open-files-button.tsx';
import { HealthList } from './data/health-list.tsx';
import { RoadHealth } from './data/road-health.tsx';
import { SourceList } from './data/source-list.tsx';
import classes from './panel.module.css';
import { PanelHead } from './panel-head.tsx';

const VIEWS: readonly DataPage[] = ['sources', 'health', 'roads'];

/** What was loaded, and what was noticed in it. */
export function DataPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const view = useSession((state) => state.dataView);
  const loaded = useDocument((state) => state.history !== null);
  const issues = useIssues().all.length;
  return (
    <>
      <PanelHead title={t('stage.data')} hint={t('data.hint')} />
      <div className={classes.buttons} style={{ margin: '0 0 14px' }}>
        <OpenFilesButton />
        <Button variant="default" onClick={() => void openSample()}>
          {t('data.openSample')}
        </Button>
        {loaded && (
          <Button variant="default" onClick={saveAndRemember}>
            {t('data.saveProject')}
          </Button>
        )}
      </div>
      {loaded && (
        <SegmentedControl
          fullWidth
          aria-label={t('data.view')}
          value={view}
          onChange={(value) => setSession({ dataView: VIEWS.find((one) => one === value) ?? 'sources' })}
          data={[
            { value: 'sources', label: t('data.sources') },
            { value: 'health', label: t('header.dataHealth', { n: format.count(issues) }) },
            { value: 'roads', label: t('roads.title') },
          ]}
        />
      )}
      {!loaded && <p className={classes.empty}>{t('empty.hint')}</p>}
      {loaded && view === 'sources' && <SourceList />}
      {loaded && view === 'health' && <HealthList />}
      {loaded && view === 'roads' && <RoadHealth />}
    </>
  );
}
