/** What may be done in a case and for a person of it. Each is offered to whom the hub lets call it, and the hub says whether it is lawful now. */
import { useSignal } from '@preact/signals';
import type { CasePriority, ClosureReason, JourneyStatus, SharedClass, SurvivorRowFragment } from '../../generated/officers.js';
import {
  OfficersCloseCaseDocument,
  OfficersProposeHandoverDocument,
  OfficersRecordJourneyEventDocument,
  OfficersRecordProductionDocument,
  OfficersRegisterFirDocument,
  OfficersSectionsDocument,
  OfficersTriageCaseDocument,
} from '../../generated/officers.js';
import { useChange } from '../hub/change.js';
import { useRead } from '../hub/read.js';
import { mayCall, viewer } from '../hub/viewer.js';
import { Choices, Field } from '../kit/kit.js';
import { dayInIndia, toLocalInput } from '../kit/when.js';
import { code } from '../kit/words.js';
import { Action } from './action.js';
import { priorities } from './case-list.js';
import { OfficePicker } from './office-picker.js';
import { PlanRescue } from './rescue-plans.js';
import type { CaseFacts } from './tasks.js';
import { t } from './words.js';

export function CaseActions({ it }: { it: CaseFacts }) {
  if (it.status !== 'OPEN') return null;
  return (
    <div class="row no-print">
      {mayCall('registerFir') && <RegisterFir it={it} />}
      {mayCall('planRescue') && <PlanRescue it={it} />}
      {mayCall('proposeHandover') && <ProposeHandover it={it} />}
      {mayCall('triageCase') && <Triage it={it} />}
      {mayCall('closeCase') && <CloseCase it={it} />}
    </div>
  );
}

export function PersonActions({ person }: { person: SurvivorRowFragment }) {
  return (
    <div class="row">
      {mayCall('recordJourneyEvent') && person.nextSteps.length > 0 && <RecordStep person={person} />}
      {mayCall('recordProduction') && person.productions.totalCount === 0 && <RecordProduction person={person} />}
    </div>
  );
}

function RegisterFir({ it }: { it: CaseFacts }) {
  const change = useChange(OfficersRegisterFirDocument);
  const sections = useSignal<readonly string[]>([]);
  return (
    <Action
      label={t('fir.register')}
      change={change}
      isFirst={it.firStanding?.status === 'NOT_YET'}
      done={t('fir.registered')}
      send={(typed) =>
        change.send({
          caseId: it.id,
          number: typed.text('number'),
          registeredAt: typed.instant('registeredAt'),
          offenceDate: typed.text('offenceDate'),
          // One that was typed and not yet added is meant as well.
          sections: [...new Set([...sections.value, ...typed.all('sections').map((one) => one.trim())])].filter(Boolean),
          isZeroFir: typed.isTicked('isZeroFir'),
        })
      }
    >
      <Field name="number" label={t('fir.number')} hint={t('fir.numberHint')} problems={change.problems}>
        {(props) => <input {...props} required autocomplete="off" />}
      </Field>
      <Field name="registeredAt" label={t('fir.registeredAt')} problems={change.problems}>
        {(props) => <input {...props} type="datetime-local" defaultValue={toLocalInput(new Date())} required />}
      </Field>
      <Field name="offenceDate" label={t('fir.offenceDate')} problems={change.problems}>
        {(props) => <input {...props} type="date" defaultValue={dayInIndia(new Date(it.receivedAt))} required />}
      </Field>
      <Sections chosen={sections.value} choose={(next) => (sections.value = next)} problems={change.problems} />
      <label class="choice">
        <input type="checkbox" name="isZeroFir" />
        {t('fir.isZero')}
      </label>
    </Action>
  );
}

