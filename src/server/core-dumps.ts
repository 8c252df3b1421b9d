import { readFileSync } from 'node:fs';

/**
 * Whether this process would leave its memory, in which there are names, in a file when it crashes. As Linux says it of itself; elsewhere
 * nothing is known, and `docs/operations.md` says what to set.
 */
export function mayDumpCore(limits: string | undefined = limitsOfThisProcess()): boolean {
  const soft = /^Max core file size\s+(\S+)/m.exec(limits ?? '')?.[1];
  return soft !== undefined && soft !== '0';
}

function limitsOfThisProcess(): string | undefined {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return undefined;
  }
}
