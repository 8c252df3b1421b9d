/** What is one's own: where messages go, and the address of the calendar of one's office. */
import { useSignal } from '@preact/signals';
import type { AdminMineQuery, Channel, Delivery } from '../../generated/admin.js';
import {
  AdminConfirmContactDocument,
  AdminEndCalendarAddressDocument,
  AdminMineDocument,
  AdminMyCalendarDocument,
  AdminRenewCalendarAddressDocument,
  AdminSetContactDocument,
} from '../../generated/admin.js';
import { type Problem, useChange } from '../hub/change.js';
import { useRead } from '../hub/read.js';
import { settings } from '../hub/settings.js';
import { mayCall, viewer } from '../hub/viewer.js';
import { Choices, Field, Page, Problems, Read, Sheet, Summary, Tag, tell, When } from '../kit/kit.js';
import { code, t as common } from '../kit/words.js';
import { ShownOnce } from './once.js';
import { t } from './words.js';

type Contact = AdminMineQuery['contacts']['nodes'][number];

export function Me() {
  const { officer, office, roles, sees } = viewer.value!;
  return (
    <Page title={t('section.me')}>
      <Summary
        facts={[
          [t('officers.designation'), officer.designation],
          [t('me.office'), <a href={`/admin/offices/${office.id}`}>{office.name}</a>],
          [t('officers.roles'), roles.map((role) => code('Role', role)).join(', ')],
          [
            t('me.sees'),
            <ul class="plain">
              {sees.map(({ dataClass, level }) => (
                <li key={dataClass}>
                  {code('DataClass', dataClass)}: {code('Level', level === '-' ? 'NOTHING' : level)}
                </li>
              ))}
            </ul>,
          ],
        ]}
      />
      {mayCall('contacts') && <Contacts />}
      {mayCall('calendarAddresses') && <Calendar />}
    </Page>
  );
}

/** By which ways messages come, and what may be chosen for each. */
const ways: Record<Channel, readonly Delivery[]> = { MAIL: ['AT_ONCE', 'DIGEST', 'OFF'], SMS: ['AT_ONCE', 'OFF'] };

function Contacts() {
  const contacts = useRead(AdminMineDocument, {}, { isLive: false });
  return (
    <>
      <h2>{t('me.messages')}</h2>
      <p>{t('me.messages.what')}</p>
      <Read of={contacts}>
        {({ contacts: { nodes } }) => (
          <div class="columns">
            {(Object.keys(ways) as Channel[]).map((channel) => {
              const contact = nodes.find((one) => one.channel === channel && one.address !== null);
              return (
                <ContactCard
                  key={`${channel}${contact?.id ?? ''}${contact?.address ?? ''}`}
                  channel={channel}
                  contact={contact}
                  again={contacts.again}
                />
              );
            })}
          </div>
        )}
      </Read>
    </>
  );
}

/** Two forms of the same fields stand beside each other: each has names of its own. */
const of = (channel: Channel, problems: readonly Problem[]): Problem[] =>
  problems.map((problem) => (problem.path.length > 0 ? { ...problem, path: [`${channel}-${problem.path.at(-1)!}`] } : problem));

function ContactCard({ channel, contact, again }: { channel: Channel; contact: Contact | undefined; again: () => void }) {
  const set = useChange(AdminSetContactDocument);
  const address = useSignal(contact?.address ?? '');
  const delivery = useSignal<Delivery>(contact?.delivery ?? 'AT_ONCE');
  const problems = of(channel, set.problems);
  const send = (to: string | null, said: string) =>
    void set.send({ channel, address: to, delivery: delivery.value }).then((answer) => {
      if (!answer) return;
      tell(said);
      again();
    });
  return (
    <section class="card" aria-label={code('Channel', channel)}>
      <h3 style={{ marginBlockStart: 0 }}>
        {code('Channel', channel)}{' '}
        {contact && <Tag tone={contact.verifiedAt !== null ? 'good' : 'warn'}>{t(contact.verifiedAt !== null ? 'me.verified' : 'me.waits')}</Tag>}
      </h3>
      {contact && contact.verifiedAt === null && <Confirm channel={channel} again={again} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const to = address.value.replaceAll(/\s/g, '');
          send(to, t(to === contact?.address ? 'me.saved' : 'me.codeSent'));
        }}
      >
        <Problems problems={problems} error={set.error} />
        <Field name={`${channel}-address`} label={t(`me.address.${channel}`)} hint={t(`me.address.${channel}.hint`)} problems={problems}>
          {(props) => (
            <input
              {...props}
              type="text"
              inputMode={channel === 'MAIL' ? 'email' : 'tel'}
              autoComplete={channel === 'MAIL' ? 'email' : 'tel'}
              required
              value={address.value}
              onInput={(event) => (address.value = event.currentTarget.value)}
            />
          )}
        </Field>
        <Choices
          name={`${channel}-delivery`}
          label={t('me.delivery')}
          value={delivery.value}
          choose={(value) => (delivery.value = value)}
          options={ways[channel].map((value) => ({ value, label: code('Delivery', value) }))}
        />
        <div class="row">
          <button type="submit" class="first" disabled={set.isSending || !mayCall('setContact')}>
            {common('save')}
          </button>
          {contact && (
            <button type="button" class="grave" disabled={set.isSending} onClick={() => send(null, t('me.removed'))}>
              {t('me.remove')}
            </button>
          )}
        </div>
      </form>
    </section>
  );
}

