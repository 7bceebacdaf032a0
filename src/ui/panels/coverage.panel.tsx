import { useTranslation } from 'react-i18next';
import { useDocument } from '../document-store.ts';
import { AreaTool } from './coverage/area-tool.tsx';
import { CircleTool } from './coverage/circle-tool.tsx';
import { CoverageSentence } from './coverage/coverage-sentence.tsx';
import { GapList } from './coverage/gap-list.tsx';
import { ModelTool } from './coverage/model-tool.tsx';
import { ResponseBlock } from './coverage/response-block.tsx';
import { TravelMore } from './coverage/travel-more.tsx';
import { UnreachedBlock } from './coverage/unreached-block.tsx';
import { WorstTownships } from './coverage/worst-townships.tsx';
import { NoData } from './no-data.tsx';
import { PanelHead } from './panel-head.tsx';

/** Who is inside the standard, who is not, and how fast help comes. */
export function CoveragePanel() {
  const { t } = useTranslation();
  const loaded = useDocument((state) => state.history !== null);
  return (
    <>
      <PanelHead title={t('stage.coverage')} hint={t('coverage.hint')} />
      {loaded ? (
        <>
          <CoverageSentence />
          <TravelMore />
          <GapList />
          <UnreachedBlock />
          <ResponseBlock />
          <WorstTownships />
          <ModelTool />
          <AreaTool />
          <CircleTool />
        </>
      ) : (
        <NoData />
      )}
    </>
  );
}
