/** Why one can or cannot see something of a person, in the words of the agreement, and how to ask. */
import { useSignal } from '@preact/signals';
import { OfficersWhyDocument } from '../../generated/officers.js';
import { useRead } from '../hub/read.js';
import { mayCall, viewer } from '../hub/viewer.js';
import { Read, Summary, Tag, When } from '../kit/kit.js';
import { code } from '../kit/words.js';
import { t } from './words.js';

export function WhyAccess({ id, caseNumber }: { id: string; caseNumber: string }) {
  const asked = useSignal('');
  return (
    <section class="no-print">
      <h2>{t('why')}</h2>
      <label class="field">
        <span>{t('why.what')}</span>
        <select name="why" value={asked.value} onChange={(event) => (asked.value = event.currentTarget.value)}>
          <option value="">{t('choose')}</option>
          {(viewer.value?.sees ?? []).map(({ dataClass }) => (
            <option value={dataClass} key={dataClass}>
              {code('DataClass', dataClass)}
            </option>
          ))}
        </select>
      </label>
      {asked.value !== '' && <Explanation id={id} asked={asked.value} caseNumber={caseNumber} />}
    </section>
  );
}

function Explanation({ id, asked, caseNumber }: { id: string; asked: string; caseNumber: string }) {
  const why = useRead(OfficersWhyDocument, { id, asked });
  return (
    <Read of={why}>
      {({ explainAccess: { isAllowed, rule, level, howToAsk, participation } }) => (
        <div class="card" role="status">
          <p>
            <Tag tone={isAllowed ? 'good' : 'warn'}>{isAllowed ? t('why.yes') : t('why.no')}</Tag> {rule}
          </p>
          <Summary
            facts={[
              level !== null && [t('why.level'), code('Level', level)],
              participation !== null && [
                t('why.part'),
                <span key="part">
                  {code('Capacity', participation.capacity)} ({code('ParticipationBasis', participation.basis)}
                  {participation.authority !== null && `, ${participation.authority}`}), {t('since')} <When at={participation.since} />
                </span>,
              ],
              howToAsk !== null && [t('why.ask'), howToAsk],
            ]}
          />
          {!isAllowed && mayCall('requestAccess') && <a href={`/cases/not-mine?number=${encodeURIComponent(caseNumber)}`}>{t('notMine.ask')}</a>}
        </div>
      )}
    </Read>
  );
}
