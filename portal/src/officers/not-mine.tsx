/** A case that is not one's own: asking the office that leads it, and in an emergency breaking the glass. */
import { useLocation } from 'preact-iso/router';
import { OfficersBreakGlassDocument, OfficersCasesDocument, OfficersRequestAccessDocument } from '../../generated/officers.js';
import { ask } from '../hub/ask.js';
import { useChange } from '../hub/change.js';
import { mayCall } from '../hub/viewer.js';
import { Field, Page, tell } from '../kit/kit.js';
import { Form } from './action.js';
import { useToldNumber } from './case-list.js';
import { t } from './words.js';

/** Asks to take part in a case of which somebody has told the number. */
export function NotMine() {
  const number = useToldNumber();
  const { route } = useLocation();
  const change = useChange(OfficersRequestAccessDocument);
  return (
    <Page title={t('notMine')} narrow>
      <p>{t('notMine.what')}</p>
      <Form
        change={change}
        label={t('notMine.ask')}
        submit={async (typed) => {
          if (!(await change.send({ caseNumber: typed.text('caseNumber').toUpperCase(), reason: typed.text('reason') }))) return;
          tell(t('notMine.asked'));
          route('/cases');
        }}
      >
        <NumberAndReason number={number} problems={change.problems} />
      </Form>
      {mayCall('breakGlass') && (
        <>
          <h2>{t('glass')}</h2>
          <p>{t('glass.when')}</p>
          <a class="button" href={`/cases/break-glass?number=${encodeURIComponent(number)}`}>
            {t('glass.go')}
          </a>
        </>
      )}
    </Page>
  );
}

/** One case to one officer for an hour at most, with everybody told. */
export function BreakGlass() {
  const number = useToldNumber();
  const { route } = useLocation();
  const change = useChange(OfficersBreakGlassDocument);
  return (
    <Page title={t('glass')} narrow>
      {mayCall('breakGlass') ? (
        <>
          <div class="note bad">
            <h2>{t('glass.warning')}</h2>
            <p>{t('glass.told')}</p>
            <p>{t('glass.unjustified')}</p>
          </div>
          <Form
            change={change}
            label={t('glass.break')}
            isGrave
            submit={async (typed) => {
              const reference = typed.some('reference');
              const answer = await change.send({
                caseNumber: typed.text('caseNumber').toUpperCase(),
                reason: typed.text('reason'),
                minutes: Number(typed.text('minutes')),
                ...(reference !== undefined && { reference }),
              });
              const glass = answer?.breakGlass.brokenGlass?.id;
              if (glass === undefined) return;
              // Through the glass there is one case, and this is it.
              const { cases } = await ask(OfficersCasesDocument, { filter: {}, orderBy: 'UPDATED_DESC' }, { brokenGlass: glass });
              route(`/cases/${cases.nodes[0]?.id ?? ''}?glass=${encodeURIComponent(glass)}`);
            }}
          >
            <NumberAndReason number={number} problems={change.problems} />
            <Field name="reference" label={t('glass.reference')} problems={change.problems}>
              {(props) => <input {...props} autocomplete="off" />}
            </Field>
            <Field name="minutes" label={t('glass.minutes')} problems={change.problems}>
              {(props) => <input {...props} type="number" min={1} max={60} defaultValue="60" required />}
            </Field>
            <label class="choice">
              <input type="checkbox" name="understood" required />
              {t('glass.understood')}
            </label>
          </Form>
        </>
      ) : (
        <p>{t('glass.notYours')}</p>
      )}
    </Page>
  );
}

function NumberAndReason({ number, problems }: { number: string; problems: Parameters<typeof Field>[0]['problems'] }) {
  return (
    <>
      <Field name="caseNumber" label={t('case.number')} hint={t('notMine.numberHint')} problems={problems ?? []}>
        {(props) => <input {...props} defaultValue={number} required autocomplete="off" autocapitalize="characters" />}
      </Field>
      <Field name="reason" label={t('reason')} hint={t('reason.hint')} problems={problems ?? []}>
        {(props) => <textarea {...props} rows={4} required />}
      </Field>
    </>
  );
}
