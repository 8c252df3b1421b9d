import type en from '../../words/en/field.json';
import { say } from '../kit/words.js';

type Values = Record<string, string | number>;

/** Says a text of the field app. */
export const t = say as (key: keyof typeof en, values?: Values) => string;
