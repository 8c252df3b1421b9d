/** A filter of a list: one of the values of a code, or all. */
import type { ComponentChildren } from 'preact';
import { code } from '../kit/words.js';
import { t } from './words.js';

export function Filter({
  name,
  label,
  list,
  values,
  all,
  value,
  choose,
}: {
  name: string;
  label: string;
  /** The enum of the API whose words the values have. */
  list: string;
  values: readonly string[];
  /** What the list is when nothing is chosen, where that is a value too. */
  all?: string;
  value: string | undefined;
  choose: (value: string) => void;
}) {
  return (
    <label class="field">
      <span>{label}</span>
      <select name={name} value={value ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{all === undefined ? t('all') : code(list, all)}</option>
        {values.map((one) => (
          <option value={one} key={one}>
            {code(list, one)}
          </option>
        ))}
      </select>
    </label>
  );
}

export const Filters = ({ children }: { children: ComponentChildren }) => (
  <form
    class="columns no-print"
    style={{ gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 12rem), 1fr))' }}
    onSubmit={(event) => event.preventDefault()}
    aria-label={t('filters')}
  >
    {children}
  </form>
);
