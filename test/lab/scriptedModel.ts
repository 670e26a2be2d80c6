import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A tool that the model should call, by what it does. */
export type Step =
  | { readonly kind: 'read'; readonly path: string }
  | { readonly kind: 'shell'; readonly command: string }
  /** The tool of the lab's MCP server. */
  | { readonly kind: 'server'; readonly input: Fields }
  /** A helper, which is given a task and has its own model. */
  | { readonly kind: 'helper'; readonly task: string };

/** The script for the helpers of a session. A request without what was said to the agent itself comes from a helper. */
export interface HelperScript {
  readonly said: string;
  readonly steps: readonly Step[];
}

export interface ScriptedModel {
  readonly port: number;
  /**
   * Starts a run and forgets what was received before.
   * @param word the model's last word
   */
  begin(steps: readonly Step[], helper?: HelperScript, word?: string): void;
  /** Steps for which no tool was offered. */
  lacking(): readonly Step[];
  /** Steps that it was not asked for. */
  pending(): readonly Step[];
  /** Every request body of the run. */
  received(): readonly string[];
  /** The request bodies that asked the model for an answer, not for its properties or the length of a text. */
  asked(): readonly string[];
  /** The time of the last request, as in {@link Date.now}; 0 if there was none. */
  heard(): number;
  stop(): void;
}

type Fields = Readonly<Record<string, unknown>>;

interface Tool {
  readonly name: string;
  readonly description: string;
  readonly schema: Fields;
  readonly namespace?: unknown;
}

/** The paths of the interfaces that {@link answer} knows, except those that count tokens. */
const asks = /\/(?:messages|chat\/completions|responses)(?:$|\?)|enerateContent/;

/**
 * Starts a stand-in for a model on the loopback: it calls one tool after the other, out of those that it is offered, then says a
 * word.
 */
