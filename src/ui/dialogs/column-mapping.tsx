import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportItem } from '../import-store.ts';
import classes from './import-dialog.module.css';
import { fieldsOf, missingFields, samplesOf } from './import-fields.ts';

interface Props {
  readonly item: ImportItem;
  readonly onChange: (columns: Readonly<Record<string, string>>) => void;
}

/** Field → column, with values of the column beside its name. */
export function ColumnMapping({ item, onChange }: Props) {
  const { t } = useTranslation();
  const { preview, source } = item;
  const columns = source.columns ?? {};
  const missing = missingFields(item);
  const data = preview.fields.map((field) => {
    const samples = samplesOf(item, field, 2).join(t('list.comma'));
    return { value: field, label: samples ? t('import.column', { field, samples }) : field };
  });
  const set = (field: string, column: string | null) => {
    const { [field]: _, ...others } = columns;
    onChange(column === null ? others : { ...others, [field]: column });
  };
  const fields = fieldsOf(source.role);
  if (fields.length === 0) return null;
  return (
    <fieldset className={classes.mapping}>
      <legend>{t('import.columns')}</legend>
      <div className={classes.fields}>
        {fields.map((field) => (
          <Select
            key={field}
            searchable
            clearable
            label={t(`field.${field}`)}
            placeholder={t('import.noColumn')}
            value={columns[field] ?? null}
            data={data}
            onChange={(column) => set(field, column)}
            error={missing.includes(field) && field !== 'kind' && t('import.columnNeeded')}
            clearButtonProps={{ 'aria-label': t('import.clearColumn') }}
          />
        ))}
      </div>
    </fieldset>
  );
}
