/** The roles of the agreement: what an officer does, not who the officer is. */
export enum Role {
  POLICE_OFFICER = 'POLICE_OFFICER',
  AHTU_OFFICER = 'AHTU_OFFICER',
  AHTB_OFFICER = 'AHTB_OFFICER',
  CHILD_WELFARE_POLICE = 'CHILD_WELFARE_POLICE',
  LABOUR_OFFICER = 'LABOUR_OFFICER',
  DISTRICT_ADMINISTRATION = 'DISTRICT_ADMINISTRATION',
  CWC_MEMBER = 'CWC_MEMBER',
  DCPU_OFFICER = 'DCPU_OFFICER',
  HOME_STAFF = 'HOME_STAFF',
  MEDICAL_OFFICER = 'MEDICAL_OFFICER',
  LEGAL_SERVICES = 'LEGAL_SERVICES',
  NGO_WORKER = 'NGO_WORKER',
  COMMITTEE_MEMBER = 'COMMITTEE_MEMBER',
  STATE_ADMIN = 'STATE_ADMIN',
}

export const allRoles = Object.values(Role);

/** In words, for the schema and the access matrix. */
export const roleMeanings: Record<Role, string> = {
  [Role.POLICE_OFFICER]: 'Station House Officer or Investigating Officer of a police station, GRP or RPF post',
  [Role.AHTU_OFFICER]: 'Officer of a district Anti Human Trafficking Unit',
  [Role.AHTB_OFFICER]: 'Officer of a State Anti Human Trafficking Bureau, or the State Nodal Officer',
  [Role.CHILD_WELFARE_POLICE]: 'Child Welfare Police Officer, Special Juvenile Police Unit (JJ Act s. 107)',
  [Role.LABOUR_OFFICER]: 'Labour inspector or District Labour Officer',
  [Role.DISTRICT_ADMINISTRATION]: 'District or Sub-Divisional Magistrate, District Nodal Officer',
  [Role.CWC_MEMBER]: 'Chair or member of a Child Welfare Committee (JJ Act s. 27)',
  [Role.DCPU_OFFICER]: 'District Child Protection Unit, probation officer, child helpline unit',
  [Role.HOME_STAFF]: 'Staff of a child care institution, Shakti Sadan or One Stop Centre',
  [Role.MEDICAL_OFFICER]: 'Medical officer of a hospital',
  [Role.LEGAL_SERVICES]: 'District Legal Services Authority or Special Public Prosecutor',
  [Role.NGO_WORKER]: 'Case worker of a partner organisation',
  [Role.COMMITTEE_MEMBER]: 'Member of a convergence committee (District Task Force, State committees)',
  [Role.STATE_ADMIN]: 'Administrator of the hub in a State',
};

/** What people call them, where a document is read rather than programmed against. */
export const roleTitles: Record<Role, string> = {
  [Role.POLICE_OFFICER]: 'Police',
  [Role.AHTU_OFFICER]: 'AHTU',
  [Role.AHTB_OFFICER]: 'State bureau',
  [Role.CHILD_WELFARE_POLICE]: 'Child welfare police',
  [Role.LABOUR_OFFICER]: 'Labour',
  [Role.DISTRICT_ADMINISTRATION]: 'District administration',
  [Role.CWC_MEMBER]: 'CWC',
  [Role.DCPU_OFFICER]: 'DCPU',
  [Role.HOME_STAFF]: 'Home',
  [Role.MEDICAL_OFFICER]: 'Hospital',
  [Role.LEGAL_SERVICES]: 'Legal services',
  [Role.NGO_WORKER]: 'NGO',
  [Role.COMMITTEE_MEMBER]: 'Committee member',
  [Role.STATE_ADMIN]: 'Administrator',
};
