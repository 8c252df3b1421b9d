import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Verified } from '../survivors/ages.js';

/** What an establishment can be found in breach of. The law is the table below. */
export enum ViolationCode {
  CHILD_EMPLOYED = 'CHILD_EMPLOYED',
  ADOLESCENT_IN_HAZARD = 'ADOLESCENT_IN_HAZARD',
  CHILD_EXPLOITED = 'CHILD_EXPLOITED',
  BONDED_LABOUR = 'BONDED_LABOUR',
  HOURS = 'HOURS',
  WEEKLY_HOLIDAY = 'WEEKLY_HOLIDAY',
  NO_NOTICE_TO_INSPECTOR = 'NO_NOTICE_TO_INSPECTOR',
  REGISTER_NOT_KEPT = 'REGISTER_NOT_KEPT',
  ABSTRACT_NOT_DISPLAYED = 'ABSTRACT_NOT_DISPLAYED',
  HEALTH_AND_SAFETY = 'HEALTH_AND_SAFETY',
  NO_LICENCE = 'NO_LICENCE',
}

@ObjectType({ description: 'What an establishment can be found in breach of, and by which law.' })
export class Violation {
  @Field(() => ViolationCode, { description: 'The code.' })
  code!: ViolationCode;

  @Field({ description: 'Act and section.' })
  law!: string;

  @Field({ description: 'What it is about.' })
  substance!: string;

  @Field({ description: 'Whether it means that a child or adolescent was employed in breach of the law: then a child is found, and a case begins.' })
  findsChild!: boolean;

  @Field({ description: 'Whether it can be compounded (CALPRA s. 14D; not verified, so it advises).' })
  isCompoundable!: boolean;

  @Field(() => Verified, { description: 'How far the source was verified.' })
  verified!: Verified;
}

/**
 * `code | law | substance`; after the code `C`: a child is found by it, `K`: it can be compounded, `?`: no verified source for the section.
 * CALPRA is the Child and Adolescent Labour (Prohibition and Regulation) Act 1986: it was not repealed by the Labour Codes.
 */
const table = `
CHILD_EMPLOYED C K | CALPRA s. 3 | a child under 14 employed or permitted to work
ADOLESCENT_IN_HAZARD C K | CALPRA s. 3A | an adolescent (14 to 17) in a hazardous occupation or process of the Schedule
CHILD_EXPLOITED C | JJ Act s. 79 | a child kept in bondage for employment, or its earnings withheld
BONDED_LABOUR C | BLSA s. 16 | bonded labour compelled
HOURS K ? | CALPRA s. 7 | an adolescent at work for longer, or at other hours, than allowed
WEEKLY_HOLIDAY K ? | CALPRA s. 8 | an adolescent without a weekly holiday
NO_NOTICE_TO_INSPECTOR K ? | CALPRA s. 9 | employment of adolescents of which the inspector was not told
REGISTER_NOT_KEPT K ? | CALPRA s. 11 | no register of the adolescents employed
ABSTRACT_NOT_DISPLAYED K ? | CALPRA s. 12 | no notice of the Act displayed
HEALTH_AND_SAFETY ? | CALPRA s. 13 | rules of health and safety not kept
NO_LICENCE ? | the licence regime of the State | a placement agency without the licence that its regime asks for
`;

export const violations: ReadonlyMap<ViolationCode, Violation> = read(table);

function read(text: string): Map<ViolationCode, Violation> {
  const rows = text.trim().split('\n');
  return new Map(
    rows.map((line) => {
      const [head = '', law = '', substance = ''] = line.split('|').map((cell) => cell.trim());
      const [code = '', ...marks] = head.split(' ');
      return [
        code as ViolationCode,
        {
          code: code as ViolationCode,
          law,
          substance,
          findsChild: marks.includes('C'),
          isCompoundable: marks.includes('K'),
          verified: marks.includes('?') ? Verified.UNVERIFIED : Verified.STATUTE,
        },
      ];
    }),
  );
}

registerEnumType(ViolationCode, {
  name: 'ViolationCode',
  description: 'What an establishment can be found in breach of. `violations` tells the law.',
  valuesConfig: Object.fromEntries([...violations.values()].map(({ code, law, substance }) => [code, { description: `${law}: ${substance}.` }])),
});
