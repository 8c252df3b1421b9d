import { registerEnumType } from 'type-graphql';

export enum Sex {
  FEMALE = 'FEMALE',
  MALE = 'MALE',
  TRANSGENDER = 'TRANSGENDER',
  UNKNOWN = 'UNKNOWN',
}

/** How the age is known. Order of proof: JJ Act s. 94(2). */
export enum AgeBasis {
  CLAIMED = 'CLAIMED',
  ESTIMATED = 'ESTIMATED',
  SCHOOL_CERTIFICATE = 'SCHOOL_CERTIFICATE',
  CIVIC_CERTIFICATE = 'CIVIC_CERTIFICATE',
  OSSIFICATION = 'OSSIFICATION',
}

export enum StatementKind {
  TO_POLICE = 'TO_POLICE',
  TO_MAGISTRATE = 'TO_MAGISTRATE',
  TO_CWC = 'TO_CWC',
  WORK_FACTS = 'WORK_FACTS',
}

export enum SocialCategory {
  SC = 'SC',
  ST = 'ST',
  OBC = 'OBC',
  GENERAL = 'GENERAL',
  UNKNOWN = 'UNKNOWN',
}

export enum Script {
  LATIN = 'LATIN',
  DEVANAGARI = 'DEVANAGARI',
  BENGALI = 'BENGALI',
  ODIA = 'ODIA',
  TAMIL = 'TAMIL',
  TELUGU = 'TELUGU',
  KANNADA = 'KANNADA',
  MALAYALAM = 'MALAYALAM',
  GUJARATI = 'GUJARATI',
  GURMUKHI = 'GURMUKHI',
  ARABIC = 'ARABIC',
  OTHER = 'OTHER',
}

register(Sex, 'Sex', 'Sex as recorded.');
register(AgeBasis, 'AgeBasis', 'How the age is known (JJ Act s. 94).');
register(StatementKind, 'StatementKind', 'Before whom a statement was made, or what it is about.');
register(SocialCategory, 'SocialCategory', 'Social category; it decides whether the PoA Act applies.');
register(Script, 'Script', 'The script a name is written in.');

function register(code: object, name: string, description: string): void {
  registerEnumType(code, { name, description });
}
