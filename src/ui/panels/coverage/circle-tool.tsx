import { SegmentedControl } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import { setCircles, useSession } from '../../session.ts';
import { KindWord } from '../../widgets/kind-word.tsx';
import { NumberField } from '../../widgets/number-field.tsx';
import { Word } from '../../widgets/word.tsx';
import classes from '../panel.module.css';
import { ToolHead } from '../tool-head.tsx';

/** Straight-line service circles around facilities: a picture beside the answer, never an isochrone. */
export function CircleTool() {
  const { t } = useTranslation();
  const { show, kinds } = useSession((state) => state.circles);
  return (
    <section className={classes.section}>
      <ToolHead
        title={t('circles.title')}
        name={t('circles.show')}
        on={show}
        onChange={(show) => setCircles({ show })}
      />
      <p className={classes.say} data-size="small">
        <Trans
          i18nKey="circles.say"
          components={{
            kinds: <KindWord kinds={kinds} onChange={(next) => setCircles({ kinds: next, show: true })} />,
            km: <RadiusWord />,
            form: <FormWord />,
          }}
        />
      </p>
    </section>
  );
}

function RadiusWord() {
  const { t } = useTranslation();
  const km = useSession((state) => state.circles.km);
  return (
    <Word text={t('unit.km', { n: km })} name={t('circles.radius')}>
      <NumberField
        label={t('circles.radius')}
        value={km}
        min={0.1}
        max={200}
        step={0.5}
        decimalScale={1}
        onChange={(value) => typeof value === 'number' && value > 0 && setCircles({ km: value, show: true })}
      />
    </Word>
  );
}

function FormWord() {
  const { t } = useTranslation();
  const form = useSession((state) => (state.circles.dissolved ? 'dissolved' : 'each'));
  return (
    <Word text={t(`circles.${form}`)} name={t('circles.form')}>
      <SegmentedControl
        aria-label={t('circles.form')}
        value={form}
        onChange={(value) => setCircles({ dissolved: value === 'dissolved', show: true })}
        data={(['dissolved', 'each'] as const).map((value) => ({ value, label: t(`circles.${value}`) }))}
      />
    </Word>
  );
}
