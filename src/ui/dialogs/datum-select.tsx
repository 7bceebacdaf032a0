import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const DATUMS = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const;
const OTHER = 'other';

interface Props {
  readonly value: string | undefined;
  readonly onChange: (datum: string) => void;
}

/** What the coordinates mean: the four used in China, or an EPSG code. */
export function DatumSelect({ value, onChange }: Props) {
  const { t } = useTranslation();
  const known = value === undefined || DATUMS.some((datum) => datum === value);
  const [other, setOther] = useState(!known);
  const choose = (datum: string | null) => {
    setOther(datum === OTHER);
    if (datum && datum !== OTHER) onChange(datum);
  };
  return (
    <>
      <Select
        label={t('import.datum')}
        value={other ? OTHER : (value ?? 'wgs84')}
        onChange={choose}
        data={[...DATUMS, OTHER].map((datum) => ({ value: datum, label: t(`datum.${datum}`) }))}
      />
      {other && (
        <TextInput
          label={t('import.epsg')}
          placeholder="EPSG:4549"
          defaultValue={known ? '' : value}
          onBlur={(event) => event.currentTarget.value.trim() && onChange(event.currentTarget.value.trim())}
        />
      )}
    </>
  );
}