/** Sections by code or by what they are about, one after the other. */
function Sections({
  chosen,
  choose,
  problems,
}: {
  chosen: readonly string[];
  choose: (next: readonly string[]) => void;
  problems: Parameters<typeof Field>[0]['problems'];
}) {
  const { data } = useRead(OfficersSectionsDocument, {}, { isLive: false });
  const known = data?.sections ?? [];
  return (
    <>
      <Field name="sections" label={t('fir.sections')} hint={t('fir.sectionsHint')} problems={problems ?? []}>
        {(props) => (
          <input
            {...props}
            list="sections"
            autocomplete="off"
            onInput={({ currentTarget }) => {
              if (!known.some(({ code: one }) => one === currentTarget.value)) return;
              choose([...new Set([...chosen, currentTarget.value])]);
              currentTarget.value = '';
            }}
          />
        )}
      </Field>
      <datalist id="sections">
        {known.map(({ code: value, substance }) => (
          <option value={value} key={value}>
            {substance}
          </option>
        ))}
      </datalist>
      <ul class="plain">
        {chosen.map((one, i) => (
          <li class="row apart" key={one} id={`f-${i}`} tabIndex={-1}>
            <span>
              <strong>{one}</strong> {known.find(({ code: value }) => value === one)?.substance}
            </span>
            <button type="button" class="plain" onClick={() => choose(chosen.filter((other) => other !== one))}>
              {t('remove', { what: one })}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Triage({ it }: { it: CaseFacts }) {
  const change = useChange(OfficersTriageCaseDocument);
  const priority = useSignal<CasePriority>(it.priority);
  return (
    <Action
      label={t('case.triage')}
      change={change}
      done={t('case.triaged')}
      send={() => change.send({ caseId: it.id, expectedVersion: it.version, priority: priority.value })}
    >
      <Choices
        name="priority"
        label={t('filter.priority')}
        options={priorities.map((value) => ({ value, label: code('CasePriority', value) }))}
        value={priority.value}
        choose={(value) => (priority.value = value)}
      />
    </Action>
  );
}

const closures: readonly ClosureReason[] = [
  'RESTORED_STABLE',
  'ATTAINED_18_AFTERCARE',
  'ADOPTED_FOSTERED',
  'REPATRIATED_ABROAD',
  'TRANSFERRED_ACCEPTED',
  'CONVICTED',
  'ACQUITTED_SERVICES_DONE',
  'COMPOUNDED',
  'SURVIVOR_DECLINED',
  'UNTRACED_REPORT',
  'NOT_AN_OFFENCE',
  'FALSE_INFORMATION',
  'DUPLICATE_MERGED',
  'DECEASED',
];

function CloseCase({ it }: { it: CaseFacts }) {
  const change = useChange(OfficersCloseCaseDocument);
  return (
    <Action
      label={t('case.close')}
      change={change}
      isGrave
      done={t('case.closed')}
      send={(typed) => change.send({ caseId: it.id, expectedVersion: it.version, reason: typed.text('reason') as ClosureReason })}
    >
      <p>{t('case.closeMeans')}</p>
      <Field name="reason" label={t('case.closeWhy')} problems={change.problems}>
        {(props) => (
          <select {...props} required>
            <option value="">{t('choose')}</option>
            {closures.map((value) => (
              <option value={value} key={value}>
                {code('ClosureReason', value)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </Action>
  );
}

/** What is handed over: the API says it in two words, a kind and what a transfer transfers. */
const handings = {
  REFER: { kind: 'REFER' },
  CONSULT: { kind: 'CONSULT' },
  LEAD: { kind: 'TRANSFER', transfers: 'LEAD' },
  CUSTODY: { kind: 'TRANSFER', transfers: 'CUSTODY' },
} as const;

function ProposeHandover({ it }: { it: CaseFacts }) {
  const change = useChange(OfficersProposeHandoverDocument);
  const what = useSignal<keyof typeof handings>('REFER');
  const isLead = what.value === 'LEAD';
  return (
    <Action
      label={t('handover.propose')}
      change={change}
      done={t('handover.proposedNow')}
      send={(typed) => {
        const named = new Set(typed.all('survivors'));
        const survivors = it.survivors.nodes
          .filter(({ id }) => named.has(id))
          .map(({ id, version }) => ({ survivorId: id, expectedVersion: version }));
        return change.send({
          ...handings[what.value],
          caseId: it.id,
          expectedVersion: it.version,
          toOfficeId: typed.text('toOfficeId'),
          message: typed.text('message'),
          ...(!isLead && { shares: typed.all('shares') as SharedClass[] }),
          ...(survivors.length > 0 && { survivors }),
        });
      }}
    >
      <Choices
        name="what"
        label={t('handover.what')}
        options={(Object.keys(handings) as (keyof typeof handings)[]).map((value) => ({
          value,
          label: code('Handing', value),
          hint: t(`handover.hint.${value}`),
        }))}
        value={what.value}
        choose={(value) => (what.value = value)}
      />
      <OfficePicker name="toOfficeId" label={t('handover.to')} district={it.district} problems={change.problems} />
      <Field name="message" label={t('handover.message')} hint={t('nameNobody')} problems={change.problems}>
        {(props) => <textarea {...props} rows={4} required />}
      </Field>
      {!isLead && <Shares />}
      {!isLead && it.survivors.nodes.length > 0 && (
        <fieldset class="field" id="f-survivors">
          <legend>{t('handover.people')}</legend>
          <span class="hush small">{t('handover.peopleHint')}</span>
          {it.survivors.nodes.map(({ id, pseudonym }) => (
            <label class="choice" key={id}>
              <input type="checkbox" name="survivors" value={id} />
              {pseudonym}
            </label>
          ))}
        </fieldset>
      )}
      <p class="hush">{t('handover.term')}</p>
    </Action>
  );
}

/** The classes of data that the office itself has; what the other may have of them, the agreement says. */
function Shares() {
  const own = (viewer.value?.sees ?? []).filter(({ dataClass, level }) => dataClass !== 'AGG' && (level === 'F' || level === 'S'));
  return (
    <fieldset class="field" id="f-shares">
      <legend>{t('handover.shares')}</legend>
      <span class="hush small">{t('handover.sharesHint')}</span>
      {own.map(({ dataClass }) => (
        <label class="choice" key={dataClass}>
          <input type="checkbox" name="shares" value={dataClass} />
          {code('DataClass', dataClass)}
        </label>
      ))}
    </fieldset>
  );
}

function RecordStep({ person }: { person: SurvivorRowFragment }) {
  const change = useChange(OfficersRecordJourneyEventDocument);
  const step = useSignal<JourneyStatus | undefined>(undefined);
  const { id, version, status, statusSince, nextSteps, pseudonym } = person;
  const chosen = step.value && nextSteps.includes(step.value) ? step.value : nextSteps[0];
  return (
    <Action
      label={t('step.record')}
      title={t('step.of', { pseudonym })}
      change={change}
      done={t('step.recorded')}
      send={(typed) => {
        const note = typed.some('note');
        return change.send({
          survivorId: id,
          expectedVersion: version,
          basedOn: { status, since: statusSince },
          status: chosen!,
          happenedAt: typed.instant('happenedAt'),
          ...(note !== undefined && { note }),
        });
      }}
    >
      <Choices
        name="status"
        label={t('step.which')}
        options={nextSteps.map((value) => ({ value, label: code('JourneyStatus', value) }))}
        value={chosen}
        choose={(value) => (step.value = value)}
      />
      <Field name="happenedAt" label={t('when')} problems={change.problems}>
        {(props) => <input {...props} type="datetime-local" defaultValue={toLocalInput(new Date())} required />}
      </Field>
      <Field name="note" label={t('step.note')} hint={t('nameNobody')} problems={change.problems}>
        {(props) => <textarea {...props} rows={3} />}
      </Field>
    </Action>
  );
}

function RecordProduction({ person: { id, pseudonym, case: of } }: { person: SurvivorRowFragment }) {
  const change = useChange(OfficersRecordProductionDocument);
  return (
    <Action
      label={t('production.record')}
      title={t('production.of', { pseudonym })}
      change={change}
      done={t('production.recorded')}
      send={(typed) =>
        change.send({
          survivorId: id,
          committeeId: typed.text('committeeId'),
          takenInChargeAt: typed.instant('takenInChargeAt'),
          producedAt: typed.instant('producedAt'),
          journeyMinutes: Number(typed.text('journeyMinutes')),
        })
      }
    >
      <OfficePicker name="committeeId" label={t('production.committee')} district={of.district} kinds={['CWC']} problems={change.problems} />
      <Field name="takenInChargeAt" label={t('production.taken')} problems={change.problems}>
        {(props) => <input {...props} type="datetime-local" required />}
      </Field>
      <Field name="producedAt" label={t('production.produced')} problems={change.problems}>
        {(props) => <input {...props} type="datetime-local" defaultValue={toLocalInput(new Date())} required />}
      </Field>
      <Field name="journeyMinutes" label={t('production.journey')} hint={t('production.journeyHint')} problems={change.problems}>
        {(props) => <input {...props} type="number" min={0} defaultValue="0" required />}
      </Field>
    </Action>
  );
}
