import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { propose } from '../control/siting.ts';
import { useDocument } from '../document-store.ts';
import { useResults } from '../results-store.ts';
import { useSession } from '../session.ts';
import { NoData } from './no-data.tsx';
import classes from './panel.module.css';
import { PanelHead } from './panel-head.tsx';
import { NoPlanBlock } from './siting/no-plan-block.tsx';
import { PlaceWishes } from './siting/place-wishes.tsx';
import { Proving } from './siting/proving.tsx';
import { SitingOptionRows } from './siting/siting-options.tsx';
import { SitingResultBlock } from './siting/siting-result-block.tsx';
import { SitingSentence } from './siting/siting-sentence.tsx';

/** Says what is wanted, then shows why it is here. */
export function SitingPanel() {
  const { t } = useTranslation();
  const loaded = useDocument((state) => state.history !== null);
  return (
    <>
      <PanelHead title={t('stage.siting')} hint={t('siting.hint')} />
      {loaded ? (
        <>
          <SitingSentence />
          <SitingOptionRows />
          <PlaceWishes />
          <ProposeButton />
          <NoPlanBlock />
          <SitingResultBlock />
        </>
      ) : (
        <NoData />
      )}
    </>
  );
}

function ProposeButton() {
  const { t } = useTranslation();
  const running = useResults((state) => (state.job?.kind === 'propose' ? state.job : null));
  const has = useResults((state) => state.siting !== null);
  const asked = useSession((state) => state.question.facilityKinds.length > 0);
  if (running) return <Proving key={running.startedAt} job={running} />;
  return (
    <div className={classes.buttons}>
      <Button fullWidth variant={has ? 'light' : 'filled'} disabled={!asked} onClick={() => void propose()}>
        {t(has ? 'siting.again' : 'siting.propose')}
      </Button>
    </div>
  );
}
