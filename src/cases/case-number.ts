import { randomInt } from 'node:crypto';
import type { District, State } from '../offices/place.entity.js';

/**
 * A number that people can say: RJ-JAI-042715. Drawn and not counted, since a counter would tell everyone how many cases
 * there are that they may not see.
 */
export function drawCaseNumber(state: State, district: District): string {
  const letters = district.name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toUpperCase()
    .padEnd(3, 'X')
    .slice(0, 3);
  return `${state.iso.slice(3)}-${letters}-${String(randomInt(1_000_000)).padStart(6, '0')}`;
}

/** A, B, ..., Z, AA, AB, ...: which of the people of a case. */
export function letterOf(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : letterOf(Math.floor(index / 26) - 1) + letterOf(index % 26);
}