export async function startScriptedModel(): Promise<ScriptedModel> {
  let steps: Step[] = [];
  let word = lastWord;
  let heard = 0;
  let bodies: { readonly url: string; readonly text: string }[] = [];
  let left: Step[] = [];
  let helper: { said: string; steps: Step[]; requests: number } | null = null;
  const server = createServer((request, response) => {
    void textOf(request).then(async text => {
      const url = request.url ?? '';
      heard = Date.now();
      bodies.push({ url, text });
      const body = fieldsOf(parsed(text));
      const tools = toolsOf(body);
      if (process.env['LAB_VERBOSE'])
        process.stdout.write(`    ${url} tools: ${tools.map(each => each.name).join(' ')}\n`);
      const isOfHelper = helper !== null && !text.includes(helper.said) && text.includes('zqtask');
      if (isOfHelper && helper !== null) helper.requests++;
      // Waits for helpers that work next to their agent.
      else if (text.includes('zqtask')) await until(() => (helper?.requests ?? 2) > 1);
      const script = isOfHelper ? (helper?.steps ?? []) : steps;
      let call: Call | null = null;
      // A request that only asks for the length of a text gets no tool call.
      while (call === null && tools.length > 0 && asks.test(url)) {
        const step = script.shift();
        if (step === undefined) break;
        call = callOf(step, tools);
        if (call === null) left.push(step);
      }
      answer(url, body, call, wordOf(url, text, tools, word), response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    begin: (script, ofHelper, said = lastWord) => {
      steps = [...script];
      word = said;
      helper = ofHelper === undefined ? null : { said: ofHelper.said, steps: [...ofHelper.steps], requests: 0 };
      bodies = [];
      left = [];
    },
    received: () => bodies.map(({ text }) => text),
    asked: () => bodies.filter(({ url }) => asks.test(url)).map(({ text }) => text),
    heard: () => heard,
    lacking: () => left,
    pending: () => steps,
    stop: () => void server.close().closeAllConnections(),
  };
}

/** Returns the last word, in the form that Gemini CLI expects: a summary with its marks, or which model should answer. */
function wordOf(url: string, text: string, tools: readonly Tool[], word: string): string {
  if (!url.includes('enerateContent')) return word;
  if (tools.length === 0 && /(?:Generate a new|evaluate the) <state_snapshot>/.test(text))
    return `<state_snapshot>${word}</state_snapshot>`;
  return url.includes('stream') ? word : JSON.stringify({ reasoning: word, model_choice: 'flash' });
}

/** Waits for a condition, but not forever. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 80 && !holds(); tries++) await new Promise(resolve => setTimeout(resolve, 100));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

/** Returns the tools in the formats of Anthropic, OpenAI (both interfaces) and Google. */
function toolsOf(body: Fields): readonly Tool[] {
  return listOf(body['tools']).flatMap(tool => {
    const declared = listOf(tool['functionDeclarations']);
    if (declared.length > 0) return declared.map(each => toolOf(each));
    // Codex puts the tools of a server, and those for helpers, into a namespace.
    const within = listOf(tool['tools']);
    if (within.length > 0) return within.map(each => ({ ...toolOf(each), namespace: tool['name'] }));
    return [toolOf('function' in tool ? fieldsOf(tool['function']) : tool)];
  });
}

function toolOf(tool: Fields): Tool {
  const schema = tool['input_schema'] ?? tool['parametersJsonSchema'] ?? tool['parameters'];
  const { name, description } = tool;
  return {
    name: typeof name === 'string' ? name : '',
    description: typeof description === 'string' ? description : '',
    schema: fieldsOf(schema),
  };
}

interface Call {
  readonly tool: Tool;
  readonly input: Fields;
}

const readers = ['Read', 'read', 'view', 'read_file', 'read_files'];
const shells = [
  'Bash',
  'bash',
  'exec_command',
  'shell_command',
  'shell',
  'run_shell_command',
  'run_commands',
  'Execute',
];

/** Names of tools that start a helper, and the kinds of helpers that they know (asked for in the runs of 2026-11-29). */
const helpers = /^(?:Agent|Task|task|agent|invoke_agent|spawn_agent|collaboration.?spawn_agent)$/;
const kindKeys = ['subagent_type', 'agent_type', 'agent_name'];
const kindsOfHelpers = ['general-purpose', 'general', 'default', 'worker'];

function callOf(step: Step, tools: readonly Tool[]): Call | null {
  if (step.kind === 'server') {
    const tool = tools.find(each => each.name.endsWith('zqnote'));
    return tool === undefined ? null : { tool, input: step.input };
  }
  if (step.kind === 'helper') return helperCall(step.task, tools);
  const names = step.kind === 'read' ? readers : shells;
  const tool = names.map(name => tools.find(each => each.name === name)).find(each => each !== undefined);
  // An agent without a tool for reading reads through the shell.
  if (tool === undefined)
    return step.kind === 'read' ? callOf({ kind: 'shell', command: `cat ${step.path}` }, tools) : null;
  const properties = fieldsOf(tool.schema['properties']);
  const value = step.kind === 'read' ? step.path : step.command;
  const main = ['file_path', 'filePath', 'filepath', 'path', 'command', 'cmd', 'files', 'commands'].find(
    key => key in properties,
  );
  const needed = Array.isArray(tool.schema['required']) ? (tool.schema['required'] as readonly string[]) : [];
  const input: Record<string, unknown> = {};
  for (const key of needed) input[key] = plain(fieldsOf(properties[key])['type']);
  const type = fieldsOf(properties[main ?? ''])['type'];
  input[main ?? 'command'] =
    main === 'files'
      ? [{ path: value }]
      : type !== 'array'
        ? value
        : tool.name === 'shell'
          ? ['bash', '-c', value]
          : [value];
  return { tool, input };
}

function helperCall(task: string, tools: readonly Tool[]): Call | null {
  const tool = tools.find(each => helpers.test(each.name));
  if (tool === undefined) return null;
  if (process.env['LAB_VERBOSE']) process.stdout.write(`    ${JSON.stringify(tool)}\n`);
  const properties = fieldsOf(tool.schema['properties']);
  const described = `${tool.description} ${JSON.stringify(tool.schema)}`;
  // Droid names its helpers in what it tells the model at the start.
  const kind = kindsOfHelpers.find(each => new RegExp(`\\b${each}\\b(?!-)`).test(described)) ?? 'worker';
  const needed = Array.isArray(tool.schema['required']) ? (tool.schema['required'] as readonly string[]) : [];
  const input: Record<string, unknown> = {};
  for (const key of needed) input[key] = plain(fieldsOf(properties[key])['type']);
  // Gemini CLI names its helpers in what it tells the model at the start.
  for (const key of kindKeys) if (key in properties) input[key] = key === 'agent_name' ? 'generalist' : kind;
  for (const key of ['prompt', 'task', 'message']) if (key in properties) input[key] = task;
  if ('tasks' in properties) input['tasks'] = [{ task }];
  if ('run_in_background' in properties) input['run_in_background'] = false;
  if ('await' in properties) input['await'] = true;
  return { tool, input };
}

function plain(type: unknown): unknown {
  return type === 'boolean' ? false : type === 'number' || type === 'integer' ? 1 : type === 'array' ? [] : 'lab';
}

const lastWord = 'Done.';
let count = 0;

function answer(url: string, body: Fields, call: Call | null, word: string, response: ServerResponse): void {
  const id = `call_${++count}`;
  const json = (value: object): void => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
  };
  const events = (all: readonly object[], isNamed: boolean): void => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    for (const each of all) {
      const { type } = each as { readonly type?: string };
      response.write(`${isNamed ? `event: ${type}\n` : ''}data: ${JSON.stringify(each)}\n\n`);
    }
    response.end(isNamed || url.includes('enerateContent') ? '' : 'data: [DONE]\n\n');
  };
  if (url.includes('count_tokens') || url.includes('countTokens')) return json({ input_tokens: 1, totalTokens: 1 });
  if (url.includes('/messages')) {
    const usage = { input_tokens: 1, output_tokens: 1 };
    const content =
      call === null ? { type: 'text', text: word } : { type: 'tool_use', id, name: call.tool.name, input: call.input };
    const reason = call === null ? 'end_turn' : 'tool_use';
    const message = { id: `m${count}`, type: 'message', role: 'assistant', model: 'm', usage };
    if (body['stream'] !== true) return json({ ...message, content: [content], stop_reason: reason });
    const delta =
      call === null
        ? { type: 'text_delta', text: word }
        : { type: 'input_json_delta', partial_json: JSON.stringify(call.input) };
    const start = call === null ? { type: 'text', text: '' } : { ...content, input: {} };
    return events(
      [
        { type: 'message_start', message: { ...message, content: [], stop_reason: null } },
        { type: 'content_block_start', index: 0, content_block: start },
        { type: 'content_block_delta', index: 0, delta },
        { type: 'content_block_stop', index: 0 },
        { type: 'message_delta', delta: { stop_reason: reason, stop_sequence: null }, usage },
        { type: 'message_stop' },
      ],
      true,
    );
  }
  if (url.includes('/chat/completions')) {
    const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
    const calls =
      call === null
        ? {}
        : {
            tool_calls: [
              {
                index: 0,
                id,
                type: 'function',
                function: { name: call.tool.name, arguments: JSON.stringify(call.input) },
              },
            ],
          };
    const message = { role: 'assistant', content: call === null ? word : null, ...calls };
    const reason = call === null ? 'stop' : 'tool_calls';
    const base = { id: `c${count}`, created: 0, model: 'm' };
    if (body['stream'] !== true)
      return json({
        ...base,
        usage,
        object: 'chat.completion',
        choices: [{ index: 0, message, finish_reason: reason }],
      });
    const chunk = (delta: object, finish: string | null): object => ({
      ...base,
      object: 'chat.completion.chunk',
      choices: [{ index: 0, delta, finish_reason: finish }],
    });
    // Continue's command line ignores the rest of a chunk that contains token counts.
    return events([chunk(message, null), chunk({}, reason), { ...chunk({}, null), choices: [], usage }], false);
  }
  if (url.includes('/responses')) {
    const item =
      call === null
        ? {
            type: 'message',
            id: `i${count}`,
            role: 'assistant',
            status: 'completed',
            content: [{ type: 'output_text', text: word, annotations: [] }],
          }
        : {
            type: 'function_call',
            id: `f${count}`,
            call_id: id,
            name: call.tool.name,
            ...(call.tool.namespace === undefined ? {} : { namespace: call.tool.namespace }),
            arguments: JSON.stringify(call.input),
            status: 'completed',
          };
    const usage = {
      input_tokens: 1,
      input_tokens_details: null,
      output_tokens: 1,
      output_tokens_details: null,
      total_tokens: 2,
    };
    const whole = { id: `r${count}`, object: 'response', status: 'completed', output: [item], usage };
    if (body['stream'] !== true) return json(whole);
    return events(
      [
        { type: 'response.created', response: { ...whole, output: [], status: 'in_progress' } },
        { type: 'response.output_item.added', output_index: 0, item },
        { type: 'response.output_item.done', output_index: 0, item },
        { type: 'response.completed', response: whole },
      ],
      true,
    );
  }
  if (url.includes('enerateContent')) {
    // It accepts no summary that, by this count, is longer than the text it replaces.
    const size = Math.ceil(JSON.stringify(body).length / 4);
    const part = call === null ? { text: word } : { functionCall: { name: call.tool.name, args: call.input } };
    const whole = {
      candidates: [{ content: { role: 'model', parts: [part] }, finishReason: 'STOP', index: 0 }],
      usageMetadata: { promptTokenCount: size, candidatesTokenCount: 1, totalTokenCount: size + 1 },
    };
    return url.includes('stream') ? events([whole], false) : json(whole);
  }
  if (url.endsWith('/models')) return json({ object: 'list', data: [{ id: 'm', object: 'model' }] });
  response.writeHead(404, { 'Content-Type': 'application/json' }).end('{}');
}
