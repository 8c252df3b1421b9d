import { expect, test } from '@jest/globals';
import { ClockState } from '../../src/clocks/codes.js';
import type { CaseLog, LogEvent } from '../../src/clocks/log.js';
import { rulePack } from '../../src/clocks/rules.js';
import { runClocks, stateAt } from '../../src/clocks/run-clocks.js';
import { aGirl, aLog, endOf, event, ist, law, lawWithoutGazettes } from './logs.js';

/** Counted by hand: code, what starts it, when (IST), when it is due. A day alone is its last instant. */
const golden: [
  code: string,
  kind: LogEvent['kind'],
  start: string,
  due: string,
  more?: { event?: Partial<LogEvent>; log?: Partial<CaseLog>; also?: LogEvent[] },
][] = [
  ['C01', 'RESCUED', '2026-06-05 05:30', '2026-06-06 05:30'],
  ['C01b', 'ELECTRONIC_INFORMATION', '2026-02-26 23:59', '2026-03-01'],
  ['C01c', 'PRELIMINARY_INQUIRY_BEGUN', '2026-02-20 10:00', '2026-03-06'],
  ['C02', 'ZERO_FIR', '2026-12-31 23:30', '2027-01-01 23:30'],
  ['C03', 'REPORTED:PENCIL', '2026-06-02 10:05', '2026-06-04 10:05'],
  ['C04', 'TAKEN_IN_CHARGE', '2026-06-05 07:10', '2026-06-06 07:10'],
  // 2028 has a 29 February.
  ['C05', 'SEXUAL_OFFENCE_INFORMATION', '2028-02-28 12:00', '2028-02-29 12:00'],
  ['C06', 'EXAMINED', '2028-02-22 09:00', '2028-02-29', { also: [event('SEXUAL_OFFENCE_INFORMATION', '2028-02-21 09:00')] }],
  ['C07', 'INVESTIGATION_DIRECTED', '2026-06-06 11:00', '2026-06-21'],
  ['C08', 'AGE_TEST_ORDERED', '2024-02-15 00:00', '2024-03-01'],
  ['C09', 'POCSO_INFORMATION', '2026-07-18 21:30', '2026-07-19 21:30'],
  ['C09b', 'POCSO_INFORMATION', '2026-07-18 21:30', '2026-07-19 21:30'],
  ['C09c', 'POCSO_INFORMATION', '2026-07-18 21:30', '2026-07-19 21:30'],
  ['C10', 'FIR_REGISTERED', '2026-12-31 10:00', '2027-02-28', { event: { sections: ['BNS:65(1)'] } }],
  ['C11', 'FIR_REGISTERED', '2026-03-03 11:00', '2026-06-01', { event: { sections: [] } }],
  ['C12', 'PRODUCED', '2025-10-31 10:00', '2026-02-28'],
  ['C13', 'ESCORT_ORDER_RECEIVED', '2026-07-01 11:00', '2026-07-16'],
  ['C14', 'REPORTED:BONDED_LABOUR', '2026-01-10 11:00', '2026-01-12 11:00'],
  ['C14b', 'FOUND', '2026-01-11 10:30', '2026-01-12 10:30'],
  ['C14c', 'FOUND', '2026-01-11 10:30', '2026-01-13 10:30'],
  ['C14d', 'PRIMA_FACIE_BONDAGE', '2026-01-12 08:00', '2026-01-13 08:00'],
  ['C15', 'PRIMA_FACIE_BONDAGE', '2026-06-05 20:00', '2026-06-06 20:00'],
  ['C16', 'BLSA_COMPLAINT_FILED', '2026-11-30 12:00', '2027-02-28'],
  // A Friday; Saturday, Sunday and Republic Day do not count.
  ['C17', 'FOUND', '2026-01-23 10:00', '2026-01-28'],
  ['C17b', 'WAGE_NOTICE_SERVED', '2026-01-28 10:00', '2026-02-11'],
  ['C18', 'BANK_DETAILS_VERIFIED', '2026-09-28 10:00', '2026-10-05'],
  ['C19', 'COMPENSATION_RECOMMENDED', '2026-12-31 10:00', '2027-02-28'],
  ['C20', 'SPECIAL_RELIEF_RECOMMENDED', '2026-07-21 10:00', '2026-07-28'],
  ['C21', 'COMPENSATION_ORDERED', '2026-01-30 10:00', '2026-03-01'],
  ['C22', 'FOUND_ABANDONED', '2026-08-14 23:20', '2026-08-15 23:20'],
  ['C23', 'SCHOOL_ABSENCE_30_DAYS', '2026-10-20 09:00', '2026-10-21 09:00'],
  ['C24', 'JOURNEY:RESTORED', '2026-07-12 16:00', '2026-08-11'],
  ['C25', 'FIR_REGISTERED', '2026-03-03 11:00', '2026-07-03', { event: { sections: [] }, log: { kind: 'MISSING_CHILD' } }],
  ['C26', 'REMOVED_UNDER_ITPA', '2026-07-18 21:30', '2026-07-19 21:30'],
  ['C26b', 'REMOVED_UNDER_ITPA', '2026-02-20 21:30', '2026-03-02'],
  ['C26c', 'ITPA_CUSTODY_ORDERED', '2026-02-20 21:30', '2026-03-13'],
  ['C27', 'COGNIZANCE_TAKEN', '2026-01-31 10:00', '2026-03-02', { event: { sections: ['POCSO:4'] } }],
  ['C27b', 'COGNIZANCE_TAKEN', '2028-02-29 10:00', '2029-02-28', { event: { sections: ['POCSO:6'] } }],
  ['C28', 'COGNIZANCE_TAKEN', '2026-08-31 10:00', '2027-02-28', { event: { sections: ['BNS:143(4)'] } }],
  ['C29', 'FIR_REGISTERED', '2026-01-01 10:00', '2026-03-02', { event: { sections: ['POA:3(1)'] } }],
  ['C30', 'ATROCITY_RELIEF_DUE', '2026-02-25 10:00', '2026-03-04'],
  // A Thursday; the Friday is 2 October, and then comes a weekend.
  ['C31', 'PROTECTION_APPLIED', '2026-10-01 10:00', '2026-10-09'],
  ['C32', 'ACCUSED_ARRESTED', '2026-01-01 10:00', '2026-03-02'],
  ['C32b', 'ACCUSED_ARRESTED', '2026-01-01 10:00', '2026-04-01', { event: { sections: ['BNS:143(4)'] } }],
  ['C33', 'FINE_DEPOSITED', '2026-08-31 10:00', '2027-02-28'],
  // 13 on 5 June 2026, so 18 on 5 June 2031 at the latest.
  ['C33b', 'FINE_DEPOSITED', '2026-08-31 10:00', '2031-06-05 00:00'],
];

