import { useTranslation } from 'react-i18next';
import type { ImportItem } from '../import-store.ts';
import classes from './import-dialog.module.css';

/** The first rows as the file has them; columns in use carry their field. */
export function PreviewTable({ item }: { readonly item: ImportItem }) {
  const { t } = useTranslation();
  const { preview, source } = item;
  if (preview.fields.length === 0) return null;
  const fieldOf = new Map(Object.entries(source.columns ?? {}).map(([field, column]) => [column, field]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.preview} tabIndex={0} aria-label={t('import.preview')}>
      <table>
        <thead>
          <tr>
            {preview.fields.map((field) => {
              const used = fieldOf.get(field);
              return (
                <th key={field} scope="col" data-used={used !== undefined || undefined}>
                  {field}
                  <small>{used === undefined ? '' : t(`field.${used}`)}</small>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row, index) => (
            <tr key={index}>
              {preview.fields.map((field, at) => (
                <td key={field}>{row[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
