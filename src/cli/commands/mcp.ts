import { realpathSync, statSync } from 'node:fs';
import { UsageError } from '../arguments/usage.ts';
import { configured } from '../configuration/configured.ts';
import type { Environment } from '../environment.ts';
import { LineReader } from '../mcp/lines.ts';
import { mayIRead } from '../mcp/mayIRead.ts';
import { McpServer } from '../mcp/server.ts';
import { wouldBeSent } from '../mcp/wouldBeSent.ts';

/** Instructions for the model. */
const instructions =
  'Ask may_i_read before you read a file that may contain credentials, and what_would_be_sent to see what assistants would send from a file. Both answer from the rules and files of one folder and never return texts.';

/** `sightglass mcp`: runs a Model Context Protocol server on standard input and output, until the input ends. */
export async function mcpCommand(given: Environment): Promise<number> {
  const { options, input, write } = given;
  if (options.operands.length > 1) throw new UsageError('mcp takes no path; --workspace names the folder');
  if (statSync(options.workspace, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(`${options.workspace} is not a folder`);
  const workspace = realpathSync(options.workspace);
  const { environment } = configured({ ...given, options: { ...options, workspace } }, workspace, ['assistants']);
  const server = new McpServer([mayIRead(environment), wouldBeSent(environment)], instructions);
  const answers = new Set<Promise<void>>();
  const reader = new LineReader(line => {
    const answer = server.answer(line).then(text => {
      if (text !== null) write(text);
      answers.delete(answer);
    });
    answers.add(answer);
  });
  for await (const part of input()) reader.take(part);
  reader.end();
  await Promise.all(answers);
  return 0;
}
