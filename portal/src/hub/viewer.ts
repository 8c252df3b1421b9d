/** Who asks, and what they may: asked of the hub once, so that no rule is said again in the browser. */
import { computed, signal } from '@preact/signals';
import type { ViewerQuery } from '../../generated/common.js';
import { ViewerDocument } from '../../generated/common.js';
import { ask } from './ask.js';

export type Viewer = ViewerQuery['viewer'];

export const viewer = signal<Viewer | undefined>();
const operations = computed(() => new Set(viewer.value?.operations));

export async function readViewer(): Promise<Viewer> {
  viewer.value = (await ask(ViewerDocument, {})).viewer;
  return viewer.value;
}

/** Whether an operation of the API is for the viewer: what is not is not offered. */
export const mayCall = (operation: string): boolean => operations.value.has(operation);

/** How much the viewer knows of a class of data, such as `ID`: `F` in full, `S` its status alone, `-` nothing. */
export const levelOf = (dataClass: string): string => viewer.value?.sees.find((sight) => sight.dataClass === dataClass)?.level ?? '-';
