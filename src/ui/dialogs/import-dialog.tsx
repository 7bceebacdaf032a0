import { Alert, Button, Modal, Progress, Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelJob } from '../control/job.ts';
import { importSources } from '../control/open.ts';
import { useDocument } from '../document-store.ts';
import { type ImportItem, mergedFiles, mergedSources, useImport } from '../import-store.ts';
import { useResults } from '../results-store.ts';
import classes from './import-dialog.module.css';
import { missingFields } from './import-fields.ts';
import { ImportFile } from './import-file.tsx';

/** What was guessed about each file, each guess one click from correction; nothing is loaded before. */
export function ImportDialog() {
  const { t } = useTranslation();
  const { items, close } = useImport();
  const [tab, setTab] = useState<string | null>('0');
  return (
    <Modal
      opened
      size={880}
      onClose={close}
      title={t('import.title', { count: items.length })}
      padding="md"
      closeButtonProps={{ 'aria-label': t('import.close') }}
      classNames={{ title: classes.title ?? '' }}
    >
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List>
          {items.map((item, index) => (
            <Tabs.Tab
              key={item.preview.name}
              value={String(index)}
              className={classes.tab ?? ''}
              data-problem={hasProblem(item) || undefined}
            >
              {item.preview.name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {items.map((item, index) => (
          <Tabs.Panel key={item.preview.name} value={String(index)} pt={14}>
            <ImportFile item={item} index={index} />
          </Tabs.Panel>
        ))}
      </Tabs>
      <Foot items={items} />
    </Modal>
  );
}

function hasProblem(item: ImportItem): boolean {
  if (item.mode === 'skip') return false;
  return item.preview.issues.some((issue) => issue.severity === 'error') || missingFields(item).length > 0;
}

function Foot({ items }: { readonly items: readonly ImportItem[] }) {
  const { t } = useTranslation();
  const { files, close } = useImport();
  const held = useDocument();
  const job = useResults((state) => (state.job?.kind === 'load' ? state.job : null));
  const trouble = useResults((state) => state.trouble);
  const problems = items.filter(hasProblem).length;
  const edits = held.history?.done.length ?? 0;
  const load = async () => {
    const sources = mergedSources(held.sources, items);
    if (await importSources(sources, mergedFiles(held.files, files, sources))) close();
  };
  return (
    <div className={classes.foot}>
      {trouble && !job && (
        <Alert color="gap" role="alert">
          {t(trouble.key, trouble.values)}
        </Alert>
      )}
      {edits > 0 && !job && <p>{t('import.keepsEdits', { count: edits })}</p>}
      {job && (
        <div role="status">
          {t(`progress.${job.step}`, { defaultValue: t('progress.working') })}
          <Progress value={job.share * 100} mt={6} aria-label={t('import.progress')} />
        </div>
      )}
      <div>
        {job ? (
          <Button variant="default" onClick={cancelJob}>
            {t('status.cancel')}
          </Button>
        ) : (
          <>
            <Button variant="default" onClick={close}>
              {t('import.cancel')}
            </Button>
            <Button disabled={problems > 0 || items.every((item) => item.mode === 'skip')} onClick={() => void load()}>
              {t('import.load')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
