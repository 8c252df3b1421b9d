/** Webhooks of the office: where the hub sends what changes, in whose name, and what became of each message. */
import type { ComponentChildren } from 'preact';
import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso/router';
import type { AdminHookFragment, AdminOneWebhookQuery, WebhookDeliveryState, WebhookState } from '../../generated/admin.js';
import {
  AdminEndWebhookDocument,
  AdminOneWebhookDocument,
  AdminPauseWebhookDocument,
  AdminReplayWebhookDocument,
  AdminResumeWebhookDocument,
  AdminRotateWebhookSecretDocument,
  AdminWebhooksDocument,
} from '../../generated/admin.js';
import { useChange } from '../hub/change.js';
import { useRead } from '../hub/read.js';
import { mayCall } from '../hub/viewer.js';
import { Choices, Empty, Field, Page, Pager, Problems, Read, Sheet, Summary, Table, Tag, tell, type Tone, When } from '../kit/kit.js';
import { count, fromLocalInput, toLocalInput } from '../kit/when.js';
import { code, t as common } from '../kit/words.js';
import { useAddress } from '../kit/address.js';
import { found } from './node.js';
import { ShownOnce } from './once.js';
import { RegisterForm, UpdateForm } from './webhook-forms.js';
import { t } from './words.js';

type OneWebhook = NonNullable<ReturnType<typeof found<NonNullable<AdminOneWebhookQuery['node']>>>>;
type Step = 'change' | 'rotate' | 'replay' | 'end';

export function Webhooks({ id }: { id: string | undefined }) {
  return id === undefined ? <WebhookList /> : <WebhookPage id={id} />;
}

const stateTones: Record<WebhookState, Tone> = { ACTIVE: 'good', PENDING: 'warn', PAUSED: 'bad', ENDED: 'calm' };
const deliveryTones: Record<WebhookDeliveryState, Tone> = { DELIVERED: 'good', WAITING: 'warn', WITHHELD: 'calm' };

function State({ hook: { state, pausedBecause } }: { hook: AdminHookFragment }) {
  return (
    <>
      <Tag tone={stateTones[state]}>{code('WebhookState', state)}</Tag>
      {state === 'PAUSED' && pausedBecause && <span class="small"> {code('WebhookPauseReason', pausedBecause)}</span>}
    </>
  );
}

