// An ordinary client in a process of its own: asks the same small query again and again, a few times a second, and writes down when it asked and how long it took.
import { Agent, request } from 'node:http';

const [url, token, query] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const body = JSON.stringify({ query });
const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'content-length': Buffer.byteLength(body) };

const ask = () =>
  new Promise((resolve) => {
    const started = performance.now();
    const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => resolve({ at: Date.now(), took: performance.now() - started, status: response.statusCode }));
    });
    sent.on('error', () => resolve({ at: Date.now(), took: performance.now() - started, status: 0 }));
    sent.end(body);
  });

for (;;) {
  process.stdout.write(`${JSON.stringify(await ask())}\n`);
  await new Promise((done) => setTimeout(done, 4));
}
