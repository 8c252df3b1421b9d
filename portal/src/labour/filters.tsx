import type { Address } from '../kit/address.js';
import type { Option } from '../kit/fill-in.js';
import { t } from './words.js';

/** What narrows a list, each in the address. */
export function Filters({
  address: { query, go },
  filters,
}: {
  address: Address;
  filters: readonly { name: string; label: string; options: readonly Option[] }[];
}) {
  return (
    <div class="row" role="group" aria-label={t('labour.filters')}>
      {filters.map(({ name, label, options }) => (
        <div class="field" key={name}>
          <label for={`filter-${name}`}>{label}</label>
          <select id={`filter-${name}`} value={query[name] ?? ''} onChange={(event) => go({ [name]: event.currentTarget.value })}>
            <option value="">{t('labour.all')}</option>
            {options.map((option) => (
              <option value={option.value} key={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      ))}
    </div>
  );
}
