import type { Context } from '../context.js';
import { rowId } from '../planner/global-id.js';
import type { PrintableReport } from '../print/printable.js';
import { contentOf } from './content.js';
import { printableReport } from './printable.js';
import { ActionReport, ReportSignature } from './report.entity.js';

/** A report as it is laid out on paper, with who has signed it; undefined: there is none for this caller. */
export async function paperOf(context: Context, id: string): Promise<PrintableReport | undefined> {
  return context.read(async (em) => {
    const report = await em.findOne(ActionReport, rowId('ActionReport', id, ['id']));
    if (!report) return undefined;
    const signatures = await em.find(ReportSignature, { report: report.id }, { populate: ['office'], orderBy: { signedAt: 'asc', id: 'asc' } });
    return printableReport(
      contentOf(report),
      signatures.map(({ office, capacity, signedAt, hash }) => ({ office: office.$.name, capacity, at: signedAt.toISOString(), hash })),
    );
  });
}
