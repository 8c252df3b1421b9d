import { instructionTables } from '../instructions/tables.js';
import type { ReportedTable } from './reported-table.js';

const onDay = (instant: string) => `to_char(${instant} at time zone 'Asia/Kolkata', 'YYYY-MM-DD')`;

/** The tables of reports. A room that brings one is a line here. */
export const reportedTables: readonly ReportedTable[] = [
  ...instructionTables,
  {
    code: 'district_reports',
    para: '3',
    title: 'Reports of districts',
    columns: ['District', 'Sent on', 'Edition'],
    ofState: true,
    of: 'PERIOD',
    sql: `select r.state_code, r.district_code, r.period_until - interval '1 millisecond', array[d.name, ${onDay('r.sent_at')}, r.edition::text]
      from hub.action_report r join hub.district d on d.code = r.district_code where r.kind = 'ACTION_TAKEN' and r.sent_at < $1`,
  },
];
