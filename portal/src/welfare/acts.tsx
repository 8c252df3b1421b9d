/** What a bench, a unit or a home records of one person: each a button with its form, for who may. */
import { useSignal } from '@preact/signals';
import {
  type JourneyStatus,
  type OrderType,
  WelfareCommitteesDocument,
  WelfareConsultHomeDistrictDocument,
  WelfareDirectInvestigationDocument,
  WelfareDistrictsDocument,
  WelfareInvestigatorsDocument,
  WelfareRecordJourneyEventDocument,
  WelfareRecordOrderDocument,
  WelfareRecordProductionDocument,
  WelfareStatesDocument,
  WelfareSubmitInvestigationDocument,
} from '../../generated/welfare.js';
import { useRead } from '../hub/read.js';
import { viewer } from '../hub/viewer.js';
import { Act, Count, Line, Lines, Moment, Pick, YesNo } from '../kit/fill-in.js';
import { toLocalInput } from '../kit/when.js';
import { orderTypes } from './codes.js';
import { optionsOf, t } from './words.js';

interface Somebody {
  id: string;
  pseudonym: string;
}

/** What the bench decided, put on record. Nothing is chosen beforehand: the system suggests no order. */
export function RecordOrder({ of, isFirst = false }: { of: Somebody; isFirst?: boolean }) {
  return (
    <Act
      operation="recordOrder"
      document={WelfareRecordOrderDocument}
      label={t('welfare.order.record')}
      about={of.pseudonym}
      told={t('welfare.order.recorded')}
      {...(isFirst && { look: 'first' })}
      input={(said) => ({
        survivorId: of.id,
        number: said.text('number'),
        type: said.one<OrderType>('type'),
        madeAt: said.instant('madeAt'),
        isFinal: said.isYes('isFinal'),
      })}
    >
      <p class="hush">{t('welfare.order.what')}</p>
      <Line name="number" label={t('welfare.order.number')} maxLength={60} />
      <Pick name="type" label={t('welfare.order.type')} options={optionsOf('OrderType', orderTypes)} />
      <Moment name="madeAt" label={t('welfare.order.madeAt')} hint={t('welfare.ist')} isBlank />
      <YesNo name="isFinal" label={t('welfare.order.isFinal')} />
    </Act>
  );
}

export function RecordProduction({ of, foundAt }: { of: Somebody; foundAt: string }) {
  return (
    <Act
      operation="recordProduction"
      document={WelfareRecordProductionDocument}
      label={t('welfare.production.record')}
      about={of.pseudonym}
      told={t('welfare.production.recorded')}
      input={(said) => ({
        survivorId: of.id,
        committeeId: said.text('committeeId'),
        takenInChargeAt: said.instant('takenInChargeAt'),
        producedAt: said.instant('producedAt'),
        journeyMinutes: said.count('journeyMinutes'),
      })}
    >
      <Committee />
      <Moment name="takenInChargeAt" label={t('welfare.production.takenInCharge')} hint={t('welfare.ist')} value={toLocalInput(new Date(foundAt))} />
      <Moment name="producedAt" label={t('welfare.production.producedAt')} hint={t('welfare.ist')} />
      <Count name="journeyMinutes" label={t('welfare.production.journey')} hint={t('welfare.production.journeyHint')} value="0" />
    </Act>
  );
}

