/** Who has seen what of a person, for those who watch over it. */
import { useSignal } from '@preact/signals';
import { OfficersWhoSawDocument } from '../../generated/officers.js';
import { useRead } from '../hub/read.js';
import { Empty, Pager, Read, Table, When } from '../kit/kit.js';
import { count } from '../kit/when.js';
import { code } from '../kit/words.js';
import { t } from './words.js';

export function WhoSaw({ survivorId }: { survivorId: string }) {
  const after = useSignal<string | null>(null);
  const sightings = useRead(OfficersWhoSawDocument, { survivorId, after: after.value });
  return (
    <section>
      <h2>{t('whoSaw')}</h2>
      <Read of={sightings}>
        {({ whoSaw: { totalCount, nodes, pageInfo } }) =>
          totalCount === 0 ? (
            <Empty>{t('whoSaw.nobody')}</Empty>
          ) : (
            <>
              <Table
                caption={t('whoSaw.count', { count: totalCount, shown: count(totalCount) })}
                columns={[
                  { label: t('when') },
                  { label: t('whoSaw.who') },
                  { label: t('whoSaw.what') },
                  { label: t('identity.purpose') },
                  { label: t('identity.basis') },
                  { label: t('whoSaw.part') },
                ]}
                rows={nodes.map((one) => [
                  <When key="at" at={one.at} />,
                  `${one.officer.designation}, ${one.office.name}`,
                  code('DataClass', one.dataClass),
                  one.purpose === null
                    ? t('whoSaw.work')
                    : [code('OpeningPurpose', one.purpose), one.reference, one.reason].filter(Boolean).join(', '),
                  one.legalBasis !== null && code('LegalBasis', one.legalBasis),
                  code('ParticipationBasis', one.basis),
                ])}
              />
              <Pager pageInfo={pageInfo} go={(next) => (after.value = next)} />
            </>
          )
        }
      </Read>
    </section>
  );
}
