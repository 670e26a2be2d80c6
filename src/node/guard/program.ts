import { homedir } from 'node:os';
import path from 'node:path';
import { hooksOf } from '../../core/assistants/hooks.ts';
import type { AgentHooks } from '../../core/guard/hooks/types.ts';
import { type Answered, answerQuestion, failureAnswer } from './answerQuestion.ts';
import { logDecision } from './decisionLog.ts';
import { lazyBundle } from '../lazyBundle.ts';
import type * as secrets from '../scanning/secrets.ts';

// A bundle of its own, `dist/guard.js`, which agents start before and after each of their steps: it loads nothing else but
// `secrets.js`, and that only where there is a text to look at. It reads
// one question, prints one JSON object or nothing, and writes nothing else but one line on standard error.
//   node guard.js guard run --agent ID [--fail-closed]

/** A longer question is not read. Bytes. */
const maximumBytes = 64 * 1024 * 1024;

/** The part of the agent's own time limit after which the answer for failures is given. */
const patience = 0.6;

/** Why there is no decision, in words that hold nothing of the question. */
class NoDecision extends Error {}

const scanning = lazyBundle<typeof secrets>('secrets.js');

const started = performance.now();

function main(argv: readonly string[]): void {
  const at = argv.indexOf('--agent');
  const id = argv[at + 1] ?? '';
  const agent = at < 0 ? null : hooksOf(id);
  const isClosed = argv.includes('--fail-closed');
  if (agent === null) {
    process.stderr.write('sightglass: guard run needs --agent with the id of an agent that has hooks\n');
    process.exitCode = 2;
    return;
  }
  const deadline = agent.limit * 1_000 * patience;
  const fail = (reason: string): void =>
    give({ answer: failureAnswer(agent, isClosed, reason), logged: failed(agent) });
  setTimeout(() => fail('it took too long'), deadline).unref();
  process.on('uncaughtException', () => fail('it has a fault'));
  readQuestion().then(
    text => {
      try {
        give(answer(text, agent, isClosed, deadline));
      } catch (error) {
        fail(error instanceof NoDecision ? error.message : 'the question cannot be read');
      }
    },
    (error: unknown) => fail(error instanceof NoDecision ? error.message : 'the question cannot be read'),
  );
}

function answer(text: string, agent: AgentHooks, isClosed: boolean, deadline: number): Answered {
  return answerQuestion(text, {
    agent,
    isClosed,
    home: homedir(),
    env: process.env,
    folder: process.cwd(),
    now: Date.now(),
    checkTime: () => {
      if (performance.now() - started > deadline) throw new NoDecision('it took too long');
    },
    createScanner: options => scanning().createScanner(options),
    program: path.dirname(__filename),
  });
}

async function readQuestion(): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    const piece = chunk as Buffer;
    bytes += piece.length;
    if (bytes > maximumBytes) throw new NoDecision('the question is too long');
    chunks.push(piece);
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

let isGiven = false;

/** The first answer counts. */
function give({ answer: { print, notice, exit }, logged }: Answered): void {
  if (isGiven) return;
  isGiven = true;
  if (logged !== null) {
    const milliseconds = Math.round(performance.now() - started);
    logDecision(homedir(), { time: new Date().toISOString(), ...logged, milliseconds });
  }
  const end = (): void => process.exit(exit);
  const printed = print === null ? '' : `${JSON.stringify(print)}\n`;
  // An agent that has gone away takes no answer.
  process.stdout.on('error', end);
  process.stderr.on('error', end);
  process.stderr.write(
    notice === '' ? '' : `${notice.replace(/\p{Cc}/gu, control => (control === '\n' ? control : ' '))}\n`,
    () => {
      process.stdout.write(printed, end);
    },
  );
}

function failed(agent: AgentHooks): Answered['logged'] {
  return { agent: agent.id, event: 'unknown', decision: 'failed', rule: null };
}

main(process.argv.slice(2));
