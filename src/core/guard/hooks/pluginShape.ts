import type { Decision, GuardEvent, JsonObject } from '../types.ts';
import { quietly, shortened } from './answers.ts';
import { textOf, toolEvent, type ToolKind } from './toolEvents.ts';
import { type Answer, type Launch, nothing, type Question } from './types.ts';

/**
 * Reads a question of one of our own plugins, for agents that run hooks inside their own process: `hook` (`before`, `after`, `prompt`),
 * `tool`, `args`, `result`, `text`, `folder`. The answer is `deny` (a sentence) or `result` (in the shape of the given one).
 */
export function pluginQuestion(payload: JsonObject, kinds: Readonly<Record<string, ToolKind>>): Question | null {
  const folder = textOf(payload['folder']) || null;
  const call = toolEvent(textOf(payload['tool']), payload['args'] ?? {}, kinds);
  const question = (phase: Question['phase'], event: GuardEvent): Question => ({ phase, event, folder, payload });
  switch (payload['hook']) {
    case 'before':
      return call === null ? null : question('before', call);
    case 'after':
      return question('after', {
        kind: 'output',
        value: payload['result'] ?? null,
        call: 'tool' in payload ? call : null,
      });
    case 'prompt': {
      const text = textOf(payload['text']);
      return text === '' ? null : question('prompt', { kind: 'prompt', text });
    }
    default:
      return null;
  }
}

/** Returns the answer to one of our plugins: nothing for allow, a replaced output for redact, otherwise the sentence of the refusal. */
export function pluginAnswer(_question: Question, { decision, value }: Decision, sentence: string): Answer {
  if (decision === 'allow') return nothing;
  return decision === 'redact' ? quietly({ result: shortened(value ?? null) }) : quietly({ deny: sentence });
}

/** Returns the part that all our plugins share: it asks the guard and waits for at most eight seconds. */
function pluginStart({ program, arguments: words }: Launch, isClosed: boolean): string {
  return `// Written by Sightglass (sightglass guard install). Asks the guard before a tool runs and after it.
import { spawn } from 'node:child_process';

const program = ${JSON.stringify(program)};
const words = ${JSON.stringify(words)};
// Whether a guard that cannot be reached means no.
const isClosed = ${isClosed};

function start(question) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
    const timer = setTimeout(() => child.kill('SIGKILL'), 8000);
    let text = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', piece => (text += piece));
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', code => {
      clearTimeout(timer);
      if (code !== 0) return reject(new Error('the guard ended with ' + code));
      try {
        resolve(text === '' ? {} : JSON.parse(text));
      } catch (error) {
        reject(error);
      }
    });
    child.stdin.end(JSON.stringify(question));
  });
}

async function ask(question) {
  try {
    return await start(question);
  } catch {
    return isClosed ? { deny: 'Sightglass could not be asked, and is set up to refuse then.' } : {};
  }
}

// Puts the texts of one value into another of the same shape, which stays the same object.
function put(target, value) {
  for (const key of Object.keys(value)) {
    if (typeof value[key] === 'string') target[key] = value[key];
    else if (value[key] && target[key] && typeof value[key] === 'object') put(target[key], value[key]);
  }
}
`;
}

/** The plugin of OpenCode, and of Kilo, which has the same interface (measured 2026-11-28 with 1.18.33 and 7.7.9). */
export function openCodePlugin(launch: Launch, isClosed: boolean): string {
  return `${pluginStart(launch, isClosed)}
export const Sightglass = async ({ directory }) => {
  const folder = directory || process.cwd();
  return {
    'tool.execute.before': async (input, output) => {
      const answer = await ask({ hook: 'before', tool: input.tool, args: output.args, folder });
      if (answer.deny) throw new Error(answer.deny);
    },
    'tool.execute.after': async (input, output) => {
      const answer = await ask({ hook: 'after', tool: input.tool, args: input.args, result: output, folder });
      if (answer.deny) throw new Error(answer.deny);
      if (answer.result) put(output, answer.result);
    },
    'chat.message': async (input, output) => {
      const texts = output.parts.map(part =>
        part.type === 'text' ? part.text : part.type === 'file' ? '@"' + (part.url || part.filename) + '"' : '',
      );
      const answer = await ask({ hook: 'prompt', text: texts.join('\\n'), folder });
      if (answer.deny) throw new Error(answer.deny);
    },
    // A resumed session sends messages again that are older than the guard.
    'experimental.chat.messages.transform': async (input, output) => {
      const answer = await ask({ hook: 'after', result: output.messages, folder });
      if (answer.deny) throw new Error(answer.deny);
      if (answer.result) put(output.messages, answer.result);
    },
  };
};
`;
}

/**
 * The extension of Pi (measured 2026-11-28 with 1.6.0). An error after a tool is only a notice there, so it withholds the output instead.
 */
export function piExtension(launch: Launch, isClosed: boolean): string {
  return `${pluginStart(launch, isClosed)}
export default function (pi) {
  const folder = process.cwd();
  pi.on('tool_call', async event => {
    const answer = await ask({ hook: 'before', tool: event.toolName, args: event.input, folder });
    if (answer.deny) return { block: true, reason: answer.deny };
  });
  pi.on('tool_result', async event => {
    const answer = await ask({ hook: 'after', tool: event.toolName, args: event.input, result: event.content, folder });
    if (answer.deny) return { content: [{ type: 'text', text: answer.deny }] };
    if (answer.result) return { content: answer.result };
  });
  pi.on('input', async event => {
    const answer = await ask({ hook: 'prompt', text: event.text, folder });
    if (!answer.deny) return;
    console.error(answer.deny);
    return { action: 'handled' };
  });
  // Files from the command line and older messages of a resumed session appear only in the whole request.
  pi.on('before_provider_request', async event => {
    const answer = await ask({ hook: 'after', result: event.payload, folder });
    if (answer.result) return answer.result;
  });
}
`;
}
