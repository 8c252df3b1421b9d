/** How large the text is, on this device. */
import { signal } from '@preact/signals';

export const sizes = ['normal', 'large', 'larger'] as const;
export type Size = (typeof sizes)[number];
const KEPT = 'samanvay.size';

export const size = signal<Size>(
  (sizes as readonly string[]).includes(localStorage.getItem(KEPT) ?? '') ? (localStorage.getItem(KEPT) as Size) : 'normal',
);

export function setSize(to: Size): void {
  size.value = to;
  localStorage.setItem(KEPT, to);
  document.documentElement.dataset['size'] = to;
}
