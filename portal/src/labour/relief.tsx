/** The ledger of wages and relief: each claim of each person, and how far its money has come. Green is what is in the account, and nothing else. */
import {
  type LabourLedgerQuery,
  LabourClaimEntitlementDocument,
  LabourLedgerDocument,
  LabourMoveEntitlementDocument,
  LabourProcessorsDocument,
} from '../../generated/labour.js';
import type { ClaimKind, ClaimStage } from '../../generated/labour.js';
import { useRead } from '../hub/read.js';
import { viewer } from '../hub/viewer.js';
import { type Address, useAddress } from '../kit/address.js';
import { Act, Line, Moment, Money, Pick } from '../kit/fill-in.js';
import { Empty, Page, Pager, Read, Summary, Table, Tag } from '../kit/kit.js';
import { awayText, count, dayText, rupees } from '../kit/when.js';
import { code } from '../kit/words.js';
import { useSignal } from '@preact/signals';
import { claimKinds, claimStages } from './codes.js';
import { Filters } from './filters.js';
import { optionsOf, t } from './words.js';

type Person = LabourLedgerQuery['survivors']['nodes'][number];
type Claim = Person['entitlements']['nodes'][number];
interface Entry {
  person: Person;
  claim: Claim;
  isLate: boolean;
}

/** Nothing comes of these any more. */
const ended: readonly ClaimStage[] = ['CREDITED', 'REJECTED', 'LAPSED'];

export default function Relief() {
  const address = useAddress();
  const { after } = address.query;
  const ledger = useRead(LabourLedgerDocument, after === undefined ? {} : { after });
  return (
    <Page title={t('labour.relief.title')}>
      <p>{t('labour.relief.what')}</p>
      <Read of={ledger}>{({ survivors }) => <Ledger survivors={survivors} address={address} />}</Read>
    </Page>
  );
}

function Ledger({ survivors, address }: { survivors: LabourLedgerQuery['survivors']; address: Address }) {
  const { query, go } = address;
  const all = survivors.nodes.flatMap((person) => person.entitlements.nodes.map((claim) => ({ person, claim, isLate: isLate(claim) })));
  const shown = all.filter((entry) => fits(entry, query)).toSorted(lateFirst);
  return (
    <>
      <div class="row">
        <Act
          operation="claimEntitlement"
          document={LabourClaimEntitlementDocument}
          label={t('labour.relief.claim')}
          told={t('labour.relief.claimed')}
          look="first"
          input={(said) => ({
            survivorId: said.text('survivorId'),
            kind: said.one<ClaimKind>('kind'),
            duePaise: said.paise('duePaise'),
            dueAt: said.instant('dueAt'),
            processedById: said.maybe('processedById'),
          })}
        >
          <ClaimFields people={survivors.nodes} />
        </Act>
      </div>
      <Filters
        address={address}
        filters={[
          { name: 'stage', label: t('labour.relief.stage'), options: optionsOf('ClaimStage', claimStages) },
          { name: 'kind', label: t('labour.relief.kind'), options: optionsOf('ClaimKind', claimKinds) },
          { name: 'late', label: t('labour.relief.time'), options: [{ value: 'yes', label: t('labour.relief.lateAlone') }] },
        ]}
      />
      <Totals entries={shown} />
      {shown.length === 0 ? <Empty>{t(all.length === 0 ? 'labour.relief.none' : 'labour.relief.noneSo')}</Empty> : <Claims entries={shown} />}
      <p class="hush small">{t('labour.relief.people', { shown: survivors.nodes.length, all: survivors.totalCount })}</p>
      <Pager pageInfo={survivors.pageInfo} go={(next) => go({ after: next })} />
    </>
  );
}

const isLate = ({ stage, dueAt }: Claim): boolean => !ended.includes(stage) && Date.parse(dueAt) < Date.now();

function fits({ claim, isLate }: Entry, { stage, kind, late }: Address['query']): boolean {
  return (stage === undefined || claim.stage === stage) && (kind === undefined || claim.detail?.kind === kind) && (late === undefined || isLate);
}

function lateFirst(a: Entry, b: Entry): number {
  return (
    Number(b.isLate) - Number(a.isLate) ||
    Number(ended.includes(a.claim.stage)) - Number(ended.includes(b.claim.stage)) ||
    a.claim.dueAt.localeCompare(b.claim.dueAt)
  );
}

function Totals({ entries }: { entries: readonly Entry[] }) {
  const sum = (of: (detail: NonNullable<Claim['detail']>) => number | null) =>
    entries.reduce((total, { claim }) => total + ((claim.detail && of(claim.detail)) ?? 0), 0);
  const due = sum(({ duePaise }) => duePaise);
  const credited = sum(({ creditedPaise }) => creditedPaise);
  const settled = entries.filter(({ claim }) => claim.stage === 'CREDITED').length;
  const late = entries.filter(({ isLate }) => isLate).length;
  return (
    <Summary
      facts={[
        [t('labour.relief.due'), rupees(due)],
        [t('labour.relief.credited'), `${rupees(credited)} (${t('labour.relief.claimsOf', { settled: count(settled), all: entries.length })})`],
        [t('labour.relief.late'), late === 0 ? t('labour.relief.noneLate') : <Tag tone="bad">{t('labour.relief.lateClaims', { n: late })}</Tag>],
      ]}
    />
  );
}

