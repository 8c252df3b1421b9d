/** What the hub tells its portal, in the page that it serves: where one signs in, and in a demo as whom. */
export interface Persona {
  subject: string;
  title: string;
  description: string;
}

export interface Settings {
  issuer: string;
  clientId: string;
  /** In a demo anybody can be anybody, and all people are invented. */
  demo: boolean;
  personas: readonly Persona[];
}

export const settings: Settings = JSON.parse(document.querySelector<HTMLMetaElement>('meta[name="samanvay"]')?.content || '{}') as Settings;
