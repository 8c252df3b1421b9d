import type en from '../../words/en/officers.json';
import { language, say, says } from '../kit/words.js';

/** Says a text of the officers' words. */
export const t = say as (key: keyof typeof en, values?: Record<string, string | number>) => string;

/** A duty in the reader's language, by its code; in English as the rule itself has it, and where a rule has no words yet. */
export function dutyText(code: string, duty: string): string {
  return language.value !== 'en' && says(`Duty.${code}`) ? say(`Duty.${code}`) : duty;
}
