import { useId, useRef } from 'preact/hooks';
import { tell } from '../kit/kit.js';
import { t } from './words.js';

/** What is shown this once and never again, with a button that copies it. */
export function ShownOnce({ title, label, text, close }: { title: string; label: string; text: string; close: () => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const copy = async () => {
    input.current!.select();
    try {
      await navigator.clipboard.writeText(text);
      tell(t('once.copied'));
    } catch {
      // Where the browser does not let a page copy, it is marked to be copied by hand.
      tell(t('once.byHand'));
    }
  };
  return (
    <div class="note warn" role="status">
      <h2>{title}</h2>
      <p>{t('once.what')}</p>
      <div class="field">
        <label for={id}>{label}</label>
        <input id={id} ref={input} readOnly value={text} autoComplete="off" spellcheck={false} />
      </div>
      <div class="row">
        <button type="button" class="first" onClick={() => void copy()}>
          {t('once.copy')}
        </button>
        <button type="button" onClick={close}>
          {t('once.kept')}
        </button>
      </div>
    </div>
  );
}
