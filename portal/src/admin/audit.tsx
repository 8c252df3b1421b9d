/** What is on record of who saw what: openings of a survivor's identity, consents of a second person, broken glasses, requests. Read alone. */
import type { ComponentChildren } from 'preact';
import type { AdminWhoSawQuery } from '../../generated/admin.js';
import {
  AdminAccessRequestsDocument,
  AdminApprovalsDocument,
  AdminBrokenGlassesDocument,
  AdminSurvivorsToAuditDocument,
  AdminWhoSawDocument,
} from '../../generated/admin.js';
import { useRead } from '../hub/read.js';
import { mayCall } from '../hub/viewer.js';
import { Empty, Page, Pager, Read, Table, Tag, When } from '../kit/kit.js';
import { code } from '../kit/words.js';
import { useAddress } from '../kit/address.js';
import { t } from './words.js';

type Sighting = AdminWhoSawQuery['whoSaw']['nodes'][number];

const lists = [
  { name: 'seen', needs: 'whoSaw', Content: Seen },
  { name: 'consents', needs: 'approvals', Content: Consents },
  { name: 'glasses', needs: 'brokenGlasses', Content: Glasses },
  { name: 'requests', needs: 'accessRequests', Content: Requests },
] as const;

export function Audit() {
  const { query, to } = useAddress();
  const mine = lists.filter(({ needs }) => mayCall(needs));
  const chosen = mine.find(({ name }) => name === query['list']) ?? mine[0]!;
  return (
    <Page title={t('section.audit')}>
      <nav class="tabs" aria-label={t('audit.lists')}>
        <ul>
          {mine.map(({ name }) => (
            <li key={name}>
              <a href={to({ list: name, survivor: undefined, mine: undefined })} aria-current={name === chosen.name ? 'page' : undefined}>
                {t(`audit.${name}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{t(`audit.${chosen.name}`)}</h2>
      <p>{t(`audit.${chosen.name}.what`)}</p>
      <chosen.Content key={chosen.name} />
    </Page>
  );
}

function Seen() {
  const { query } = useAddress();
  return query['survivor'] === undefined ? <Survivors /> : <WhoSaw survivorId={query['survivor']} />;
}

function Survivors() {
  const { query, go, to } = useAddress();
  const survivors = useRead(AdminSurvivorsToAuditDocument, { after: query['after'] });
  return (
    <Read of={survivors}>
      {({ survivors: { nodes, pageInfo } }) =>
        nodes.length === 0 ? (
          <Empty>{t('audit.noSurvivors')}</Empty>
        ) : (
          <>
            <ul class="plain columns list">
              {nodes.map(({ id, pseudonym }) => (
                <li key={id}>
                  <a href={to({ list: 'seen', survivor: id })}>{pseudonym}</a>
                </li>
              ))}
            </ul>
            <Pager pageInfo={pageInfo} go={(after) => go({ after })} />
          </>
        )
      }
    </Read>
  );
}

function WhoSaw({ survivorId }: { survivorId: string }) {
  const { query, to } = useAddress();
  const sightings = useRead(AdminWhoSawDocument, { survivorId, after: query['after'] });
  return (
    <>
      <p>
        <a href={to({ survivor: undefined })}>{t('audit.others')}</a>
      </p>
      <Read of={sightings}>
        {({ whoSaw, survivor }) => (
          <Listed
            of={whoSaw}
            empty={t('audit.nobody', { who: survivor?.pseudonym ?? '' })}
            caption={t('audit.seen.count', { count: whoSaw.totalCount, who: survivor?.pseudonym ?? '' })}
            columns={[t('audit.when'), t('audit.who'), t('audit.class'), t('audit.purpose'), t('audit.law'), t('audit.basis'), t('audit.left')]}
            row={(sighting) => [
              <When at={sighting.at} />,
              <Who officer={sighting.officer} office={sighting.office} through={sighting.clientId} />,
              code('DataClass', sighting.dataClass),
              <Purpose sighting={sighting} />,
              sighting.legalBasis && code('LegalBasis', sighting.legalBasis),
              code('ParticipationBasis', sighting.basis),
              sighting.export && <Export of={sighting.export} />,
            ]}
          />
        )}
      </Read>
    </>
  );
}

interface ListedProps<Row> {
  of: { nodes: readonly Row[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  empty: string;
  caption: string;
  columns: readonly string[];
  row: (row: Row) => readonly ComponentChildren[];
}

/** One page of what is on record, with the way to the next; or that there is nothing. */
function Listed<Row>({ of: { nodes, pageInfo }, empty, caption, columns, row }: ListedProps<Row>) {
  const { go } = useAddress();
  if (nodes.length === 0) return <Empty>{empty}</Empty>;
  return (
    <>
      <Table caption={caption} columns={columns.map((label) => ({ label }))} rows={nodes.map(row)} />
      <Pager pageInfo={pageInfo} go={(after) => go({ after })} />
    </>
  );
}

interface WhoProps {
  officer: { designation: string };
  office: { id: string; name: string };
  through?: string | null;
}

function Who({ officer, office, through }: WhoProps) {
  return (
    <>
      {officer.designation}, <a href={`/admin/offices/${office.id}`}>{office.name}</a>
      {through != null && <span class="hush"> ({through})</span>}
    </>
  );
}

function Purpose({ sighting: { purpose, reference, reason } }: { sighting: Sighting }) {
  if (!purpose) return <span class="hush">{t('audit.inWork')}</span>;
  return (
    <>
      {code('OpeningPurpose', purpose)}
      {reference !== null && ` ${reference}`}
      {reason !== null && <span class="hush"> {reason}</span>}
    </>
  );
}

interface ExportProps {
  useUntil: string;
  recipientOffice: { name: string } | null;
  recipientAuthority: string | null;
  recipientNumber: string | null;
}

function Export({ of: { useUntil, recipientOffice, recipientAuthority, recipientNumber } }: { of: ExportProps }) {
  return (
    <>
      <Tag tone="warn">{t('audit.exported')}</Tag> {recipientOffice?.name ?? (recipientAuthority && code('RecipientAuthority', recipientAuthority))}
      {recipientNumber !== null && ` ${recipientNumber}`}. {t('audit.useUntil')} <When at={useUntil} />
    </>
  );
}

/** Yes, no, or what it means that nobody has said either. */
function Answer({ isYes, yes, no, open, endsAt }: { isYes: boolean | null; yes: string; no: string; open: string; endsAt: string }) {
  if (isYes === null) return Date.parse(endsAt) > Date.now() ? <Tag tone="warn">{open}</Tag> : <Tag>{t('audit.lapsed')}</Tag>;
  return isYes ? <Tag tone="good">{yes}</Tag> : <Tag tone="bad">{no}</Tag>;
}

const Case = ({ of, children }: { of: { id: string } | null; children: ComponentChildren }) =>
  of ? <a href={`/cases/${of.id}`}>{children}</a> : <>{children}</>;

function Consents() {
  const { query } = useAddress();
  const approvals = useRead(AdminApprovalsDocument, { after: query['after'] });
  return (
    <Read of={approvals}>
      {({ approvals }) => (
        <Listed
          of={approvals}
          empty={t('audit.nothing')}
          caption={t('audit.count', { count: approvals.totalCount })}
          columns={[
            t('audit.asked'),
            t('audit.askedBy'),
            t('audit.action'),
            t('audit.case'),
            t('audit.purpose'),
            t('audit.answer'),
            t('audit.answeredBy'),
          ]}
          row={(approval) => [
            <When at={approval.askedAt} />,
            <Who officer={approval.askedBy} office={approval.askedByOffice} />,
            <>
              {code('ApprovalAction', approval.action)}, {t('audit.howMany', { count: approval.howMany })}
              {approval.recipientOffice && ` → ${approval.recipientOffice.name}`}
              {approval.recipientAuthority && ` → ${code('RecipientAuthority', approval.recipientAuthority)} ${approval.recipientNumber ?? ''}`}
            </>,
            <Case of={approval.case}>{approval.case.number}</Case>,
            <>
              {approval.purpose && code('OpeningPurpose', approval.purpose)} <span class="hush">{approval.reason}</span>
            </>,
            <Answer
              isYes={approval.isGranted}
              yes={t('audit.consented')}
              no={t('audit.refused')}
              open={t('audit.waits')}
              endsAt={approval.expiresAt}
            />,
            approval.answeredBy && approval.answeredAt !== null && (
              <>
                {approval.answeredBy.designation}, <When at={approval.answeredAt} />
                {approval.usedAt !== null && (
                  <>
                    . {t('audit.used')} <When at={approval.usedAt} />
                  </>
                )}
              </>
            ),
          ]}
        />
      )}
    </Read>
  );
}

function Glasses() {
  const { query, go } = useAddress();
  const mine = query['mine'] === 'yes';
  const glasses = useRead(AdminBrokenGlassesDocument, { mine, after: query['after'] });
  return (
    <>
      <label class="choice">
        <input type="checkbox" name="mine" checked={mine} onChange={(event) => go({ mine: event.currentTarget.checked ? 'yes' : undefined })} />
        {t('audit.glasses.mine')}
      </label>
      <Read of={glasses}>
        {({ brokenGlasses }) => (
          <Listed
            of={brokenGlasses}
            empty={t('audit.nothing')}
            caption={t('audit.count', { count: brokenGlasses.totalCount })}
            columns={[t('audit.when'), t('audit.who'), t('audit.case'), t('audit.why'), t('audit.review'), t('audit.answeredBy')]}
            row={(glass) => [
              <When at={glass.since} />,
              <Who officer={glass.officer} office={glass.office} />,
              glass.case && <Case of={glass.case}>{glass.case.number}</Case>,
              `${glass.reason} ${glass.reference ?? ''}`,
              glass.isJustified === null ? (
                <>
                  <Tag tone="warn">{t('audit.toReview')}</Tag> <When at={glass.reviewDueAt} away />
                </>
              ) : (
                <Tag tone={glass.isJustified ? 'good' : 'bad'}>{t(glass.isJustified ? 'audit.justified' : 'audit.notJustified')}</Tag>
              ),
              glass.reviewedBy && glass.reviewedAt !== null && (
                <>
                  {glass.reviewedBy.designation}, <When at={glass.reviewedAt} />
                </>
              ),
            ]}
          />
        )}
      </Read>
    </>
  );
}

function Requests() {
  const { query } = useAddress();
  const requests = useRead(AdminAccessRequestsDocument, { after: query['after'] });
  return (
    <Read of={requests}>
      {({ accessRequests }) => (
        <Listed
          of={accessRequests}
          empty={t('audit.nothing')}
          caption={t('audit.count', { count: accessRequests.totalCount })}
          columns={[t('audit.asked'), t('audit.askedBy'), t('audit.case'), t('audit.why'), t('audit.answer'), t('audit.until')]}
          row={(request) => [
            <When at={request.askedAt} />,
            <Who officer={request.askedBy} office={request.askedByOffice} />,
            <Case of={request.case}>{request.caseNumber}</Case>,
            request.reason,
            <Answer isYes={request.isGranted} yes={t('audit.granted')} no={t('audit.refused')} open={t('audit.waits')} endsAt={request.expiresAt} />,
            request.grantedUntil !== null && <When at={request.grantedUntil} />,
          ]}
        />
      )}
    </Read>
  );
}
