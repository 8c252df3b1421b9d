import { code } from '../kit/words.js';

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
