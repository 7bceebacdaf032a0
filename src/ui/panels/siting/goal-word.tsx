import { Select } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SitingGoal } from '../../../core/model/question.ts';
import { setSiting, useSession } from '../../session.ts';
import { type Format, useFormat } from '../../use-format.ts';
import { AmountInput } from '../../widgets/amount-input.tsx';
import { Word } from '../../widgets/word.tsx';

/** Each goal as it is first asked. */
const GOALS: readonly SitingGoal[] = [
  { for: 'most-people' },
  { for: 'fewest-sites', share: 0.9 },
  { for: 'covered-twice', once: 0 },
  { for: 'busy-vehicles', busy: 0.3 },
  { for: 'reliable', busy: 0.3, reliability: 0.9 },
  { for: 'least-minutes' },
  { for: 'worst-served', ignore: 0.01 },
];

export function useGoal(): SitingGoal {
  return useSession((state) => state.siting.goal ?? GOALS[0]!);
}

/** What the sites are for, as the end of the sentence. */
export function GoalWord() {
  const { t } = useTranslation();
  const format = useFormat();
  const goal = useGoal();
  const choose = (value: string | null) => {
    const chosen = GOALS.find((one) => one.for === value);
    if (chosen) setSiting({ goal: chosen });
  };
  return (
    <Word text={goalText(goal, t, format)} name={t('siting.goal')} width={320}>
      <Select
        label={t('siting.goal')}
        value={goal.for}
        data={GOALS.map((one) => ({ value: one.for, label: t(`siting.goalName.${one.for}`) }))}
        onChange={choose}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
      />
      <GoalAmounts goal={goal} />
      <small>{t(`siting.goalWhy.${goal.for}`)}</small>
    </Word>
  );
}

function goalText(goal: SitingGoal, t: TFunction, format: Format): string {
  switch (goal.for) {
    case 'fewest-sites':
      return goal.share >= 1
        ? t('siting.goals.fewest-all')
        : t('siting.goals.fewest-sites', { share: format.percent(goal.share) });
    case 'busy-vehicles':
      return t('siting.goals.busy-vehicles', { busy: format.percent(goal.busy) });
    case 'reliable':
      return t('siting.goals.reliable', { reliability: format.percent(goal.reliability) });
    case 'worst-served':
      return goal.ignore > 0
        ? t('siting.goals.worst-ignoring', { share: format.percent(goal.ignore) })
        : t('siting.goals.worst-served');
    default:
      return t(`siting.goals.${goal.for}`);
  }
}

/** The numbers of a goal, in per cent. */
function GoalAmounts({ goal }: { readonly goal: SitingGoal }) {
  switch (goal.for) {
    case 'fewest-sites':
      return (
        <Percent
          name="goalShare"
          value={goal.share}
          most={100}
          onChange={(share) => setSiting({ goal: { ...goal, share } })}
        />
      );
    case 'covered-twice':
      return (
        <Percent
          name="goalOnce"
          value={goal.once}
          most={100}
          onChange={(once) => setSiting({ goal: { ...goal, once } })}
        />
      );
    case 'busy-vehicles':
      return (
        <Percent
          name="goalBusy"
          value={goal.busy}
          most={90}
          onChange={(busy) => setSiting({ goal: { ...goal, busy } })}
        />
      );
    case 'reliable':
      return (
        <>
          <Percent
            name="goalBusy"
            value={goal.busy}
            most={90}
            onChange={(busy) => setSiting({ goal: { ...goal, busy } })}
          />
          <Percent
            name="goalReliability"
            value={goal.reliability}
            most={99}
            onChange={(reliability) => setSiting({ goal: { ...goal, reliability } })}
          />
        </>
      );
    case 'worst-served':
      return (
        <Percent
          name="goalIgnore"
          value={goal.ignore}
          most={20}
          onChange={(ignore) => setSiting({ goal: { ...goal, ignore } })}
        />
      );
    default:
      return null;
  }
}

interface PercentProps {
  readonly name: string;
  readonly value: number;
  readonly most: number;
  readonly onChange: (share: number) => void;
}

function Percent({ name, value, most, onChange }: PercentProps) {
  const { t } = useTranslation();
  // A share times a hundred need not be whole: 0.29 × 100 is not 29.
  const percent = Math.round(value * 1000) / 10;
  return (
    <AmountInput
      label={t(`siting.${name}`)}
      value={percent}
      min={0}
      max={most}
      step={1}
      onChange={(next) => onChange(next / 100)}
    />
  );
}
