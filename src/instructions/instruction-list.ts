import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Department } from '../offices/codes.js';
import { FiguresReading } from '../planner/reading.js';
import { LocalDate } from '../planner/scalars.js';
import { AdvisoryPara, InstructionStatus } from './codes.js';

/** The departments that the advisory turns to. */
const departments = [
  Department.POLICE,
  Department.LABOUR,
  Department.DISTRICT_ADMINISTRATION,
  Department.CHILD_WELFARE,
  Department.HEALTH,
  Department.LEGAL_SERVICES,
];

@InputType({ description: 'Which entries. What is left out does not narrow.' })
export class InstructionFilter {
  @Field(() => Department, { nullable: true, description: 'Of this department.' })
  department?: Department;

  @Field(() => AdvisoryPara, { nullable: true, description: 'On this para.' })
  para?: AdvisoryPara;

  @Field(() => Boolean, { nullable: true, description: 'Those too whose place another has taken.' })
  withSuperseded?: boolean;
}

@ObjectType({ description: 'Where one department of the State stands with one para of the advisory.' })
export class InstructionStanding {
  @Field(() => AdvisoryPara, { description: 'The para.' })
  para!: AdvisoryPara;

  @Field(() => Department, { description: 'The department.' })
  department!: Department;

  @Field(() => InstructionStatus, { description: 'Where it stands.' })
  status!: InstructionStatus;

  @Field(() => Int, { description: 'How many orders stand.' })
  orders!: number;

  @Field(() => LocalDate, { nullable: true, description: 'The date of the latest, or the day as of which none was issued (IST).' })
  latestOn!: string | null;
}

/** Every para with every department, so that what is missing is seen. By the row policies: of the viewer's own State. */
export function instructionTracker(): FiguresReading {
  return new FiguresReading(
    `select p.para, d.department, count(i.order_number)::int as orders, coalesce(max(i.issued_on) filter (where i.order_number is not null), max(i.issued_on))::text as latest_on,
      case when count(i.order_number) > 0 then '${InstructionStatus.ISSUED}' when count(i.id) > 0 then '${InstructionStatus.NONE}' else '${InstructionStatus.NOT_REPORTED}' end as status
    from unnest('{${Object.values(AdvisoryPara).join(',')}}'::text[]) with ordinality p(para, nr)
      cross join unnest('{${departments.join(',')}}'::text[]) with ordinality d(department, nr)
      left join hub.instruction i on i.para = p.para and i.department = d.department and i.superseded_at is null
    group by p.para, p.nr, d.department, d.nr order by p.nr, d.nr`,
    [],
  );
}
