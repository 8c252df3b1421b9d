/** One placement agency: its licence, what was complained of, the cases that have to do with it, and its proceedings on the watch list. */
import {
  type AgencyAllegation,
  type ComplaintSource,
  type ComplaintStanding,
  type LabourAgencyQuery,
  LabourAgencyDocument,
  LabourAnswerComplaintDocument,
  LabourRecordComplaintDocument,
  LabourUpdateAgencyDocument,
} from '../../generated/labour.js';
import { HubError } from '../hub/ask.js';
import { useRead } from '../hub/read.js';
import { Act, AnyOf, Line, Moment, OneOf, Pick } from '../kit/fill-in.js';
import { Empty, Failed, Page, Read, Summary, Table, Tag, When } from '../kit/kit.js';
import { code } from '../kit/words.js';
import { AgencyFields, agencySaid, Licence } from './agencies.js';
import { allegations, sources } from './codes.js';
import { Entry, Propose } from './entry.js';
import { WatchTabs } from './tabs.js';
import { optionsOf, t } from './words.js';

export type OneAgency = Extract<LabourAgencyQuery['node'], { watchEntries: unknown }>;

export function Agency({ id }: { id: string }) {
  const reading = useRead(LabourAgencyDocument, { id });
  const agency = (reading.data?.node ?? undefined) as OneAgency | undefined;
  return (
    <Page title={agency?.name ?? t('labour.agencies.one')} key={id}>
      <WatchTabs />
      <Read of={reading}>{({ node }) => (node ? <Content agency={node as OneAgency} /> : <Failed error={new HubError('NOT_FOUND', '')} />)}</Read>
    </Page>
  );
}

function Content({ agency }: { agency: OneAgency }) {
  return (
    <>
      <Summary
        facts={[
          [t('labour.agencies.licence'), <Licence agency={agency} />],
          agency.licenceNumber !== null && [t('labour.agencies.licenceNumber'), agency.licenceNumber],
          [t('labour.district'), `${agency.district.name}, ${agency.district.state.name}`],
          agency.address !== null && [t('labour.inspect.address'), agency.address],
          agency.aliases.length > 0 && [t('labour.agencies.aliases'), agency.aliases.join('; ')],
          [t('labour.agencies.linked'), t('labour.agencies.linkedSeen', { n: agency.linkedCases, seen: agency.cases.nodes.length })],
          agency.cases.nodes.length > 0 && [
            t('labour.agencies.cases'),
            agency.cases.nodes.map(({ id, case: of }) => (
              <span key={id}>
                <a href={`/cases/${of.id}`}>{of.number}</a>{' '}
              </span>
            )),
          ],
          [t('labour.agencies.recordedBy'), agency.recordedByOffice.name],
        ]}
      />
      <Act
        operation="updateAgency"
        document={LabourUpdateAgencyDocument}
        label={t('labour.agencies.update')}
        about={agency.name}
        told={t('labour.agencies.updated')}
        input={(said) => ({ ...agencySaid(said), agencyId: agency.id, expectedVersion: agency.version })}
      >
        <AgencyFields agency={agency} />
      </Act>
      <Watched agency={agency} />
      <Complaints agency={agency} />
    </>
  );
}

function Watched({ agency }: { agency: OneAgency }) {
  const entries = agency.watchEntries.nodes.toReversed();
  return (
    <section>
      <div class="row apart">
        <h2>{t('labour.entries.title')}</h2>
        <Propose agency={agency} />
      </div>
      {entries.length === 0 && <Empty>{t('labour.entries.none')}</Empty>}
      <div class="stack">
        {entries.map((entry) => (
          <Entry entry={entry} agency={agency} key={entry.id} />
        ))}
      </div>
    </section>
  );
}

function Complaints({ agency }: { agency: OneAgency }) {
  const { nodes, totalCount } = agency.complaints;
  const columns = [
    'labour.complaints.received',
    'labour.complaints.what',
    'labour.complaints.from',
    'labour.complaints.standing',
    'labour.complaints.office',
  ] as const;
  return (
    <section>
      <div class="row apart">
        <h2>{t('labour.complaints.title')}</h2>
        <Act
          operation="recordComplaint"
          document={LabourRecordComplaintDocument}
          label={t('labour.complaints.record')}
          about={agency.name}
          told={t('labour.complaints.recorded')}
          input={(said) => ({
            agencyId: agency.id,
            source: said.one<ComplaintSource>('source'),
            allegations: said.all<AgencyAllegation>('allegations'),
            receivedAt: said.instant('receivedAt'),
            reference: said.maybe('reference'),
          })}
        >
          <Pick
            name="source"
            label={t('labour.complaints.from')}
            hint={t('labour.complaints.fromHint')}
            options={optionsOf('ComplaintSource', sources)}
          />
          <AnyOf name="allegations" label={t('labour.complaints.what')} options={optionsOf('AgencyAllegation', allegations)} />
          <Moment name="receivedAt" label={t('labour.complaints.received')} hint={t('labour.ist')} />
          <Line name="reference" label={t('labour.complaints.reference')} isOptional />
        </Act>
      </div>
      {nodes.length === 0 ? (
        <Empty>{t('labour.complaints.none')}</Empty>
      ) : (
        <Table
          caption={t('labour.complaints.caption', { n: totalCount })}
          columns={columns.map((key) => ({ label: t(key) }))}
          keys={nodes.map(({ id }) => id)}
          rows={nodes.map((complaint) => [
            <>
              <When at={complaint.receivedAt} />
              {complaint.reference !== null && <div class="small">{complaint.reference}</div>}
            </>,
            complaint.allegations.map((one) => code('AgencyAllegation', one)).join(', '),
            code('ComplaintSource', complaint.source),
            <Standing complaint={complaint} />,
            complaint.recordedByOffice.name,
          ])}
        />
      )}
    </section>
  );
}

function Standing({ complaint }: { complaint: OneAgency['complaints']['nodes'][number] }) {
  const { id, version, standing, verifiedAt } = complaint;
  return (
    <>
      <Tag tone={standing === 'VERIFIED' ? 'bad' : standing === 'RECEIVED' ? 'warn' : 'calm'}>{code('ComplaintStanding', standing)}</Tag>
      {verifiedAt !== null && (
        <div class="small">
          <When at={verifiedAt} />
        </div>
      )}
      {standing === 'RECEIVED' && (
        <div>
          <Act
            operation="answerComplaint"
            document={LabourAnswerComplaintDocument}
            label={t('labour.complaints.answer')}
            told={t('labour.complaints.answered')}
            input={(said) => ({ complaintId: id, expectedVersion: version, standing: said.one<ComplaintStanding>('standing') })}
          >
            <OneOf name="standing" label={t('labour.complaints.found')} options={optionsOf('ComplaintStanding', ['VERIFIED', 'NOT_BORNE_OUT'])} />
          </Act>
        </div>
      )}
    </>
  );
}
