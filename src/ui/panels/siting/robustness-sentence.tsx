import { Trans, useTranslation } from 'react-i18next';
import { AmountInput } from '../../widgets/amount-input.tsx';
import { Word } from '../../widgets/word.tsx';
import classes from '../panel.module.css';
import { setSpread, useRobustnessRequest } from './robustness-request.ts';

/** What may turn out otherwise, by how much, how often it is tried: each word sets itself. */
export function RobustnessSentence() {
  return (
    <p className={classes.say} data-size="small">
      <Trans
        i18nKey="siting.robust.say"
        components={{
          speed: <SpreadWord of="speed" most={40} />,
          classes: <SpreadWord of="speedOfClass" most={40} />,
          people: <SpreadWord of="population" most={50} />,
          lost: <LostWord />,
          draws: <DrawsWord />,
          seed: <SeedWord />,
        }}
      />
    </p>
  );
}

interface SpreadProps {
  readonly of: 'speed' | 'speedOfClass' | 'population';
  readonly most: number;
}

function SpreadWord({ of, most }: SpreadProps) {
  const { t } = useTranslation();
  const percent = Math.round(useRobustnessRequest((state) => state.spread[of]) * 100);
  const name = t(`siting.robust.name.${of}`);
  return (
    <Word text={t('siting.robust.about', { n: percent })} name={name}>
      <AmountInput
        label={name}
        value={percent}
        min={0}
        max={most}
        step={1}
        onChange={(value) => setSpread({ [of]: value / 100 })}
      />
      <small>{t('siting.robust.aboutWhy')}</small>
    </Word>
  );
}

function LostWord() {
  const { t } = useTranslation();
  const lost = useRobustnessRequest((state) => state.spread.lost);
  return (
    <Word text={t('siting.robust.lost', { count: lost })} name={t('siting.robust.name.lost')}>
      <AmountInput
        label={t('siting.robust.name.lost')}
        value={lost}
        min={0}
        max={5}
        step={1}
        onChange={(value) => setSpread({ lost: Math.round(value) })}
      />
    </Word>
  );
}

function DrawsWord() {
  const { t } = useTranslation();
  const draws = useRobustnessRequest((state) => state.draws);
  return (
    <Word text={t('siting.robust.draws', { n: draws })} name={t('siting.robust.name.draws')}>
      <AmountInput
        label={t('siting.robust.name.draws')}
        value={draws}
        min={5}
        max={2000}
        step={50}
        onChange={(value) => useRobustnessRequest.setState({ draws: Math.round(value) })}
      />
      <small>{t('siting.robust.drawsWhy')}</small>
    </Word>
  );
}

function SeedWord() {
  const { t } = useTranslation();
  const seed = useRobustnessRequest((state) => state.seed);
  return (
    <Word text={String(seed)} name={t('siting.robust.name.seed')}>
      <AmountInput
        label={t('siting.robust.name.seed')}
        value={seed}
        min={0}
        max={99999}
        step={1}
        onChange={(value) => useRobustnessRequest.setState({ seed: Math.round(value) })}
      />
      <small>{t('siting.robust.seedWhy')}</small>
    </Word>
  );
}
