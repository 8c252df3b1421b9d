import type { ReportedTable } from '../reports/reported-table.js';

/** Which department issued what order when, and to whom; or that it has issued none, which is not the same as saying nothing. */
export const instructionTables: readonly ReportedTable[] = [
  {
    code: 'instructions',
    para: '3',
    title: 'Instructions issued by departments',
    columns: ['Department', 'Para', 'Order', 'Date', 'Addressed to'],
    ofState: true,
    of: 'ALL_TIME',
    sql: `select i.state_code, null::int, i.issued_on::timestamp at time zone 'Asia/Kolkata',
        array[i.department, i.para, coalesce(i.order_number, 'none issued'), to_char(i.issued_on, 'YYYY-MM-DD'), coalesce(i.addressee, '')]
      from hub.instruction i where i.recorded_at < $1 and (i.superseded_at is null or i.superseded_at >= $1)`,
  },
];
