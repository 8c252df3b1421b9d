import { rmSync } from 'node:fs';

export default async function stopDatabase() {
  const { server, dataDir } = globalThis.samanvayTest;
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
