import { expect, test } from '@jest/globals';
import type { CaseLog } from '../../src/clocks/log.js';
import { OfficeKind } from '../../src/offices/codes.js';
import type { OfficeLog } from '../../src/contradictions/contradiction.js';
import { contradictionRules, officeRules } from '../../src/contradictions/rules.js';
import { aGirl, aLog, event, ist } from '../clocks/logs.js';

const now = ist('2026-07-01 12:00');
const rescue = event('RESCUED', '2026-06-05 05:30', { survivorId: null, officeId: 'ahtu' });
const found = event('FOUND', '2026-06-05 05:30', { officeId: 'ahtu' });
const produced = event('PRODUCED', '2026-06-06 05:00');
const fir = (at: string) => event('FIR_REGISTERED', at, { id: 'fir', survivorId: null, officeId: 'station' });
const sheet = (at: string) => event('CHARGE_SHEETED', at, { id: 'fir', survivorId: null, officeId: 'station' });
const order = event('ORDERED:PLACE_CCI', '2026-06-07 10:00', { officeId: 'cwc' });

/** For each rule: what it finds and tells whom, and what is nearly the same and fits. */
const examples: Record<string, { finds: CaseLog; tells: string; nearly: CaseLog }> = {
  COMPLAINT_WITHOUT_FIR: { finds: aLog([rescue]), tells: 'ahtu', nearly: aLog([rescue, fir('2026-06-30 10:00')]) },
  CHARGE_SHEET_BEFORE_FIR: {
    finds: aLog([fir('2026-06-05 08:00'), sheet('2026-06-05 07:59')]),
    tells: 'station',
    nearly: aLog([fir('2026-06-05 08:00'), sheet('2026-06-05 08:00')]),
  },
  RESCUE_WITHOUT_PRODUCTION: { finds: aLog([found]), tells: 'ahtu', nearly: aLog([found], { survivors: [{ ...aGirl, ageFrom: 18 }] }) },
  ORDER_WITHOUT_PRODUCTION: {
    finds: aLog([order]),
    tells: 'cwc',
    nearly: aLog([produced, event('ORDERED:ASSIGN_NGO', '2026-06-06 00:00', { officeId: 'cwc' }), order]),
  },
  CREDITED_WHILE_UNTRACED: {
    finds: aLog([event('JOURNEY:MISSING', '2026-06-10 10:00'), event('CREDITED:BACK_WAGES', '2026-06-12 10:00', { officeId: 'dm' })]),
    tells: 'dm',
    nearly: aLog([
      event('JOURNEY:MISSING', '2026-06-10 10:00'),
      event('JOURNEY:IN_SAFE_CUSTODY', '2026-06-11 10:00'),
      event('CREDITED:BACK_WAGES', '2026-06-12 10:00'),
    ]),
  },
  SCHOOL_ON_DAY_OF_RESCUE: {
    finds: aLog([found, event('SCHOOL_ATTENDED', '2026-06-05 23:59', { officeId: 'dcpu' })]),
    tells: 'dcpu',
    nearly: aLog([found, event('SCHOOL_ATTENDED', '2026-06-06 00:00')]),
  },
  NIL_LABOUR_REPORT: {
    finds: aLog([rescue]),
    tells: 'labour',
    nearly: aLog([rescue, event('SITE_RECORDED', '2026-06-19 10:00', { survivorId: null, officeId: 'labour' })]),
  },
};

test('each rule has its example and its near miss here', () => {
  expect(Object.keys(examples).toSorted()).toEqual(contradictionRules.map(({ code }) => code).toSorted());
});

test.each(contradictionRules.map((rule) => [rule.code, rule] as const))(
  '%s is found and told to who can correct it; what is nearly so is not',
  (code, { find, says }) => {
    const { finds, tells, nearly } = examples[code]!;
    expect(find(finds, now).map(({ officeId }) => officeId)).toEqual([tells]);
    expect(find(nearly, now)).toEqual([]);
    // What time alone makes wrong, is right before that.
    if (/ago|more than a day/.test(says)) expect(find(finds, ist('2026-06-05 06:00'))).toEqual([]);
  },
);

test.each([
  [OfficeKind.NGO, []],
  [OfficeKind.DCPU, ['lead']],
])('that no FIR is on record is told to who leads where no police take part, unless it may not know of an FIR: %s', (kind, told) => {
  const { find } = contradictionRules.find(({ code }) => code === 'COMPLAINT_WITHOUT_FIR')!;
  const offices = [{ id: 'lead', kind, district: 102, state: 8 }];
  expect(find(aLog([rescue], { offices }), now).map(({ officeId }) => officeId)).toEqual(told);
});

const bureau = { id: 'bureau', kind: OfficeKind.AHTB, district: null, state: 8, acknowledgedAt: null };
const waiting = (since: string, acknowledged?: string): OfficeLog => ({
  ...bureau,
  waitingSince: ist(since),
  acknowledgedAt: acknowledged ? ist(acknowledged) : null,
});

/** The same for rules about offices: since when it has not fitted, and what is nearly the same and fits. */
const officeExamples: Record<string, { finds: readonly [OfficeLog, string][]; nearly: readonly OfficeLog[] }> = {
  SILENT_NODAL_OFFICE: {
    finds: [
      [waiting('2026-06-17 12:00'), '2026-07-01 12:00'],
      [waiting('2026-05-01 12:00', '2026-06-10 09:00'), '2026-06-24 09:00'],
    ],
    // An hour less; and one that looked at something yesterday.
    nearly: [waiting('2026-06-17 13:00'), waiting('2026-05-01 12:00', '2026-06-30 12:00')],
  },
};

test('each rule about offices has its example and its near miss here', () => {
  expect(Object.keys(officeExamples)).toEqual(officeRules.map(({ code }) => code));
  for (const { code, find } of officeRules) {
    for (const [log, since] of officeExamples[code]!.finds) expect(find(log, now)).toBe(ist(since));
    for (const log of officeExamples[code]!.nearly) expect(find(log, now)).toBeNull();
  }
});
