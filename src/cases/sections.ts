import { Field, ObjectType } from 'type-graphql';
import { Verified } from '../survivors/ages.js';
import { LocalDate } from '../planner/scalars.js';

/** BNS, BNSS and BSA apply to offences from this day on; older offences stay under IPC and CrPC. */
export const NEW_CODES_FROM = '2024-07-01';

@ObjectType({ description: 'A section of an Act that an FIR can name.' })
export class Section {
  @Field({ description: 'The code, as ACT:section.' })
  code!: string;

  @Field({ description: 'What it is about, and the range of punishment.' })
  substance!: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day of the offence for which it can be named; null: open.' })
  from?: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of the offence for which it can be named; null: open.' })
  to?: string;

  @Field(() => String, { nullable: true, description: 'The same in the old code book (IPC), for older offences.' })
  old?: string;

  @Field(() => Verified, { description: 'How far the source was verified.' })
  verified!: Verified;
}

/**
 * Sections by Act; a row is `section | substance | old`. Two code books stand side by side: which one applies is decided by
 * the day of the offence. Rows marked `?` have no verified source for the substance.
 */
const table = `
BNS:143(2) | trafficking a person, 7-10 years | IPC:370(2)
BNS:143(3) | trafficking more than one person, 10 years to life | IPC:370(3)
BNS:143(4) | trafficking a child, 10 years to life | IPC:370(4)
BNS:143(5) | trafficking more than one child, 14 years to life | IPC:370(5)
BNS:143(6) | repeated trafficking of a child, whole natural life | IPC:370(6)
BNS:143(7) | trafficking by a public servant or police officer, whole natural life | IPC:370(7)
BNS:144(1) | using a trafficked child sexually, 5-10 years | IPC:370A(1)
BNS:144(2) | using a trafficked person sexually, 3-7 years | IPC:370A(2)
BNS:139(1) | taking a child for begging, 10 years to life | IPC:363A(1)
BNS:139(2) | maiming a child for begging, 20 years to life | IPC:363A(2)
BNS:95 | hiring a child to commit an offence, 3-10 years |
BNS:98 | selling a child for prostitution, up to 10 years | IPC:372
BNS:99 | buying a child for prostitution, 7-14 years | IPC:373
BNS:142 | concealing a kidnapped person | IPC:368
BNS:72 | printing a victim's identity, up to 2 years | IPC:228A
BNS:96 ? | procuring a child | IPC:366A
BNS:137 ? | kidnapping | IPC:363
BNS:141 ? | importing a girl or boy | IPC:366B
BNS:145 ? | dealing in slaves | IPC:371
BNS:146 ? | unlawful compulsory labour | IPC:374
BNS:61(2) ? | criminal conspiracy | IPC:120B
BNS:111 ? | organised crime |
BNS:127 ? | wrongful confinement | IPC:342
ITPA:3 | keeping a brothel |
ITPA:4 | living on the earnings of prostitution |
ITPA:5 | procuring for prostitution |
ITPA:6 | detaining in premises where prostitution is carried on |
ITPA:7 | prostitution in or near a public place |
ITPA:8 | soliciting |
ITPA:9 | seduction of a person in custody |
CALPRA:3 | employing a child |
CALPRA:3A | employing an adolescent in hazardous work |
CALPRA:14 | employing a child or adolescent, 6 months to 2 years and fine |
CALPRA:14(1) | employing a child, 6 months to 2 years and fine |
CALPRA:14(1A) | employing an adolescent in hazardous work |
CALPRA:14(2) | the same again, 1-3 years |
BLSA:16 | compelling bonded labour |
BLSA:17 | advancing bonded debt |
BLSA:18 | extracting bonded labour |
BLSA:19 | not restoring property to a bonded labourer |
BLSA:20 | abetting |
JJA:33 ? | not reporting a child found |
JJA:74 | disclosing a child's identity |
JJA:75 ? | cruelty to a child |
JJA:76 | employing a child for begging |
JJA:77 ? | giving a child intoxicants |
JJA:78 ? | using a child to carry drugs |
JJA:79 | exploiting a child employee, up to 5 years and fine |
JJA:81 ? | selling a child |
JJA:83 ? | using a child in an armed group |
POCSO:4 ? | penetrative sexual assault |
POCSO:6 ? | aggravated penetrative sexual assault |
POCSO:8 ? | sexual assault |
POCSO:10 ? | aggravated sexual assault |
POCSO:12 ? | sexual harassment |
POCSO:14 ? | using a child for pornography |
POCSO:15 ? | storing pornographic material of a child |
POCSO:17 ? | abetment |
POCSO:21 ? | not reporting |
POA:3(1) ? | atrocity |
POA:3(2)(v) ? | offence because of caste, life |
PCMA:9 ? | marrying a child |
PCMA:10 ? | solemnising a child marriage |
PCMA:11 ? | promoting a child marriage |
THOA:19 ? | trade in organs |
ITA:67B ? | online child abuse material |
`;

export const sections: ReadonlyMap<string, Section> = read(table);

function read(text: string): Map<string, Section> {
  const found = new Map<string, Section>();
  for (const line of text.trim().split('\n')) {
    const [head = '', substance = '', old = ''] = line.split('|').map((cell) => cell.trim());
    const [code = '', mark] = head.split(' ');
    const verified = mark === '?' ? Verified.UNVERIFIED : Verified.STATUTE;
    const isNewCode = code.startsWith('BNS:');
    found.set(code, { code, substance, verified, ...(isNewCode && { from: NEW_CODES_FROM }), ...(old && { old }) });
    // The correspondence of old and new numbers is verified for ss. 370 and 370A only, and there by commentary.
    if (old)
      found.set(old, { code: old, substance, to: '2024-06-30', verified: old.startsWith('IPC:370') ? Verified.SECONDARY : Verified.UNVERIFIED });
  }
  return found;
}

/** Why a section cannot be named for an offence of that day, in words; undefined when it can. */
export function whyNotNamed(code: string, offenceDate: string): string | undefined {
  const section = sections.get(code);
  if (!section) return `Section ${code.slice(0, 24)} is not on the list of sections. Write it as ACT:section, such as BNS:143(4).`;
  if (section.from && offenceDate < section.from)
    return section.old
      ? `${code} applies to offences from ${section.from} on. For an older offence name ${section.old}.`
      : `${code} applies to offences from ${section.from} on, and has no older equivalent.`;
  if (section.to && offenceDate > section.to) return `${code} applies to offences until ${section.to}. Name the section of the BNS.`;
  return undefined;
}
