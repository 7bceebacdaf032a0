import { Alert, Checkbox, SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DATA_ROLES } from '../../core/normalise/data-role.ts';
import type { DataSource } from '../../document/project.ts';
import { lookAgain } from '../control/open.ts';
import { kindsByLevel } from '../facility-levels.ts';
import { type ImportItem, type ImportMode, isUsable, isUsed, useImport } from '../import-store.ts';
import { useFormat } from '../use-format.ts';
import { useIssueText } from '../use-issue-text.ts';
import { ColumnMapping } from './column-mapping.tsx';
import { DatumSelect } from './datum-select.tsx';
import classes from './import-dialog.module.css';
import { missingFields, samplesOf } from './import-fields.ts';
import { PreviewTable } from './preview-table.tsx';
import { SchemeSelect } from './scheme-select.tsx';
import { ZoneKindSelect } from './zone-kind-select.tsx';

const MODES: readonly ImportMode[] = ['replace', 'append', 'skip'];
const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5'] as const;

interface Props {
  readonly item: ImportItem;
  readonly index: number;
}

/** Everything guessed about one file. */
export function ImportFile({ item, index }: Props) {
  const { t } = useTranslation();
  const textOf = useIssueText();
  const change = useImport((state) => state.change);
  const { preview, source, mode } = item;
  const set = (part: Partial<DataSource>) => change(index, { source: { ...source, ...part } });
  const missing = missingFields(item);
  const alerts = preview.issues.map((issue) => (
    <Alert key={`${issue.code}/${issue.row ?? ''}`} p={8} color={issue.severity === 'error' ? 'gap' : 'accent'}>
      {textOf(issue)}
    </Alert>
  ));
  if (!isUsable(preview)) {
    return (
      <div className={classes.file}>
        {alerts}
        {alerts.length === 0 && (
          <Alert p={8} color="gap">
            {t('import.cannotUse')}
          </Alert>
        )}
      </div>
    );
  }
  return (
    <div className={classes.file}>
      <Summary item={item} />
      {alerts}
      {!isUsed(source.role) && (
        <Alert p={8} color="yellow">
          {t('import.notUsed', { role: t(`role.${source.role}`) })}
        </Alert>
      )}
      <div className={classes.fields}>
        <Select
          label={t('import.role')}
          value={source.role}
          data={DATA_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
          onChange={(role) => role && void lookAgain(index, { role })}
        />
        <DatumSelect value={source.datum} onChange={(datum) => set({ datum })} />
        {preview.encoding !== undefined && (
          <Select
            label={t('import.encoding')}
            value={source.encoding ?? preview.encoding}
            data={[...new Set([preview.encoding, ...ENCODINGS])].map((value) => ({
              value,
              label: value.toUpperCase(),
            }))}
            onChange={(encoding) => encoding && void lookAgain(index, { encoding })}
          />
        )}
        {source.role === 'facilities' && source.columns?.kind === undefined && (
          <KindSelect value={source.kind} missing={missing.includes('kind')} onChange={(kind) => set({ kind })} />
        )}
        {source.role === 'zones' && source.columns?.kind === undefined && (
          <ZoneKindSelect value={source.kind} onChange={(kind) => set({ kind })} />
        )}
        {source.role === 'landcover' && (
          <SchemeSelect value={source.scheme} guess={preview.source.scheme} onChange={(scheme) => set({ scheme })} />
        )}
      </div>
      {preview.fields.length > 0 && <ColumnMapping item={item} onChange={(columns) => set({ columns })} />}
      <PreviewTable item={item} />
      <div className={classes.choices}>
        <SegmentedControl
          aria-label={t('import.mode')}
          value={mode}
          onChange={(value) => change(index, { mode: MODES.find((one) => one === value) ?? 'replace' })}
          data={MODES.map((value) => ({ value, label: t(`import.modes.${value}`) }))}
        />
        <Checkbox
          label={t('import.simulated')}
          checked={source.simulated ?? false}
          onChange={(event) => set({ simulated: event.currentTarget.checked })}
        />
      </div>
    </div>
  );
}

/** What the file is, why it is thought to be that, and how its text was read. */
function Summary({ item }: { readonly item: ImportItem }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { preview, source } = item;
  const samples = samplesOf(item, source.columns?.name ?? preview.fields[0]);
  return (
    <p className={classes.summary}>
      <b>{t('import.summary', { format: preview.format, n: format.count(preview.records) })}</b>
      <span>{t(`guess.${preview.reason}`, { role: t(`role.${preview.source.role}`), defaultValue: '' })}</span>
      {preview.encoding !== undefined && (
        <span>
          {t('import.encodingLine', {
            encoding: (source.encoding ?? preview.encoding).toUpperCase(),
            samples: samples.join(t('list.comma')),
          })}
        </span>
      )}
    </p>
  );
}

interface KindProps {
  readonly value: string | undefined;
  readonly missing: boolean;
  readonly onChange: (kind: string) => void;
}

/** One kind for every record, where the file has no column that says it. */
function KindSelect({ value, missing, onChange }: KindProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const data = kindsByLevel([]).map(({ level, kinds }) => ({
    group: t(`level.${level}`),
    items: kinds.map((kind) => ({ value: kind, label: format.kind(kind) })),
  }));
  return (
    <Select
      searchable
      label={t('import.kind')}
      placeholder={t('import.choose')}
      value={value ?? null}
      data={data}
      error={missing && t('import.kindNeeded')}
      onChange={(kind) => kind && onChange(kind)}
    />
  );
}
