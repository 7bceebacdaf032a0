import { NumberInput } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import { useDocument } from '../../document-store.ts';
import { setQuestion, setSiting, useSession } from '../../session.ts';
import { useFormat } from '../../use-format.ts';
import { KindWord } from '../../widgets/kind-word.tsx';
import { Word } from '../../widgets/word.tsx';
import { LimitWord } from '../coverage/limit-word.tsx';
import classes from '../panel.module.css';
import { GoalWord, useGoal } from './goal-word.tsx';

/** By which standard, what stays, what is added, for whom. */
export function SitingSentence() {
  const { t } = useTranslation();
  const format = useFormat();
  const kinds = useSession((state) => state.question.facilityKinds);
  const facilities = useDocument((state) => state.history?.plan.facilities);
  const goal = useGoal();
  const existing = (facilities ?? []).filter((one) => one.open && kinds.includes(one.kind)).length;
  return (
    <p className={classes.say}>
      <Trans
        i18nKey={goal.for === 'fewest-sites' ? 'siting.sayFewest' : 'siting.say'}
        components={{
          kinds: <KindWord kinds={kinds} onChange={(facilityKinds) => setQuestion({ facilityKinds })} />,
          limit: <LimitWord />,
          existing: <ExistingWord text={t('siting.existing', { n: format.count(existing) })} />,
          sites: <SitesWord />,
          goal: <GoalWord />,
        }}
      />
    </p>
  );
}

function ExistingWord({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <Word text={text} name={t('siting.existingName')}>
      <span>{t('siting.existingWhy')}</span>
    </Word>
  );
}

function SitesWord() {
  const { t } = useTranslation();
  const sites = useSession((state) => state.siting.sites);
  return (
    <Word text={t('siting.sites', { n: sites })} name={t('siting.sitesName')}>
      <NumberInput
        label={t('siting.sitesName')}
        value={sites}
        min={1}
        max={50}
        allowDecimal={false}
        onChange={(value) => typeof value === 'number' && value >= 1 && setSiting({ sites: value })}
      />
    </Word>
  );
}
