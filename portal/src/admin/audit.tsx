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
import { useAddress } from './address.js';
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
  const { query, go, to } = useAddress();
  const sightings = useRead(AdminWhoSawDocument, { survivorId, after: query['after'] });
  return (
    <>
      <p>
        <a href={to({ survivor: undefined })}>{t('audit.others')}</a>
      </p>
      <Read of={sightings}>
        {({ whoSaw: { totalCount, nodes, pageInfo }, survivor }) =>
          nodes.length === 0 ? (
            <Empty>{t('audit.nobody', { who: survivor?.pseudonym ?? '' })}</Empty>
          ) : (
            <>
              <Table
                caption={t('audit.seen.count', { count: totalCount, who: survivor?.pseudonym ?? '' })}
                columns={[
                  { label: t('audit.when') },
                  { label: t('audit.who') },
                  { label: t('audit.class') },
                  { label: t('audit.purpose') },
                  { label: t('audit.law') },
                  { label: t('audit.basis') },
                  { label: t('audit.left') },
                ]}
                rows={nodes.map((sighting) => [
                  <When at={sighting.at} />,
                  <Who officer={sighting.officer} office={sighting.office} through={sighting.clientId} />,
                  code('DataClass', sighting.dataClass),
                  <Purpose sighting={sighting} />,
                  sighting.legalBasis && code('LegalBasis', sighting.legalBasis),
                  code('ParticipationBasis', sighting.basis),
                  sighting.export && <Export of={sighting.export} />,
                ])}
              />
              <Pager pageInfo={pageInfo} go={(after) => go({ after })} />
            </>
          )
        }
      </Read>
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
  const { query, go } = useAddress();
  const approvals = useRead(AdminApprovalsDocument, { after: query['after'] });
  return (
    <Read of={approvals}>
      {({ approvals: { totalCount, nodes, pageInfo } }) =>
        nodes.length === 0 ? (
          <Empty>{t('audit.nothing')}</Empty>
        ) : (
          <>
            <Table
              caption={t('audit.count', { count: totalCount })}
              columns={[
                { label: t('audit.asked') },
                { label: t('audit.askedBy') },
                { label: t('audit.action') },
                { label: t('audit.case') },
                { label: t('audit.purpose') },
                { label: t('audit.answer') },
                { label: t('audit.answeredBy') },
              ]}
              rows={nodes.map((approval) => [
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
              ])}
            />
            <Pager pageInfo={pageInfo} go={(after) => go({ after })} />
          </>
        )
      }
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
        {({ brokenGlasses: { totalCount, nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <Empty>{t('audit.nothing')}</Empty>
          ) : (
            <>
              <Table
                caption={t('audit.count', { count: totalCount })}
                columns={[
                  { label: t('audit.when') },
                  { label: t('audit.who') },
                  { label: t('audit.case') },
                  { label: t('audit.why') },
                  { label: t('audit.review') },
                  { label: t('audit.answeredBy') },
                ]}
                rows={nodes.map((glass) => [
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
                ])}
              />
              <Pager pageInfo={pageInfo} go={(after) => go({ after })} />
            </>
          )
        }
      </Read>
    </>
  );
}

function Requests() {
  const { query, go } = useAddress();
  const requests = useRead(AdminAccessRequestsDocument, { after: query['after'] });
  return (
    <Read of={requests}>
      {({ accessRequests: { totalCount, nodes, pageInfo } }) =>
        nodes.length === 0 ? (
          <Empty>{t('audit.nothing')}</Empty>
        ) : (
          <>
            <Table
              caption={t('audit.count', { count: totalCount })}
              columns={[
                { label: t('audit.asked') },
                { label: t('audit.askedBy') },
                { label: t('audit.case') },
                { label: t('audit.why') },
                { label: t('audit.answer') },
                { label: t('audit.until') },
              ]}
              rows={nodes.map((request) => [
                <When at={request.askedAt} />,
                <Who officer={request.askedBy} office={request.askedByOffice} />,
                <Case of={request.case}>{request.caseNumber}</Case>,
                request.reason,
                <Answer
                  isYes={request.isGranted}
                  yes={t('audit.granted')}
                  no={t('audit.refused')}
                  open={t('audit.waits')}
                  endsAt={request.expiresAt}
                />,
                request.grantedUntil !== null && <When at={request.grantedUntil} />,
              ])}
            />
            <Pager pageInfo={pageInfo} go={(after) => go({ after })} />
          </>
        )
      }
    </Read>
  );
}
