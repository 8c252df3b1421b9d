/** The plan of a rescue: sealed until it starts, seen by its named team alone. Who is not named is told nothing by this page either. */
import { useSignal } from '@preact/signals';
import {
  OfficersOfficersDocument,
  OfficersPlanRescueDocument,
  type OfficersPlansQuery,
  OfficersPlansDocument,
  OfficersStartRescueDocument,
} from '../../generated/officers.js';
import { useChange } from '../hub/change.js';
import { useRead } from '../hub/read.js';
import { mayCall, viewer } from '../hub/viewer.js';
import { Field, Read, Tag, When } from '../kit/kit.js';
import { toLocalInput } from '../kit/when.js';
import { Action } from './action.js';
import { OfficePicker } from './office-picker.js';
import type { CaseFacts } from './tasks.js';
import { t } from './words.js';

type Plan = NonNullable<OfficersPlansQuery['case']>['plans']['nodes'][number];
interface Member {
  id: string;
  says: string;
}

/** What is planned in a case, as far as the viewer is named; nothing at all where there is nothing. */
export function RescuePlans({ it }: { it: CaseFacts }) {
  const reading = useRead(OfficersPlansDocument, { id: it.id });
  const plans = reading.data?.case?.plans.nodes ?? [];
  if (plans.length === 0) return null;
  return (
    <section>
      <h2>{t('plan.title')}</h2>
      <ul class="plain stack">
        {plans.map((plan) => (
          <PlanCard plan={plan} mayStart={it.status === 'OPEN'} key={plan.id} />
        ))}
      </ul>
    </section>
  );
}

function PlanCard({ plan: { id, version, startedAt, detail }, mayStart }: { plan: Plan; mayStart: boolean }) {
  const change = useChange(OfficersStartRescueDocument);
  return (
    <li class="card">
      <div class="row apart">
        <strong>{detail?.site ?? t('plan.notForYou')}</strong>
        {startedAt === null ? <Tag tone="warn">{t('plan.sealed')}</Tag> : <Tag tone="good">{t('plan.started')}</Tag>}
      </div>
      {startedAt === null && <p class="hush small">{t('plan.sealedMeans')}</p>}
      {detail && (
        <>
          <p>
            {t('plan.when')}: <When at={detail.plannedFor} />
          </p>
          <p>
            {t('plan.team')}: {detail.members.map(({ designation, office }) => `${designation}, ${office.name}`).join('; ')}
          </p>
          {detail.notes !== null && <p>{detail.notes}</p>}
        </>
      )}
      {startedAt !== null && (
        <p>
          {t('plan.startedAt')}: <When at={startedAt} />
        </p>
      )}
      {startedAt === null && mayStart && mayCall('startRescue') && (
        <Action
          label={t('plan.start')}
          change={change}
          done={t('plan.startedNow')}
          isFirst
          send={(typed) => change.send({ planId: id, expectedVersion: version, startedAt: typed.instant('startedAt') })}
        >
          <p>{t('plan.startMeans')}</p>
          <Field name="startedAt" label={t('plan.startedAt')} problems={change.problems}>
            {(props) => <input {...props} type="datetime-local" defaultValue={toLocalInput(new Date())} required />}
          </Field>
        </Action>
      )}
    </li>
  );
}

export function PlanRescue({ it }: { it: CaseFacts }) {
  const change = useChange(OfficersPlanRescueDocument);
  const team = useSignal<readonly Member[]>([]);
  return (
    <Action
      label={t('plan.make')}
      change={change}
      done={t('plan.made')}
      send={async (typed) => {
        const sent = await change.send({
          caseId: it.id,
          site: typed.text('site'),
          plannedFor: typed.instant('plannedFor'),
          team: team.value.map(({ id }) => id),
          notes: typed.some('notes') ?? null,
        });
        if (sent) team.value = [];
        return sent;
      }}
    >
      <p>{t('plan.sealedMeans')}</p>
      <Field name="site" label={t('plan.site')} problems={change.problems}>
        {(props) => <input {...props} required autocomplete="off" />}
      </Field>
      <Field name="plannedFor" label={t('plan.when')} problems={change.problems}>
        {(props) => <input {...props} type="datetime-local" required />}
      </Field>
      <Team it={it} chosen={team.value} choose={(next) => (team.value = next)} />
      <Field name="notes" label={t('plan.notes')} hint={t('plan.notesHint')} problems={change.problems}>
        {(props) => <textarea {...props} rows={3} />}
      </Field>
    </Action>
  );
}

/** Officers by office, one office after the other; who plans is in the team without being chosen. */
function Team({ it, chosen, choose }: { it: CaseFacts; chosen: readonly Member[]; choose: (next: readonly Member[]) => void }) {
  const office = useSignal('');
  return (
    <fieldset class="field">
      <legend>{t('plan.team')}</legend>
      <p class="hush small">{t('plan.teamHint')}</p>
      <ul class="plain">
        {chosen.map((member) => (
          <li class="row apart" key={member.id}>
            {member.says}
            <button type="button" class="plain" onClick={() => choose(chosen.filter(({ id }) => id !== member.id))}>
              {t('plan.leaveOut')}
              <span class="only-heard">, {member.says}</span>
            </button>
          </li>
        ))}
      </ul>
      <OfficePicker name="office" label={t('plan.office')} district={it.district} problems={[]} isOptional choose={(id) => (office.value = id)} />
      {office.value !== '' && <OfficersOf office={office.value} chosen={chosen} choose={choose} />}
    </fieldset>
  );
}

function OfficersOf({ office, chosen, choose }: { office: string; chosen: readonly Member[]; choose: (next: readonly Member[]) => void }) {
  const officers = useRead(OfficersOfficersDocument, { officeId: office }, { isLive: false });
  const me = viewer.value!.officer.id;
  return (
    <Read of={officers}>
      {({ officers: { nodes } }) => (
        <ul class="plain stack">
          {nodes
            .filter(({ id, roles }) => id !== me && roles.length > 0)
            .map(({ id, designation, office: { name } }) => (
              <li key={id}>
                <button
                  type="button"
                  class="wide"
                  disabled={chosen.some((member) => member.id === id)}
                  onClick={() => choose([...chosen, { id, says: `${designation}, ${name}` }])}
                >
                  {t('plan.add', { who: designation })}
                </button>
              </li>
            ))}
        </ul>
      )}
    </Read>
  );
}
