import type en from '../../words/en/labour.json';
import { code, say } from '../kit/words.js';

/** Says a text of this room. */
export const t = say as (key: keyof typeof en, values?: Record<string, string | number>) => string;

/** Codes of the API as options of a list, in their order. */
export const optionsOf = (list: string, values: readonly string[]) => values.map((value) => ({ value, label: code(list, value) }));