function WebhookList() {
  const { query, go } = useAddress();
  const { route } = useLocation();
  const hooks = useRead(AdminWebhooksDocument, { after: query['after'] }, { isLive: false });
  const isRegistering = useSignal(false);
  const made = useSignal<{ id: string; secret: string | null } | undefined>(undefined);
  return (
    <Page
      title={t('section.webhooks')}
      aside={
        mayCall('registerWebhook') && (
          <button type="button" class="first" onClick={() => (isRegistering.value = true)}>
            {t('webhooks.register')}
          </button>
        )
      }
    >
      <p>{t('webhooks.what')}</p>
      {made.value?.secret && (
        <ShownOnce
          title={t('webhooks.registered')}
          label={t('webhooks.secret')}
          text={made.value.secret}
          close={() => route(`/admin/webhooks/${made.value!.id}`)}
        />
      )}
      <Read of={hooks}>
        {({ webhooks: { totalCount, nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <Empty>{t('webhooks.none')}</Empty>
          ) : (
            <>
              <Table
                caption={t('webhooks.count', { count: totalCount })}
                columns={[
                  { label: t('webhooks.url') },
                  { label: t('webhooks.state') },
                  { label: t('webhooks.description') },
                  { label: t('webhooks.officer') },
                  { label: t('webhooks.registeredAt') },
                ]}
                rows={nodes.map((hook) => [
                  <a href={`/admin/webhooks/${hook.id}`}>{hook.url}</a>,
                  <State hook={hook} />,
                  hook.description,
                  hook.officer.designation,
                  <When at={hook.registeredAt} />,
                ])}
              />
              <Pager pageInfo={pageInfo} go={(after) => go({ after })} />
            </>
          )
        }
      </Read>
      <Sheet isOpen={isRegistering.value} close={() => (isRegistering.value = false)} title={t('webhooks.register')}>
        <RegisterForm
          done={(id, secret) => {
            isRegistering.value = false;
            made.value = { id, secret };
            if (secret === null) tell(t('webhooks.secretGone'));
            hooks.again();
          }}
        />
      </Sheet>
    </Page>
  );
}

function WebhookPage({ id }: { id: string }) {
  const { query, go } = useAddress();
  const reading = useRead(AdminOneWebhookDocument, { id, before: query['before'] }, { isLive: false });
  const secret = useSignal<string | undefined>(undefined);
  const hook = found(reading.data?.node);
  if (!hook)
    return (
      <Page title={t('section.webhooks')}>
        <Read of={reading}>{() => <p>{common('missing.what')}</p>}</Read>
      </Page>
    );
  return (
    <Page title={t('webhooks.title', { host: hostOf(hook.url) })} aside={<State hook={hook} />}>
      {secret.value !== undefined && (
        <ShownOnce title={t('webhooks.rotated')} label={t('webhooks.secret')} text={secret.value} close={() => (secret.value = undefined)} />
      )}
      <Summary
        facts={[
          [t('webhooks.url'), hook.url],
          [t('webhooks.description'), hook.description],
          [t('webhooks.events'), hook.events?.join(', ') ?? t('webhooks.allEvents')],
          [t('webhooks.officer'), hook.officer.designation],
          [t('webhooks.portal'), hook.portal],
          [t('webhooks.registeredAt'), <When at={hook.registeredAt} />],
          [t('webhooks.verifiedAt'), hook.verifiedAt !== null ? <When at={hook.verifiedAt} /> : t('webhooks.notVerified')],
        ]}
      />
      {hook.state !== 'ENDED' && <Steps hook={hook} again={reading.again} tellSecret={(text) => (secret.value = text)} />}
      <Deliveries hook={hook} again={reading.again} older={(before) => go({ before })} />
    </Page>
  );
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);

/** What may be done with a webhook that has not ended. */
function Steps({ hook, again, tellSecret }: { hook: OneWebhook; again: () => void; tellSecret: (secret: string) => void }) {
  const pause = useChange(AdminPauseWebhookDocument);
  const resume = useChange(AdminResumeWebhookDocument);
  const open = useSignal<Step | undefined>(undefined);
  const close = () => (open.value = undefined);
  const done = (text: string) => {
    close();
    tell(text);
    again();
  };
  const input = { webhookId: hook.id };
  const button = (step: Step, operation: string, isGrave = false) =>
    mayCall(operation) && (
      <button type="button" class={isGrave ? 'grave' : undefined} onClick={() => (open.value = step)}>
        {t(`webhooks.${step}`)}
      </button>
    );
  return (
    <>
      <Problems problems={[...pause.problems, ...resume.problems]} error={pause.error ?? resume.error} />
      <div class="row">
        {hook.state !== 'PAUSED' && mayCall('pauseWebhook') && (
          <button
            type="button"
            disabled={pause.isSending}
            onClick={() => void pause.send(input).then((answer) => answer && done(t('webhooks.paused')))}
          >
            {t('webhooks.pause')}
          </button>
        )}
        {mayCall('resumeWebhook') && (
          <button
            type="button"
            disabled={resume.isSending}
            onClick={() => void resume.send(input).then((answer) => answer && done(t('webhooks.resumed')))}
          >
            {t(hook.state === 'PAUSED' ? 'webhooks.resume' : 'webhooks.tryNow')}
          </button>
        )}
        {button('change', 'updateWebhook')}
        {button('rotate', 'rotateWebhookSecret')}
        {button('replay', 'replayWebhook')}
        {button('end', 'endWebhook', true)}
      </div>
      <Sheet isOpen={open.value !== undefined} close={close} title={open.value ? t(`webhooks.${open.value}`) : ''}>
        {open.value === 'change' && <UpdateForm hook={hook} done={() => done(t('webhooks.changed'))} />}
        {open.value === 'rotate' && (
          <Rotate
            id={hook.id}
            done={(secret) => {
              if (secret !== null) tellSecret(secret);
              done(t(secret === null ? 'webhooks.secretGone' : 'webhooks.rotated'));
            }}
          />
        )}
        {open.value === 'replay' && <Replay id={hook.id} done={() => done(t('webhooks.replayed'))} />}
        {open.value === 'end' && <End id={hook.id} done={() => done(t('webhooks.ended'))} />}
      </Sheet>
    </>
  );
}

function Rotate({ id, done }: { id: string; done: (secret: string | null) => void }) {
  const { send, isSending, problems, error } = useChange(AdminRotateWebhookSecretDocument);
  const hours = useSignal('24');
  return (
    <Form
      submit={() => send({ webhookId: id, overlapHours: Number(hours.value) }).then((answer) => answer && done(answer.rotateWebhookSecret.secret))}
      button={t('webhooks.rotate')}
      isSending={isSending}
    >
      <Problems problems={problems} error={error} />
      <Field name="overlapHours" label={t('webhooks.overlap')} hint={t('webhooks.overlap.hint')} problems={problems}>
        {(props) => (
          <input
            {...props}
            type="number"
            inputMode="numeric"
            required
            min={0}
            max={168}
            value={hours.value}
            onInput={(event) => (hours.value = event.currentTarget.value)}
          />
        )}
      </Field>
    </Form>
  );
}

const DAY_MS = 86_400_000;

function Replay({ id, done }: { id: string; done: () => void }) {
  const { send, isSending, problems, error } = useChange(AdminReplayWebhookDocument);
  const from = useSignal<'since' | 'cursor'>('since');
  const since = useSignal(toLocalInput(new Date(Date.now() - DAY_MS)));
  const cursor = useSignal('');
  const submit = () =>
    send({
      webhookId: id,
      ...(from.value === 'since' ? { since: fromLocalInput(since.value).toISOString() } : { cursor: cursor.value.trim() }),
    }).then((answer) => answer && done());
  return (
    <Form submit={submit} button={t('webhooks.replay')} isSending={isSending}>
      <Problems problems={problems} error={error} />
      <Choices
        name="from"
        label={t('webhooks.from')}
        value={from.value}
        choose={(value) => (from.value = value)}
        options={[
          { value: 'since', label: t('webhooks.from.since') },
          { value: 'cursor', label: t('webhooks.from.cursor') },
        ]}
      />
      {from.value === 'since' ? (
        <Field name="since" label={t('webhooks.since')} problems={problems}>
          {(props) => (
            <input {...props} type="datetime-local" required value={since.value} onInput={(event) => (since.value = event.currentTarget.value)} />
          )}
        </Field>
      ) : (
        <Field name="cursor" label={t('webhooks.cursor')} hint={t('webhooks.cursor.hint')} problems={problems}>
          {(props) => <input {...props} required value={cursor.value} onInput={(event) => (cursor.value = event.currentTarget.value)} />}
        </Field>
      )}
    </Form>
  );
}

function End({ id, done }: { id: string; done: () => void }) {
  const { send, isSending, problems, error } = useChange(AdminEndWebhookDocument);
  return (
    <Form submit={() => send({ webhookId: id }).then((answer) => answer && done())} button={t('webhooks.end')} isSending={isSending} isGrave>
      <Problems problems={problems} error={error} />
      <p>{t('webhooks.end.what')}</p>
    </Form>
  );
}

function Form({
  submit,
  button,
  isSending,
  isGrave = false,
  children,
}: {
  submit: () => Promise<unknown>;
  button: string;
  isSending: boolean;
  isGrave?: boolean;
  children: ComponentChildren;
}) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {children}
      <button type="submit" class={isGrave ? 'grave' : 'first'} disabled={isSending}>
        {button}
      </button>
    </form>
  );
}

