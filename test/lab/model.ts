import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Starts a stand-in for a model on the loopback: it always answers with one word, in the streams of three interfaces. */
export async function startModel(): Promise<{ readonly port: number; stop(): void }> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(request.url ?? '', response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, stop: () => void server.close().closeAllConnections() };
}

const word = 'Hello.';

function answer(url: string, response: ServerResponse): void {
  const events = url.includes('/messages')
    ? messages()
    : url.includes('/chat/completions')
      ? completions()
      : url.includes('/responses')
        ? responses()
        : null;
  if (events === null) {
    response.writeHead(404, { 'Content-Type': 'application/json' }).end('{}');
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  for (const { name, data } of events) response.write(`${name === '' ? '' : `event: ${name}\n`}data: ${data}\n\n`);
  response.end();
}

interface StreamEvent {
  readonly name: string;
  readonly data: string;
}

function named(body: { readonly type: string } & Readonly<Record<string, unknown>>): StreamEvent {
  return { name: body.type, data: JSON.stringify(body) };
}

function messages(): readonly StreamEvent[] {
  const usage = { input_tokens: 1, output_tokens: 1 };
  const message = { id: 'm', type: 'message', role: 'assistant', model: 'm', content: [], stop_reason: null, usage };
  return [
    named({ type: 'message_start', message }),
    named({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
    named({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: word } }),
    named({ type: 'content_block_stop', index: 0 }),
    named({ type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null }, usage }),
    named({ type: 'message_stop' }),
  ];
}

function completions(): readonly StreamEvent[] {
  const chunk = (delta: object, reason: string | null): StreamEvent => ({
    name: '',
    data: JSON.stringify({
      id: 'c',
      object: 'chat.completion.chunk',
      created: 0,
      model: 'm',
      choices: [{ index: 0, delta, finish_reason: reason }],
    }),
  });
  return [chunk({ role: 'assistant', content: word }, null), chunk({}, 'stop'), { name: '', data: '[DONE]' }];
}

function responses(): readonly StreamEvent[] {
  const item = {
    id: 'i',
    type: 'message',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text: word, annotations: [] }],
  };
  const usage = {
    input_tokens: 1,
    input_tokens_details: null,
    output_tokens: 1,
    output_tokens_details: null,
    total_tokens: 2,
  };
  return [
    named({ type: 'response.created', response: { id: 'r' } }),
    named({ type: 'response.output_item.done', output_index: 0, item }),
    named({ type: 'response.completed', response: { id: 'r', output: [item], usage } }),
  ];
}
