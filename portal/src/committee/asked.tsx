/** Of which place and time the numbers are: it lies in the address, so that it can be bookmarked. */
import { useLocation } from 'preact-iso/router';
import { t } from './shared.js';

const spans = [3, 6, 12, 24, 36];

export interface Asked {
  months: number;
  /** Of a State one of its districts; null: one's own area. */
  district: number | null;
}

export function useAsked(): Asked & { change: (to: Partial<Asked>) => void; search: string } {
  const { query, path, route } = useLocation();
  const months = spans.find((span) => String(span) === query['months']) ?? 12;
  const district = /^\d{1,5}$/.test(query['district'] ?? '') ? Number(query['district']) : null;
  const change = (to: Partial<Asked>) => route(`${path}${searchOf({ months, district, ...to })}`);
  return { months, district, change, search: searchOf({ months, district }) };
}

function searchOf({ months, district }: Asked): string {
  const search = new URLSearchParams({ ...(months !== 12 && { months: String(months) }), ...(district !== null && { district: String(district) }) });
  return search.size > 0 ? `?${search.toString()}` : '';
}

/** Chooses the months, and for a State one of its districts. */
export function Asking({ districts, place }: { districts: readonly { code: number; name: string }[]; place: string }) {
  const { months, district, change } = useAsked();
  return (
    <>
      {(districts.length > 0 || district !== null) && (
        <label>
          <span class="only-heard">{t('committee.district')}</span>
          <select
            class="slim"
            name="district"
            value={district ?? ''}
            onChange={({ currentTarget: { value } }) => change({ district: value === '' ? null : Number(value) })}
          >
            <option value="">{t('committee.wholeState')}</option>
            {(districts.some(({ code }) => code === district) || district === null ? districts : [{ code: district, name: place }, ...districts]).map(
              ({ code, name }) => (
                <option value={code} key={code}>
                  {name}
                </option>
              ),
            )}
          </select>
        </label>
      )}
      <label>
        <span class="only-heard">{t('committee.period')}</span>
        <select class="slim" name="months" value={months} onChange={({ currentTarget }) => change({ months: Number(currentTarget.value) })}>
          {spans.map((span) => (
            <option value={span} key={span}>
              {t('committee.months', { count: span })}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