test.each(golden)('%s from %s on %s is due on %s', (code, kind, start, due, { event: of, log, also = [] } = {}) => {
  const clock = runClocks(aLog([event(kind, start, of), ...also], log), law).find((each) => each.code === code);
  const expected = due.includes(' ') ? ist(due) : endOf(due);
  expect(clock && new Date(clock.dueAt).toISOString()).toBe(new Date(expected).toISOString());
});

test('every rule is counted by hand here, or is of the calendar or of an office alone, which have their stories', () => {
  const elsewhere = ['C34', 'C35', 'C36', 'C37'];
  expect([...new Set(golden.map(([code]) => code)), ...elsewhere].toSorted()).toEqual(rulePack.map(({ code }) => code).toSorted());
});

test('all 37 rows of the domain reference are there', () => {
  const rows = Array.from({ length: 37 }, (_, i) => `C${String(i + 1).padStart(2, '0')}`);
  expect([...new Set(rulePack.map(({ code }) => code.slice(0, 3)))].toSorted()).toEqual(rows);
});

const run = (code: string, log: CaseLog, by = law) => runClocks(log, by).find((each) => each.code === code)!;

test('the minutes of the journey do not count, and are known with the production', () => {
  const taken = event('TAKEN_IN_CHARGE', '2026-06-05 07:10');
  const produced = (at: string, journeyMinutes: number) => event('PRODUCED', at, { journeyMinutes });
  expect(run('C04', aLog([taken])).dueAt).toBe(ist('2026-06-06 07:10'));
  const clock = run('C04', aLog([taken, produced('2026-06-06 08:39', 90)]));
  expect([clock.dueAt, stateAt(clock, ist('2026-06-07 00:00'))]).toEqual([ist('2026-06-06 08:40'), ClockState.MET]);
  expect(stateAt(run('C04', aLog([taken, produced('2026-06-06 08:41', 90)])), ist('2026-06-07 00:00'))).toBe(ClockState.MET_LATE);
});

test('a day of the law ends at midnight in India, and not an instant later', () => {
  const at = (time: string) =>
    run('C07', aLog([event('INVESTIGATION_DIRECTED', '2026-06-06 11:00', { id: 'sir' }), event('INVESTIGATION_SUBMITTED', time, { id: 'sir' })]));
  expect(stateAt(at('2026-06-21 23:59:59.999'), 0)).toBe(ClockState.MET);
  expect(stateAt(at('2026-06-22 00:00'), 0)).toBe(ClockState.MET_LATE);
});

