// A server of the Model Context Protocol on standard input and output, with one tool that reads a file and returns its text:
//   node noteServer.mjs FOLDER
// With `path` it reads that file; with only `number`, the file `src/mN.ts`, which the arguments do not name.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';

const [folder = '.'] = process.argv.slice(2);
const tool = {
  name: 'zqnote',
  description: 'Reads a note.',
  inputSchema: { type: 'object', properties: { path: { type: 'string' }, number: { type: 'integer' } } },
};

/** Results of the methods that clients call (Model Context Protocol, revision 2025-06-18). */
const methods = {
  initialize: ({ protocolVersion }) => ({
    protocolVersion,
    capabilities: { tools: {} },
    serverInfo: { name: 'lab', version: '1.0.0' },
  }),
  ping: () => ({}),
  'tools/list': () => ({ tools: [tool] }),
  'tools/call': ({ arguments: given = {} }) => {
    const file = path.resolve(folder, given.path ?? `src/m${given.number}.ts`);
    return { content: [{ type: 'text', text: readFileSync(file, 'utf8') }] };
  },
};

createInterface({ input: process.stdin }).on('line', line => {
  const { id, method, params = {} } = JSON.parse(line);
  if (id === undefined) return;
  const answer = Object.hasOwn(methods, method)
    ? { result: methods[method](params) }
    : { error: { code: -32601, message: 'Method not found' } };
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...answer })}\n`);
});
