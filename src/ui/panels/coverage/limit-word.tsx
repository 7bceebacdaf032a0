import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Limit } from '../../../core/model/question.ts';
import { setQuestion, useSession } from '../../session.ts';
import { amountText } from '../../use-limit-text.ts';
import { AmountInput } from '../../widgets/amount-input.tsx';
import { SliderField } from '../../widgets/number-field.tsx';
import { Word } from '../../widgets/word.tsx';

const FORMS = ['minutes', 'straight', 'network'] as const;
type Form = (typeof FORMS)[number];

/** Kept when the form changes, so that trying another does not lose the number. */
const FIRST = { minutes: 15, km: 3.5 };
const MINUTES = { min: 1, max: 180 };
const KM = { min: 0.1, max: 100 };

function formOf(limit: Limit): Form {
  return limit.by === 'minutes' ? 'minutes' : limit.metric;
}

function limitOf(form: Form, amount: number): Limit {
  return form === 'minutes' ? { by: 'minutes', minutes: amount } : { by: 'km', km: amount, metric: form };
}

function setAmount(form: Form, amount: number): void {
  if (amount > 0) setQuestion({ limit: limitOf(form, amount) });
}

/** How near is near enough: minutes, or kilometres straight or along roads. */
export function LimitWord() {
  const { t } = useTranslation();
  const limit = useSession((state) => state.question.limit);
  const text = amountText(limit, t);
  const form = formOf(limit);
  const amount = limit.by === 'minutes' ? limit.minutes : limit.km;
  const choose = (value: string) => {
    const next = FORMS.find((one) => one === value) ?? 'minutes';
    const keeps = (next === 'minutes') === (form === 'minutes');
    setAmount(next, keeps ? amount : next === 'minutes' ? FIRST.minutes : FIRST.km);
  };
  const most = form === 'minutes' ? 60 : 30;
  const step = form === 'minutes' ? 1 : 0.5;
  return (
    <Word
      text={
        form === 'straight'
          ? t('limit.straightKm', { limit: text })
          : form === 'network'
            ? t('limit.networkKm', { limit: text })
            : text
      }
      name={t('limit.name')}
      width={320}
    >
      <SegmentedControl
        aria-label={t('limit.form')}
        value={form}
        onChange={choose}
        data={FORMS.map((value) => ({ value, label: t(`limit.forms.${value}`) }))}
      />
      <AmountInput
        key={form}
        label={t(form === 'minutes' ? 'limit.minutes' : 'limit.km')}
        value={amount}
        {...(form === 'minutes' ? MINUTES : KM)}
        step={step}
        onChange={(value) => setAmount(form, value)}
      />
      <SliderField
        aria-label={t('limit.name')}
        value={Math.min(amount, most)}
        min={step}
        max={most}
        step={step}
        onChange={(value) => setAmount(form, value)}
        marks={
          form === 'minutes'
            ? [8, 15, 30, 60].map((value) => ({ value, label: value }))
            : [3.5, 10, 20].map((value) => ({ value, label: value }))
        }
        mb={16}
      />
      <small>{t('limit.meaning')}</small>
    </Word>
  );
}
