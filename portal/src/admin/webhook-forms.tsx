/** Registering a webhook, and changing where and what it sends. */
import { useSignal } from '@preact/signals';
import type { AdminHookFragment } from '../../generated/admin.js';
import { AdminRegisterWebhookDocument, AdminUpdateWebhookDocument } from '../../generated/admin.js';
import type { HubError } from '../hub/ask.js';
import { type Problem, useChange } from '../hub/change.js';
import { Field, Problems } from '../kit/kit.js';
import { t as common } from '../kit/words.js';
import { t } from './words.js';

export function RegisterForm({ done }: { done: (id: string, secret: string | null) => void }) {
  const { send, ...standing } = useChange(AdminRegisterWebhookDocument);
  return (
    <HookForm
      {...standing}
      button={t('webhooks.register')}
      submit={(said) =>
        void send(said).then((answer) => {
          const made = answer?.registerWebhook;
          if (made?.webhook) done(made.webhook.id, made.secret);
        })
      }
    />
  );
}

export function UpdateForm({ hook, done }: { hook: AdminHookFragment; done: () => void }) {
  const { send, ...standing } = useChange(AdminUpdateWebhookDocument);
  return (
    <HookForm
      {...standing}
      now={hook}
      button={common('save')}
      submit={(said) => void send({ ...said, webhookId: hook.id, expectedVersion: hook.version }).then((answer) => answer && done())}
    />
  );
}

interface Said {
  url: string;
  events: string[];
  description: string;
}

interface HookFormProps {
  now?: AdminHookFragment;
  button: string;
  submit: (said: Said) => void;
  isSending: boolean;
  problems: readonly Problem[];
  error: HubError | undefined;
}

/** Of a list the API says which one is wrong; here they stand in one field. */
const inFields = (problems: readonly Problem[]): Problem[] =>
  problems.map((problem) => (problem.path.includes('events') ? { ...problem, path: ['events'] } : problem));

function HookForm({ now, button, submit, isSending, problems: told, error }: HookFormProps) {
  const url = useSignal(now?.url ?? '');
  const events = useSignal(now?.events?.join(' ') ?? '');
  const description = useSignal(now?.description ?? '');
  const problems = inFields(told);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit({ url: url.value.trim(), events: events.value.split(/[\s,]+/).filter(Boolean), description: description.value.trim() });
      }}
    >
      <Problems problems={problems} error={error} />
      <p>{t('webhooks.inYourName')}</p>
      <Field name="url" label={t('webhooks.url')} hint={t('webhooks.url.hint')} problems={problems}>
        {(props) => (
          <input
            {...props}
            type="text"
            inputMode="url"
            autoComplete="off"
            required
            maxLength={500}
            value={url.value}
            onInput={(event) => (url.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <Field name="events" label={t('webhooks.events')} hint={t('webhooks.events.hint')} problems={problems}>
        {(props) => (
          <textarea {...props} rows={2} spellcheck={false} value={events.value} onInput={(event) => (events.value = event.currentTarget.value)} />
        )}
      </Field>
      <Field name="description" label={t('webhooks.description')} hint={t('webhooks.description.hint')} problems={problems}>
        {(props) => (
          <input {...props} maxLength={200} value={description.value} onInput={(event) => (description.value = event.currentTarget.value)} />
        )}
      </Field>
      <button type="submit" class="first" disabled={isSending}>
        {button}
      </button>
    </form>
  );
}
