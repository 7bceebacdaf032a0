import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const KINDS = [
  'no-build',
  'old-city',
  'new-district',
  'urban',
  'industrial',
  'residential',
  'barrier',
  'river',
] as const;

interface Props {
  readonly value: string | undefined;
  readonly onChange: (kind: string) => void;
}

/** One kind for every zone or line, where the file has no column that says it. */
export function ZoneKindSelect({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('import.zoneKind')}
      placeholder={t('import.choose')}
      value={value ?? null}
      data={KINDS.map((kind) => ({ value: kind, label: t(`zone.kind.${kind}`) }))}
      onChange={(kind) => kind && onChange(kind)}
    />
  );
}
