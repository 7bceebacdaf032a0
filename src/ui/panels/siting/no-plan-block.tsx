import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { propose } from '../../control/siting.ts';
import { type NextStep, nextSteps } from '../../control/siting-next-steps.ts';
import { setResults, useResults } from '../../results-store.ts';
import { setQuestion, setSiting, useSession } from '../../session.ts';
import classes from '../panel.module.css';
import own from './defence.module.css';

const NO_PLAN = 'trouble.noPlan.';

function take({ siting, question }: NextStep): void {
  setResults({ trouble: null });
  if (siting) setSiting(siting);
  if (question) setQuestion(question);
  void propose();
}

/** A dead end with its ways out: why there is no plan, and what to change. */
export function NoPlanBlock() {
  const { t } = useTranslation();
  const trouble = useResults((state) => state.trouble);
  const siting = useSession((state) => state.siting);
  const question = useSession((state) => state.question);
  if (!trouble?.key.startsWith(NO_PLAN)) return null;
  return (
    <section className={own.trouble}>
      <p>{t(trouble.key, trouble.values)}</p>
      <div className={classes.buttons}>
        {nextSteps(trouble.key.slice(NO_PLAN.length), { siting, question }).map((step) => (
          <Button key={step.way} variant="default" onClick={() => take(step)}>
            {t(`siting.step.${step.way}`, step.values)}
          </Button>
        ))}
      </div>
    </section>
  );
}