/** The newest above. */
function Deliveries({ hook, again, older }: { hook: OneWebhook; again: () => void; older: (before: string) => void }) {
  const { totalCount, nodes, pageInfo } = hook.deliveries;
  return (
    <>
      <div class="row apart">
        <h2>{t('webhooks.log')}</h2>
        <button type="button" onClick={again}>
          {t('webhooks.look')}
        </button>
      </div>
      {nodes.length === 0 ? (
        <Empty>{t('webhooks.noLog')}</Empty>
      ) : (
        <Table
          caption={t('webhooks.log.count', { count: totalCount })}
          columns={[
            { label: t('webhooks.message') },
            { label: t('webhooks.state') },
            { label: t('webhooks.attempts'), isNumber: true },
            { label: t('webhooks.status'), isNumber: true },
            { label: t('webhooks.triedAt') },
            { label: t('webhooks.nextAt') },
            { label: t('webhooks.explanation') },
          ]}
          rows={nodes
            .toReversed()
            .map((delivery) => [
              <code>{delivery.messageId}</code>,
              <Tag tone={deliveryTones[delivery.state]}>{code('WebhookDeliveryState', delivery.state)}</Tag>,
              count(delivery.attempts),
              delivery.status,
              delivery.triedAt !== null && <When at={delivery.triedAt} />,
              delivery.nextAttemptAt !== null && <When at={delivery.nextAttemptAt} away />,
              delivery.problem ? code('WebhookProblem', delivery.problem) : delivery.explanation,
            ])}
        />
      )}
      {pageInfo.hasPreviousPage && pageInfo.startCursor !== null && (
        <p>
          <button type="button" onClick={() => older(pageInfo.startCursor!)}>
            {t('webhooks.older')}
          </button>
        </p>
      )}
    </>
  );
}
