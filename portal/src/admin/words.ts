import { say } from '../kit/words.js';
import type en from '../../words/en/admin.json';

type Key = keyof typeof en;

/** Says a text of administration. */
export const t = say as (key: Key, values?: Parameters<typeof say>[1]) => string;
