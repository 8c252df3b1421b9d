import { Office } from '../offices/office.entity.js';
import { SeenWhere } from '../planner/relations.js';

/**
 * The office that recorded a fact, if the wall lets the caller see that this office takes or took part in the case:
 * a home's name says where a survivor is.
 */
export const RecordedBy = SeenWhere(() => Office, {
  by: 'recordedByOffice',
  where: (row) => `(select true from hub.case_participant p where p.case_id = ${row}.case_id and p.office_id = ${row}.recorded_by_office_id limit 1)`,
  description: "The office that recorded it; null where its part in the case is not for you: a home's name says where a survivor is.",
});
