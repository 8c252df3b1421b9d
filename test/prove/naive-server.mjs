// A server as a tutorial makes it, for the control: no limits, and what it does not understand is an error of its own.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { buildSchema, graphql } from 'graphql';

const schema = buildSchema(readFileSync(process.argv[2], 'utf8'));
const server = createServer((request, response) => void answer(request, response));
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));

async function answer(request, response) {
  try {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { query, variables } = JSON.parse(text);
    response.end(JSON.stringify(await graphql({ schema, source: query, variableValues: variables })));
  } catch {
    response.statusCode = 500;
    response.end('{}');
  }
}