function Confirm({ channel, again }: { channel: Channel; again: () => void }) {
  const { send, isSending, problems: told, error } = useChange(AdminConfirmContactDocument);
  const digits = useSignal('');
  const problems = of(channel, told);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send({ channel, code: digits.value.trim() }).then((answer) => {
          if (!answer) return;
          tell(t('me.confirmed'));
          again();
        });
      }}
    >
      <Problems problems={problems} error={error} />
      <Field name={`${channel}-code`} label={t('me.code')} hint={t('me.code.hint')} problems={problems}>
        {(props) => (
          <input
            {...props}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            pattern="\s*\d{6}\s*"
            maxLength={8}
            value={digits.value}
            onInput={(event) => (digits.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="row">
        <button type="submit" disabled={isSending}>
          {t('me.confirm')}
        </button>
        {settings.demo && <a href="/demo/messages">{t('me.demo')}</a>}
      </div>
      <hr />
    </form>
  );
}

function Calendar() {
  const addresses = useRead(AdminMyCalendarDocument, {}, { isLive: false });
  const renew = useChange(AdminRenewCalendarAddressDocument);
  const end = useChange(AdminEndCalendarAddressDocument);
  const made = useSignal<string | undefined>(undefined);
  const isAsking = useSignal(false);
  const standing = addresses.data?.calendarAddresses.nodes.find(({ endedAt }) => endedAt === null);
  const make = () =>
    void renew.send({}).then((answer) => {
      isAsking.value = false;
      if (!answer) return;
      const { path } = answer.renewCalendarAddress;
      made.value = path === null ? undefined : `${location.origin}${path}`;
      tell(t(path === null ? 'me.calendar.gone' : 'me.calendar.made'));
      addresses.again();
    });
  return (
    <>
      <h2>{t('me.calendar')}</h2>
      <p>{t('me.calendar.what')}</p>
      {made.value !== undefined && (
        <ShownOnce title={t('me.calendar.made')} label={t('me.calendar.address')} text={made.value} close={() => (made.value = undefined)} />
      )}
      <Problems problems={[...renew.problems, ...end.problems]} error={renew.error ?? end.error} />
      <Read of={addresses}>
        {() => (
          <>
            <p>
              {standing ? (
                <>
                  <Tag tone="good">{t('me.calendar.holds')}</Tag> {t('me.calendar.since')} <When at={standing.madeAt} />
                </>
              ) : (
                <span class="hush">{t('me.calendar.none')}</span>
              )}
            </p>
            <div class="row">
              {mayCall('renewCalendarAddress') && (
                <button type="button" class="first" disabled={renew.isSending} onClick={() => (standing ? (isAsking.value = true) : make())}>
                  {t(standing ? 'me.calendar.renew' : 'me.calendar.make')}
                </button>
              )}
              {standing && mayCall('endCalendarAddress') && (
                <button
                  type="button"
                  class="grave"
                  disabled={end.isSending}
                  onClick={() =>
                    void end.send({}).then((answer) => {
                      if (!answer) return;
                      made.value = undefined;
                      tell(t('me.calendar.ended'));
                      addresses.again();
                    })
                  }
                >
                  {t('me.calendar.end')}
                </button>
              )}
            </div>
          </>
        )}
      </Read>
      <Sheet isOpen={isAsking.value} close={() => (isAsking.value = false)} title={t('me.calendar.renew')}>
        <p>{t('me.calendar.renew.what')}</p>
        <button type="button" class="first" disabled={renew.isSending} onClick={make}>
          {t('me.calendar.renew')}
        </button>
      </Sheet>
    </>
  );
}
