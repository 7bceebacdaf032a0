import { SegmentedControl } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import { setTravel } from '../../control/edits.ts';
import { useDocument } from '../../document-store.ts';
import { useResults } from '../../results-store.ts';
import { setQuestion, useSession } from '../../session.ts';
import { useFormat } from '../../use-format.ts';
import { KindWord } from '../../widgets/kind-word.tsx';
import { NumberField } from '../../widgets/number-field.tsx';
import { Word } from '../../widgets/word.tsx';
import classes from '../panel.module.css';
import { LimitWord } from './limit-word.tsx';

/** The question as one sentence; its words are the controls. */
export function CoverageSentence() {
  const kinds = useSession((state) => state.question.facilityKinds);
  return (
    <p className={classes.say}>
      <Trans
        i18nKey="coverage.say"
        components={{
          kinds: <KindWord kinds={kinds} onChange={(facilityKinds) => setQuestion({ facilityKinds })} />,
          limit: <LimitWord />,
          model: <ModelWord />,
          delay: <DelayWord />,
          target: <TargetWord />,
        }}
      />
    </p>
  );
}

/** As one thinks of them: by road, straight, over the ground. */
const ORDER = ['network', 'circle', 'terrain'] as const;

function ModelWord() {
  const { t } = useTranslation();
  const model = useDocument((state) => state.history?.plan.travel.model ?? 'network');
  const models = useResults((state) => state.region?.models) ?? [];
  const choose = (value: string) => {
    const next = models.find((one) => one === value);
    if (next && next !== model) setTravel({ model: next }, t('travel.model'));
  };
  return (
    <Word text={t(`travel.models.${model}`)} name={t('travel.model')}>
      <SegmentedControl
        aria-label={t('travel.model')}
        value={model}
        onChange={choose}
        data={ORDER.filter((value) => models.includes(value)).map((value) => ({
          value,
          label: t(`travel.models.${value}`),
        }))}
      />
      <small>{t(`travel.about.${model}`)}</small>
    </Word>
  );
}

/** Call handling and turnout: part of the response time, not of the circle. */
function DelayWord() {
  const { t } = useTranslation();
  const format = useFormat();
  const travel = useDocument((state) => state.history?.plan.travel);
  if (!travel) return null;
  const { callMinutes, turnoutMinutes } = travel;
  const text = t('coverage.delay', {
    call: format.count(callMinutes, Number.isInteger(callMinutes) ? 0 : 1),
    turnout: format.count(turnoutMinutes, Number.isInteger(turnoutMinutes) ? 0 : 1),
  });
  return (
    <Word text={text} name={t('travel.delay')}>
      <NumberField
        label={t('travel.callMinutes')}
        value={callMinutes}
        min={0}
        max={30}
        step={0.5}
        decimalScale={1}
        onChange={(value) => typeof value === 'number' && setTravel({ callMinutes: value }, t('travel.callMinutes'))}
      />
      <NumberField
        label={t('travel.turnoutMinutes')}
        value={turnoutMinutes}
        min={0}
        max={30}
        step={0.5}
        decimalScale={1}
        onChange={(value) =>
          typeof value === 'number' && setTravel({ turnoutMinutes: value }, t('travel.turnoutMinutes'))
        }
      />
      <small>{t('travel.delayWhy')}</small>
    </Word>
  );
}

function TargetWord() {
  const { t } = useTranslation();
  const target = useSession((state) => state.question.targetShare);
  const percent = Math.round(target * 1000) / 10;
  return (
    <Word text={t('unit.percent', { n: percent })} name={t('coverage.target')}>
      <NumberField
        label={t('coverage.target')}
        value={percent}
        min={1}
        max={100}
        step={5}
        decimalScale={1}
        suffix=" %"
        onChange={(value) =>
          typeof value === 'number' && value > 0 && setQuestion({ targetShare: Math.min(1, value / 100) })
        }
      />
      <small>{t('coverage.targetWhy')}</small>
    </Word>
  );
}
