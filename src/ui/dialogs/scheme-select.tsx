import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LAND_SCHEMES, type LandScheme } from '../../core/normalise/land-cover-schemes.ts';

/** What the makers call them, in any language. */
const PRODUCTS: Readonly<Record<LandScheme, string>> = {
  worldcover: 'WorldCover',
  globeland30: 'GlobeLand30',
  clcd: 'CLCD',
  esri: 'Esri',
};

interface Props {
  readonly value: LandScheme | undefined;
  readonly guess: LandScheme | undefined;
  readonly onChange: (scheme: LandScheme) => void;
}

/** Which map's codes a land cover raster holds: the guess may be wrong where two maps share their numbers. */
export function SchemeSelect({ value, guess, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('import.scheme')}
      description={guess && t('import.schemeGuess', { scheme: PRODUCTS[guess] })}
      inputWrapperOrder={['label', 'input', 'description']}
      value={value ?? guess ?? null}
      data={LAND_SCHEMES.map((scheme) => ({ value: scheme, label: t(`import.schemes.${scheme}`) }))}
      onChange={(chosen) => {
        const scheme = LAND_SCHEMES.find((one) => one === chosen);
        if (scheme) onChange(scheme);
      }}
    />
  );
}
