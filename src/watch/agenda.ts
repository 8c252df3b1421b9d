/**
 * What the watch list puts on the agenda of a committee: one row for each entry whose review is due on the day `$1` (date, IST), in a
 * district `$2` or, where that is null, in the State `$3` (LGD codes). For a statement of the keeper: a committee itself sees no entry.
 *
 * Columns: `id uuid` of the entry, `state_code int`, `district_code int`, `kind text` (AGENCY or PREMISES), `due_on date` the day of the review.
 * No name, no number of a case.
 */
export const watchReviewsDue = `
  select w.id, w.state_code, w.district_code, case when w.agency_id is null then 'PREMISES' else 'AGENCY' end as kind, w.review_on as due_on
  from hub.watch_entry w
  where w.state = 'LISTED' and w.review_on <= $1::date
    and case when $2::int is null then w.state_code = $3::int else w.district_code = $2::int end
  order by w.review_on, w.id`;