function Committee() {
  const { district } = viewer.value!.office;
  const { data } = useRead(WelfareCommitteesDocument, district ? { district: district.code } : {}, { isLive: false });
  return (
    <Pick
      name="committeeId"
      label={t('welfare.production.committee')}
      options={(data?.offices.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

export function DirectInvestigation({ of }: { of: Somebody }) {
  return (
    <Act
      operation="directInvestigation"
      document={WelfareDirectInvestigationDocument}
      label={t('welfare.investigation.direct')}
      about={of.pseudonym}
      told={t('welfare.investigation.directed')}
      input={(said) => ({ survivorId: of.id, directedAt: said.instant('directedAt'), investigatorId: said.maybe('investigatorId') })}
    >
      <p class="hush">{t('welfare.investigation.within')}</p>
      <Moment name="directedAt" label={t('welfare.investigation.directedAt')} hint={t('welfare.ist')} />
      <Investigator />
    </Act>
  );
}

function Investigator() {
  const { district } = viewer.value!.office;
  const { data } = useRead(WelfareInvestigatorsDocument, district ? { district: district.code } : {}, { isLive: false });
  return (
    <Pick
      name="investigatorId"
      label={t('welfare.investigation.by')}
      isOptional
      empty={t('welfare.investigation.byUnit')}
      options={(data?.offices.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

export function SubmitInvestigation({ of, investigationId }: { of: Somebody; investigationId: string }) {
  return (
    <Act
      operation="submitInvestigation"
      document={WelfareSubmitInvestigationDocument}
      label={t('welfare.investigation.submit')}
      about={of.pseudonym}
      told={t('welfare.investigation.submitted')}
      input={(said) => ({
        investigationId,
        submittedAt: said.instant('submittedAt'),
        familyIsSafe: said.isYes('familyIsSafe'),
        riskOfRetrafficking: said.isYes('riskOfRetrafficking'),
        text: said.text('text'),
      })}
    >
      <p class="note warn">{t('welfare.investigation.confidential')}</p>
      <Moment name="submittedAt" label={t('welfare.investigation.submittedAt')} hint={t('welfare.ist')} />
      <YesNo name="familyIsSafe" label={t('welfare.investigation.family')} />
      <YesNo name="riskOfRetrafficking" label={t('welfare.investigation.risk')} />
      <Lines name="text" label={t('welfare.investigation.text')} hint={t('welfare.noNames')} />
    </Act>
  );
}

interface OnTheWay extends Somebody {
  version: number;
  status: JourneyStatus;
  statusSince: string;
  nextSteps: readonly JourneyStatus[];
}

/** That the person stands before the Committee now. */
export function ReachedCommittee({ of }: { of: OnTheWay }) {
  if (!of.nextSteps.includes('BEFORE_CWC')) return null;
  return (
    <Act
      operation="recordJourneyEvent"
      document={WelfareRecordJourneyEventDocument}
      label={t('welfare.journey.reached')}
      about={of.pseudonym}
      told={t('welfare.journey.recorded')}
      input={(said) => ({ ...stepOf(of), status: 'BEFORE_CWC' as const, happenedAt: said.instant('happenedAt'), note: said.maybe('note') })}
    >
      <Moment name="happenedAt" label={t('welfare.when')} hint={t('welfare.ist')} />
      <Lines name="note" label={t('welfare.note')} hint={t('welfare.noNames')} isOptional />
    </Act>
  );
}

/** Ran away or was taken: what the law wants for a missing child begins with this. Confirmed, since everybody concerned is told at once. */
export function Missing({ of }: { of: OnTheWay }) {
  if (!of.nextSteps.includes('MISSING')) return null;
  return (
    <Act
      operation="recordJourneyEvent"
      document={WelfareRecordJourneyEventDocument}
      label={t('welfare.missing.label')}
      about={of.pseudonym}
      told={t('welfare.missing.recorded')}
      look="grave"
      input={(said) => ({ ...stepOf(of), status: 'MISSING' as const, happenedAt: said.instant('happenedAt'), note: said.maybe('note') })}
    >
      <p class="note bad">{t('welfare.missing.what')}</p>
      <Moment name="happenedAt" label={t('welfare.missing.since')} hint={t('welfare.ist')} />
      <Lines name="note" label={t('welfare.note')} hint={t('welfare.noNames')} isOptional />
      <label class="choice">
        <input type="checkbox" required />
        <span>{t('welfare.missing.confirm', { who: of.pseudonym })}</span>
      </label>
    </Act>
  );
}

const stepOf = ({ id, version, status, statusSince }: OnTheWay) => ({
  survivorId: id,
  expectedVersion: version,
  basedOn: { status, since: statusSince },
});

export function ConsultHomeDistrict({ of }: { of: Somebody & { version: number } }) {
  return (
    <Act
      operation="consultHomeDistrict"
      document={WelfareConsultHomeDistrictDocument}
      label={t('welfare.consult.label')}
      about={of.pseudonym}
      told={t('welfare.consult.done')}
      input={(said) => ({ survivorId: of.id, expectedVersion: of.version, homeDistrict: said.count('homeDistrict') })}
    >
      <p class="hush">{t('welfare.consult.what')}</p>
      <HomeDistrict />
    </Act>
  );
}

function HomeDistrict() {
  const state = useSignal('');
  const { data } = useRead(WelfareStatesDocument, {}, { isLive: false });
  return (
    <>
      <Pick
        name="state"
        label={t('welfare.state')}
        options={(data?.states ?? []).map((one) => ({ value: String(one.code), label: one.name }))}
        choose={(value) => (state.value = value)}
      />
      {state.value !== '' && <DistrictOf state={Number(state.value)} />}
    </>
  );
}

function DistrictOf({ state }: { state: number }) {
  const { data } = useRead(WelfareDistrictsDocument, { state }, { isLive: false });
  return (
    <Pick
      name="homeDistrict"
      label={t('welfare.consult.district')}
      options={(data?.places.nodes ?? []).map((place) => ({ value: String(place.code), label: place.name }))}
    />
  );
}
