/**
 * Who a person is: asked with a purpose, put on record, shown for a minute and gone. The answer lives in this component alone, and nothing of it is in the
 * page once the dialog is closed, the minute is over or the window is left.
 */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { LegalBasis, OfficersOpenIdentityMutation, OpeningPurpose } from '../../generated/officers.js';
import { OfficersOpenIdentityDocument } from '../../generated/officers.js';
import { useChange } from '../hub/change.js';
import { Field, Sheet, Summary } from '../kit/kit.js';
import { dayText } from '../kit/when.js';
import { code } from '../kit/words.js';
import { Form } from './action.js';
import { t } from './words.js';

type Opened = OfficersOpenIdentityMutation['openIdentity']['identities'][number];

const SHOWN_SECONDS = 60;

const purposes: readonly OpeningPurpose[] = [
  'RESCUE_AND_PRODUCTION',
  'INVESTIGATION',
  'MEDICAL_EXAMINATION',
  'CARE',
  'SOCIAL_INVESTIGATION',
  'RESTORATION',
  'FOLLOW_UP',
  'ENTITLEMENT',
  'LEGAL_AID',
  'ORDER',
  'EMERGENCY',
];

const bases: readonly LegalBasis[] = [
  'BNSS_S173',
  'BNSS_S184',
  'BNSS_S396',
  'JJ_ACT_S31',
  'JJ_ACT_S36',
  'JJ_ACT_S37',
  'JJ_ACT_S39',
  'JJ_ACT_S40',
  'JJ_ACT_S74_PROVISO',
  'JJ_ACT_S94',
  'BLSA_SS10_12',
  'CALPRA_S17',
  'LSA_ACT_S12',
  'COURT_ORDER',
];

export function ShowIdentity({ survivorId, pseudonym }: { survivorId: string; pseudonym: string }) {
  const isOpen = useSignal(false);
  const opened = useSignal<Opened | undefined>(undefined);
  const change = useChange(OfficersOpenIdentityDocument);
  const close = () => {
    opened.value = undefined;
    isOpen.value = false;
    change.clear();
  };
  return (
    <>
      <button type="button" onClick={() => (isOpen.value = true)}>
        {t('identity.show')}
      </button>
      <Sheet isOpen={isOpen.value} close={close} title={t('identity.of', { pseudonym })}>
        {opened.value ? (
          <Names of={opened.value} close={close} />
        ) : (
          <>
            <p class="note warn">{t('identity.logged')}</p>
            <Form
              change={change}
              label={t('identity.open')}
              submit={async (typed) => {
                const [reference, reason] = [typed.some('reference'), typed.some('reason')];
                const answer = await change.send({
                  survivorIds: [survivorId],
                  purpose: typed.text('purpose') as OpeningPurpose,
                  legalBasis: typed.text('legalBasis') as LegalBasis,
                  ...(reference !== undefined && { reference }),
                  ...(reason !== undefined && { reason }),
                });
                // Closed while it was on its way: it is on record, and shown to nobody.
                if (isOpen.value) opened.value = answer?.openIdentity.identities[0];
              }}
            >
              {change.error?.code === 'FORBIDDEN' && <p>{t('identity.otherPurpose')}</p>}
              <Field name="purpose" label={t('identity.purpose')} problems={change.problems}>
                {(props) => <Options {...props} list="OpeningPurpose" values={purposes} />}
              </Field>
              <Field name="legalBasis" label={t('identity.basis')} problems={change.problems}>
                {(props) => <Options {...props} list="LegalBasis" values={bases} />}
              </Field>
              <Field name="reference" label={t('identity.reference')} hint={t('identity.referenceHint')} problems={change.problems}>
                {(props) => <input {...props} autocomplete="off" />}
              </Field>
              <Field name="reason" label={t('identity.reason')} hint={t('identity.reasonHint')} problems={change.problems}>
                {(props) => <textarea {...props} rows={3} />}
              </Field>
            </Form>
          </>
        )}
      </Sheet>
    </>
  );
}

function Options({ list, values, ...props }: { id: string; name: string; list: string; values: readonly string[] }) {
  return (
    <select {...props} required>
      <option value="">{t('choose')}</option>
      {values.map((value) => (
        <option value={value} key={value}>
          {code(list, value)}
        </option>
      ))}
    </select>
  );
}

function Names({ of, close }: { of: Opened; close: () => void }) {
  const left = useSignal(SHOWN_SECONDS);
  useEffect(() => {
    const tick = setInterval(() => {
      left.value -= 1;
      if (left.value <= 0) close();
    }, 1000);
    const hide = () => document.hidden && close();
    window.addEventListener('blur', close);
    window.addEventListener('pagehide', close);
    document.addEventListener('visibilitychange', hide);
    return () => {
      clearInterval(tick);
      window.removeEventListener('blur', close);
      window.removeEventListener('pagehide', close);
      document.removeEventListener('visibilitychange', hide);
    };
  }, []);
  return (
    <div class="no-print">
      <p role="status">{t('identity.forSeconds', { seconds: SHOWN_SECONDS })}</p>
      <progress max={SHOWN_SECONDS} value={left.value} aria-hidden="true" />
      <Summary
        facts={[
          ...of.names.map(
            ({ script, fullName }) => [t('identity.name', { script: code('Script', script) }), <strong key="name">{fullName}</strong>] as const,
          ),
          of.bornOn !== null && [t('identity.born'), dayText(of.bornOn)],
          [t('identity.guardians'), of.guardians],
          [t('identity.address'), of.address],
          [t('identity.village'), of.village],
          [t('identity.school'), of.school],
          [t('identity.phone'), of.phone],
        ]}
      />
    </div>
  );
}