function Claims({ entries }: { entries: readonly Entry[] }) {
  const columns = [
    t('labour.relief.person'),
    t('labour.relief.kind'),
    t('labour.relief.standing'),
    t('labour.relief.due'),
    t('labour.relief.applied'),
  ];
  const rest = [t('labour.relief.sanctioned'), t('labour.relief.released'), t('labour.relief.credited'), t('labour.relief.office')];
  return (
    <Table
      caption={t('labour.relief.caption', { n: entries.length })}
      columns={[...columns, ...rest].map((label) => ({ label }))}
      keys={entries.map(({ claim }) => claim.id)}
      rows={entries.map(({ person, claim, isLate }) => [
        <a class="whole" href={`/welfare/people/${person.id}`}>
          {person.pseudonym}
        </a>,
        claim.detail ? code('ClaimKind', claim.detail.kind) : t('labour.hidden'),
        <Standing claim={claim} isLate={isLate} />,
        <Amount paise={claim.detail?.duePaise} at={claim.dueAt} />,
        <Amount at={claim.appliedAt} />,
        <Amount paise={claim.detail?.sanctionedPaise} at={claim.sanctionedAt} />,
        <Amount at={claim.releasedAt} />,
        <Amount paise={claim.detail?.creditedPaise} at={claim.creditedAt} reference={claim.detail?.bankReference} />,
        <>
          {claim.detail?.processedBy.name}
          <br />
          <Move person={person} claim={claim} />
        </>,
      ])}
    />
  );
}

/** Sanctioned is not paid: only what is credited is good. */
function Standing({ claim, isLate }: { claim: Claim; isLate: boolean }) {
  const tone = claim.stage === 'CREDITED' ? 'good' : isLate ? 'bad' : claim.stage === 'REJECTED' || claim.stage === 'LAPSED' ? 'warn' : 'calm';
  return (
    <>
      <Tag tone={tone}>{code('ClaimStage', claim.stage)}</Tag>
      {isLate && (
        <>
          <br />
          <span class="small">{t('labour.relief.lateSince', { since: awayText(claim.dueAt) })}</span>
        </>
      )}
    </>
  );
}

function Amount({ paise, at, reference }: { paise?: number | null | undefined; at: string | null; reference?: string | null | undefined }) {
  if (at === null) return <span class="hush">{t('labour.notYet')}</span>;
  return (
    <>
      {paise != null && (
        <>
          <span class="whole">{rupees(paise)}</span>
          <br />
        </>
      )}
      <span class="small whole">{dayText(at)}</span>
      {reference != null && <span class="small hush"> {reference}</span>}
    </>
  );
}

/** For the office that processes the claim. */
function Move({ person, claim }: { person: Person; claim: Claim }) {
  if (claim.detail?.processedBy.id !== viewer.value?.office.id || claim.stage === 'CREDITED') return null;
  return (
    <Act
      operation="moveEntitlement"
      document={LabourMoveEntitlementDocument}
      label={t('labour.relief.move')}
      about={`${person.pseudonym}, ${code('ClaimKind', claim.detail!.kind)}`}
      told={t('labour.relief.moved')}
      input={(said) => {
        const stage = said.one<ClaimStage>('stage');
        return {
          entitlementId: claim.id,
          expectedVersion: claim.version,
          stage,
          at: said.instant('at'),
          ...(stage === 'SANCTIONED' && { sanctionedPaise: said.paise('sanctionedPaise') }),
          ...(stage === 'CREDITED' && { creditedPaise: said.paise('creditedPaise'), bankReference: said.text('bankReference') }),
        };
      }}
    >
      <MoveFields claim={claim} />
    </Act>
  );
}

function MoveFields({ claim }: { claim: Claim }) {
  const stage = useSignal('');
  return (
    <>
      <Pick
        name="stage"
        label={t('labour.relief.stage')}
        hint={t('labour.relief.now', { stage: code('ClaimStage', claim.stage) })}
        options={optionsOf(
          'ClaimStage',
          claimStages.filter((one) => one !== claim.stage && one !== 'ELIGIBLE'),
        )}
        choose={(value) => (stage.value = value)}
      />
      <Moment name="at" label={t('labour.relief.at')} hint={t('labour.ist')} />
      {stage.value === 'SANCTIONED' && <Money name="sanctionedPaise" label={t('labour.relief.sanctionedRupees')} hint={t('labour.relief.rupees')} />}
      {stage.value === 'CREDITED' && (
        <>
          <Money name="creditedPaise" label={t('labour.relief.creditedRupees')} hint={t('labour.relief.rupees')} />
          <Line name="bankReference" label={t('labour.relief.bank')} maxLength={60} />
        </>
      )}
    </>
  );
}

function ClaimFields({ people }: { people: readonly Person[] }) {
  return (
    <>
      <Pick name="survivorId" label={t('labour.relief.person')} options={people.map(({ id, pseudonym }) => ({ value: id, label: pseudonym }))} />
      <Pick name="kind" label={t('labour.relief.kind')} options={optionsOf('ClaimKind', claimKinds)} />
      <Money name="duePaise" label={t('labour.relief.dueRupees')} hint={t('labour.relief.rupees')} />
      <Moment name="dueAt" label={t('labour.relief.dueAt')} hint={t('labour.ist')} />
      <Processor />
    </>
  );
}

function Processor() {
  const { district, state } = viewer.value!.office;
  const { data } = useRead(LabourProcessorsDocument, district ? { district: district.code } : { state: state.code });
  return (
    <Pick
      name="processedById"
      label={t('labour.relief.office')}
      hint={t('labour.relief.officeHint')}
      isOptional
      empty={t('labour.relief.myOffice')}
      options={(data?.offices.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
