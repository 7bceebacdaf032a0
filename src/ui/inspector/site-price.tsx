import { Trans } from 'react-i18next';
import type { ProposedSite } from '../../core/siting/siting-result.ts';
import { useDefence } from '../defence-store.ts';
import { useFormat } from '../use-format.ts';
import { usePlaceNames } from '../use-place-names.ts';

/** The best that can be done where this place is not to be had, the whole plan arranged anew; with its proof. */
export function SitePrice({ site }: { readonly site: ProposedSite }) {
  const format = useFormat();
  const { places } = usePlaceNames();
  const price = useDefence((state) => state.plans?.without[site.rank - 1]);
  if (!price || !Number.isFinite(price.fewer)) return null;
  const { fewer, atLeast, instead } = price;
  const proved = fewer - atLeast < 0.5;
  const key =
    fewer < -0.5 ? 'site.priceLess' : fewer < 0.5 ? 'site.priceNone' : proved ? 'site.price' : 'site.priceOpen';
  return (
    <p>
      <Trans
        i18nKey={key}
        values={{
          people: format.people(Math.abs(fewer)),
          least: format.people(atLeast),
          places: places(instead),
        }}
        components={{ b: <b /> }}
      />
    </p>
  );
}
