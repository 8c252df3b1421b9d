import { code } from '../kit/words.js';
import { t } from './words.js';

/** A person by pseudonym, with the way to their page. */
export function Who({ of: { id, pseudonym, ageBand, sex } }: { of: { id: string; pseudonym: string; ageBand?: string; sex?: string } }) {
  return (
    <>
      <a class="whole" href={`/welfare/people/${id}`}>
        {pseudonym}
      </a>
      {ageBand !== undefined && sex !== undefined && (
        <div class="small">
          {code('Sex', sex)}, {ageBand}
        </div>
      )}
    </>
  );
}

/** Said where a list is longer than what is read of it. */
export function FirstOf({ shown, all }: { shown: number; all: number }) {
  return shown < all ? <p class="note warn">{t('welfare.firstOf', { shown, all })}</p> : null;
}
