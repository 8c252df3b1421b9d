import { signal } from '@preact/signals';

/** Grows with each change that is told (`live.ts`), at most once a second. */
export const changed = signal(0);
