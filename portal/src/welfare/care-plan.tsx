/** The individual care plan: its goals by domain, and its services with how far each has come. */
import { useSignal } from '@preact/signals';
import {
  type ServiceKind,
  type ServiceStatus,
  WelfareApproveCarePlanDocument,
  WelfareDrawUpCarePlanDocument,
  WelfareMoveServiceDocument,
  WelfarePlanServiceDocument,
} from '../../generated/welfare.js';
import { Act, Day, Line, Moment, OneOf, Pick, type Said } from '../kit/fill-in.js';
import { Empty, Summary, Table, Tag, type Tone, When } from '../kit/kit.js';
import { dayText } from '../kit/when.js';
import { code, say, says } from '../kit/words.js';
import { domains, serviceKinds, serviceStatuses } from './codes.js';
import type { OnePerson } from './person.js';
import { optionsOf, t } from './words.js';

type Plan = OnePerson['carePlans']['nodes'][number];
type Service = Plan['services']['nodes'][number];

export function CarePlans({ person }: { person: OnePerson }) {
  const plans = person.carePlans.nodes.toReversed();
  return (
    <section>
      <div class="row apart">
        <h2>{t('welfare.plan.title')}</h2>
        <DrawUp person={person} />
      </div>
      {plans.length === 0 && <Empty>{t('welfare.plan.none')}</Empty>}
      <div class="stack">
        {plans.map((plan) => (
          <CarePlan plan={plan} person={person} key={plan.id} />
        ))}
      </div>
    </section>
  );
}

function CarePlan({ plan, person }: { plan: Plan; person: OnePerson }) {
  const { drawnUpAt, approvedAt, detail, recordedBy } = plan;
  return (
    <article class="card">
      <p>
        {approvedAt === null ? (
          <Tag tone="warn">{t('welfare.plan.notApproved')}</Tag>
        ) : (
          <Tag tone="good">{t('welfare.plan.approvedOn', { day: dayText(approvedAt) })}</Tag>
        )}{' '}
        {t('welfare.plan.drawnUpOn', { day: dayText(drawnUpAt) })}
        {recordedBy && `, ${recordedBy.name}`}
        {detail && `, ${t('welfare.plan.reviewOn', { day: dayText(detail.reviewOn) })}`}
      </p>
      {detail && <Summary facts={detail.goals.map(({ domain, goal }) => [domainText(domain), goal] as const)} />}
      <Services plan={plan} />
      <div class="row">
        <Act
          operation="planService"
          document={WelfarePlanServiceDocument}
          label={t('welfare.services.plan')}
          about={person.pseudonym}
          told={t('welfare.services.planned')}
          input={(said) => ({ carePlanId: plan.id, kind: said.one<ServiceKind>('kind') })}
        >
          <Pick name="kind" label={t('welfare.services.kind')} options={optionsOf('ServiceKind', serviceKinds)} />
        </Act>
        {approvedAt === null && (
          <Act
            operation="approveCarePlan"
            document={WelfareApproveCarePlanDocument}
            label={t('welfare.plan.approve')}
            about={person.pseudonym}
            told={t('welfare.plan.approved')}
            look="first"
            input={(said) => ({ carePlanId: plan.id, approvedAt: said.instant('approvedAt') })}
          >
            <Moment name="approvedAt" label={t('welfare.plan.approvedAt')} hint={t('welfare.ist')} />
          </Act>
        )}
      </div>
    </article>
  );
}

/** A domain that is offered has its words; another is as it was written. */
const domainText = (domain: string): string => (says(`welfare.domain.${domain}`) ? say(`welfare.domain.${domain}`) : domain);

const tones: Record<ServiceStatus, Tone> = { PLANNED: 'calm', STARTED: 'warn', COMPLETED: 'good', STOPPED: 'bad' };

function Services({ plan: { services } }: { plan: Plan }) {
  const { nodes } = services;
  if (nodes.length === 0) return <Empty>{t('welfare.services.none')}</Empty>;
  return (
    <Table
      caption={t('welfare.services.title')}
      columns={[
        { label: t('welfare.services.kind') },
        { label: t('welfare.services.status') },
        { label: t('welfare.services.provider') },
        { label: t('welfare.todo') },
      ]}
      keys={nodes.map(({ id }) => id)}
      rows={nodes.map((service) => [
        service.detail ? code('ServiceKind', service.detail.kind) : t('welfare.hidden'),
        <>
          <Tag tone={tones[service.status]}>{code('ServiceStatus', service.status)}</Tag>{' '}
          <span class="small">
            <When at={service.statusSince} />
          </span>
        </>,
        service.detail?.provider?.name,
        service.status !== 'COMPLETED' && <Move service={service} />,
      ])}
    />
  );
}

function Move({ service }: { service: Service }) {
  return (
    <Act
      operation="moveService"
      document={WelfareMoveServiceDocument}
      label={t('welfare.services.move')}
      about={service.detail ? code('ServiceKind', service.detail.kind) : t('welfare.services.title')}
      told={t('welfare.services.moved')}
      input={(said) => ({
        serviceId: service.id,
        expectedVersion: service.version,
        status: said.one<ServiceStatus>('status'),
        at: said.instant('at'),
      })}
    >
      <OneOf
        name="status"
        label={t('welfare.services.status')}
        options={optionsOf(
          'ServiceStatus',
          serviceStatuses.filter((status) => status !== service.status),
        )}
      />
      <Moment name="at" label={t('welfare.services.since')} hint={t('welfare.ist')} />
    </Act>
  );
}

const MOST_GOALS = 10;

function DrawUp({ person }: { person: OnePerson }) {
  return (
    <Act
      operation="drawUpCarePlan"
      document={WelfareDrawUpCarePlanDocument}
      label={t('welfare.plan.drawUp')}
      about={person.pseudonym}
      told={t('welfare.plan.drawnUp')}
      input={(said) => ({
        survivorId: person.id,
        drawnUpAt: said.instant('drawnUpAt'),
        reviewOn: said.text('reviewOn'),
        goals: goalsSaid(said),
      })}
    >
      <Moment name="drawnUpAt" label={t('welfare.plan.drawnUpAt')} hint={t('welfare.ist')} />
      <Day name="reviewOn" label={t('welfare.plan.review')} />
      <Goals />
    </Act>
  );
}

function Goals() {
  const n = useSignal(1);
  return (
    <>
      {Array.from({ length: n.value }, (_, i) => (
        <fieldset class="field" key={i}>
          <legend>{t('welfare.plan.goalNumber', { n: i + 1 })}</legend>
          <Pick name={`domain-${i}`} label={t('welfare.plan.domain')} options={domains.map((value) => ({ value, label: domainText(value) }))} />
          <Line name={`goal-${i}`} label={t('welfare.plan.goal')} hint={t('welfare.noNames')} />
        </fieldset>
      ))}
      {n.value < MOST_GOALS && (
        <p>
          <button type="button" onClick={() => n.value++}>
            {t('welfare.plan.moreGoals')}
          </button>
        </p>
      )}
    </>
  );
}

const goalsSaid = (said: Said) =>
  Array.from({ length: MOST_GOALS }, (_, i) => ({ domain: said.text(`domain-${i}`), goal: said.text(`goal-${i}`) })).filter(
    ({ domain }) => domain !== '',
  );