test('what was reported late is judged by when it happened, and says when it was reported', () => {
  const clock = run(
    'C04',
    aLog([event('TAKEN_IN_CHARGE', '2026-06-05 07:10'), event('PRODUCED', '2026-06-05 20:00', { reportedAt: ist('2026-06-09 10:00') })]),
  );
  expect([stateAt(clock, ist('2026-06-09 11:00')), clock.metReportedAt]).toEqual([ClockState.MET, ist('2026-06-09 10:00')]);
});

test('without evidence nothing is met; an order gives more time; what is not verified advises and is never a breach', () => {
  const later = ist('2030-01-01 00:00');
  expect(stateAt(run('C04', aLog([event('TAKEN_IN_CHARGE', '2026-06-05 07:10')])), later)).toBe(ClockState.BREACHED);
  const extended = run(
    'C12',
    aLog([event('PRODUCED', '2026-06-06 10:00'), event('EXTENSION_ORDERED', '2026-10-01 10:00', { extends: 'C12', until: ist('2026-12-31 17:00') })]),
  );
  expect([extended.dueAt, stateAt(extended, ist('2026-11-01 00:00')), stateAt(extended, later)]).toEqual([
    ist('2026-12-31 17:00'),
    ClockState.EXTENDED,
    ClockState.BREACHED,
  ]);
  expect(stateAt(run('C14d', aLog([event('PRIMA_FACIE_BONDAGE', '2026-01-12 08:00')])), later)).toBe(ClockState.RUNNING);
  // A rule of Delhi: a target in Rajasthan, and a duty in Delhi.
  const found = [event('FOUND', '2026-01-23 10:00')];
  expect(stateAt(run('C17', aLog(found)), later)).toBe(ClockState.RUNNING);
  expect(stateAt(run('C17', aLog(found, { state: 7 })), later)).toBe(ClockState.BREACHED);
});

test('working days are a guess where the State has not sent its holidays, and a guess is never a breach; hours and days are none', () => {
  const later = ist('2030-01-01 00:00');
  const applied = aLog([event('PROTECTION_APPLIED', '2026-10-01 10:00', { survivorId: null })]);
  expect(stateAt(run('C31', applied), later)).toBe(ClockState.BREACHED);
  expect(stateAt(run('C31', applied, lawWithoutGazettes), later)).toBe(ClockState.RUNNING);
  const taken = aLog([event('TAKEN_IN_CHARGE', '2026-06-05 07:10')]);
  expect(stateAt(run('C04', taken, lawWithoutGazettes), later)).toBe(ClockState.BREACHED);
  // Counted over the end of a year, both lists are needed.
  const calendarOf = () => ({ ...law.calendarOf(8), gazettedFor: new Set([2026]) });
  const inDecember = aLog([event('PROTECTION_APPLIED', '2026-12-30 10:00', { survivorId: null })]);
  expect(run('C31', inDecember, { ...law, calendarOf }).isAdvisory).toBe(true);
});

test('a duty that does not exist says why', () => {
  const events = [event('TAKEN_IN_CHARGE', '2026-06-05 07:10')];
  const reason = (log: CaseLog) => run('C04', log).notApplicable;
  expect(reason(aLog(events, { survivors: [{ ...aGirl, ageFrom: 19 }] }))).toBe('ADULT');
  expect(reason(aLog(events, { closedBecause: 'FALSE_INFORMATION' }))).toBe('CASE_ENDED');
  expect(reason(aLog([...events, event('JOURNEY:DECEASED', '2026-06-05 10:00')]))).toBe('DECEASED');
});

test('a rule that changes in mid-case holds for what starts from its commencement on', () => {
  const c07 = rulePack.find(({ code }) => code === 'C07')!;
  const changed = { ...law, rules: [...rulePack, { ...c07, version: 2, from: '2026-07-01', within: { days: 10 } }] };
  const clocks = runClocks(aLog([event('INVESTIGATION_DIRECTED', '2026-06-30 23:59'), event('INVESTIGATION_DIRECTED', '2026-07-01 00:00')]), changed);
  expect(clocks.map(({ version, dueAt }) => [version, dueAt])).toEqual([
    [1, endOf('2026-07-15')],
    [2, endOf('2026-07-11')],
  ]);
});

test('who owes it: who took charge, who was asked, the home district', () => {
  expect(run('C04', aLog([event('TAKEN_IN_CHARGE', '2026-06-05 07:10', { officeId: 'grp' })])).ownerOfficeId).toBe('grp');
  expect(run('C07', aLog([event('INVESTIGATION_DIRECTED', '2026-06-05 07:10', { officeId: 'cwc', askedOf: 'dcpu' })])).ownerOfficeId).toBe('dcpu');
  expect(run('C24', aLog([event('JOURNEY:RESTORED', '2026-06-05 07:10')]))).toMatchObject({
    ownerOfficeId: 'dcpu of the home district',
    district: 196,
  });
});
