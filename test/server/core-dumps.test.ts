import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { mayDumpCore } from '../../src/server/core-dumps.js';

test.each([
  ['Max core file size        0                    unlimited            bytes', false],
  ['Max core file size        unlimited            unlimited            bytes', true],
  ['Max core file size        1048576              unlimited            bytes', true],
  ['', false],
])('%s: %s', (limits, may) => expect(mayDumpCore(`Limit Soft Limit Hard Limit\n${limits}\nMax open files 1024 4096 files`)).toBe(may));

const isLinux = process.platform === 'linux';
(isLinux ? test : test.skip)('a process that was started with ulimit -c 0 says so of itself', () => {
  const limits = execFileSync('sh', ['-c', 'ulimit -c 0; cat /proc/self/limits'], { encoding: 'utf8' });
  expect(mayDumpCore(limits)).toBe(false);
  expect(mayDumpCore()).toBe(mayDumpCore(readFileSync('/proc/self/limits', 'utf8')));
});
