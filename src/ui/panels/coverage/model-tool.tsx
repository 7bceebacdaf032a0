import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useResults } from '../../results-store.ts';
import { setModels, useSession } from '../../session.ts';
import { useFormat } from '../../use-format.ts';
import classes from '../panel.module.css';
import { ToolHead } from '../tool-head.tsx';
import own from './model-tool.module.css';

/** The same standard by every travel model: whom each claims, and whom the others deny it. */
export function ModelTool() {
  const { t } = useTranslation();
  const show = useSession((state) => state.models.show);
  const byMinutes = useSession((state) => state.question.limit.by === 'minutes');
  return (
    <section className={classes.section}>
      <ToolHead
        title={t('models.title')}
        name={t('models.show')}
        on={show}
        disabled={!byMinutes}
        onChange={(show) => setModels({ show, alone: null })}
      />
      <p className={classes.hint}>{t(byMinutes ? 'models.hint' : 'models.onlyMinutes')}</p>
      {show && byMinutes && <Verdicts />}
    </section>
  );
}

function Verdicts() {
  const { t } = useTranslation();
  const format = useFormat();
  const comparison = useResults((state) => state.models?.comparison);
  const alone = useSession((state) => state.models.alone);
  if (!comparison) return null;
  const others = comparison.verdicts.length > 2 ? 'models.others' : 'models.other';
  return (
    <>
      <table className={own.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('models.covered')}</th>
            <th scope="col">{t('models.claims')}</th>
            <th scope="col">{t('models.denies')}</th>
          </tr>
        </thead>
        <tbody>
          {comparison.verdicts.map(({ model, covered, claimsAlone, deniesAlone }) => (
            <tr key={model} data-chosen={alone === model || undefined}>
              <th scope="row">
                <UnstyledButton
                  className={own.model}
                  aria-pressed={alone === model}
                  onClick={() => setModels({ alone: alone === model ? null : model })}
                >
                  {t(`travel.models.${model}`)}
                </UnstyledButton>
              </th>
              <td>{format.percent(covered / comparison.people)}</td>
              <td>{format.people(claimsAlone)}</td>
              <td>{format.people(deniesAlone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.hint}>
        {t(others, {
          inside: format.people(comparison.agreedInside),
          outside: format.people(comparison.agreedOutside),
        })}
      </p>
    </>
  );
}
