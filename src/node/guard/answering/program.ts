import { homedir } from 'node:os';
import { hooksOf } from '../../../core/assistants/hooks.ts';
import type { AgentHooks } from '../../../core/guard/hooks/types.ts';
import { type Answered, answerQuestion, failureAnswer, type Guarding } from './answerQuestion.ts';
import { logDecision } from '../decisionLog.ts';
import { readStandardInput, writeStandard } from './standardStreams.ts';
import type * as exclusion from '../../ignore/exclusionFacts.ts';
import type * as secrets from '../../scanning/secrets.ts';

// A bundle of its own, `dist/guardProgram.js`, which `guard.js` loads. It reads one question, and prints one JSON object or nothing
// to standard output and at most a notice to standard error.

// Used by the command line (`guard check`).
export { decide } from '../../../core/guard/decide.ts';
export { diskFacts } from './facts.ts';

/** What the program needs from the bundle that starts it. */
export interface Started {
  /** Loads the part that finds secrets; called only if there is a text to scan. */
  readonly scanning: () => typeof secrets;
  /** Loads the part that reads content exclusion rules. */
  readonly exclusion: () => typeof exclusion;
  /** Called once, after the answer was given. */
  readonly ended: () => void;
  /** The folder of the bundles. */
  readonly folder: string;
}

/** A longer question is not read. Bytes. */
const maximumBytes = 64 * 1024 * 1024;

/** The share of the agent's own time limit after which the answer for failures is given. */
const patience = 0.6;

/** Why there is no decision; the message contains nothing from the question. */
class NoDecision extends Error {}

/** Answers the question on standard input and ends the process. */
export function run(argv: readonly string[], { scanning, exclusion, ended, folder }: Started): void {
  const at = argv.indexOf('--agent');
  const id = argv[at + 1] ?? '';
  const agent = at < 0 ? null : hooksOf(id);
  const isClosed = argv.includes('--fail-closed');
  if (agent === null) {
    writeStandard(2, 'sightglass: guard run needs --agent with the id of an agent that has hooks\n');
    process.exitCode = 2;
    return;
  }
  const deadline = agent.limit * 1_000 * patience;
  const give = (answered: Answered): void => {
    print(answered);
    ended();
    process.exit(answered.answer.exit);
  };
  const fail = (reason: string): void =>
    give({ answer: failureAnswer(agent, isClosed, reason), logged: failed(agent) });
  setTimeout(() => fail('it took too long'), Math.max(0, deadline - elapsed())).unref();
  process.on('uncaughtException', () => fail('it has a fault'));
  const guarding: Guarding = {
    agent,
    isClosed,
    home: homedir(),
    env: process.env,
    folder: process.cwd(),
    now: Date.now(),
    checkTime: () => {
      if (elapsed() > deadline) throw new NoDecision('it took too long');
    },
    createScanner: options => scanning().createScanner(options),
    readExclusion: source => exclusion().readExclusion(source),
    program: folder,
  };
  readStandardInput(maximumBytes)
    .then(bytes => {
      if (bytes === null) throw new NoDecision('the question is too long');
      return answerQuestion(bytes.toString('utf8').replace(/^\uFEFF/, ''), guarding);
    })
    .then(give, (error: unknown) => fail(error instanceof NoDecision ? error.message : 'the question cannot be read'));
}

/** Milliseconds since this process began. */
function elapsed(): number {
  return process.uptime() * 1_000;
}

function print({ answer, logged }: Answered): void {
  if (logged !== null) {
    const milliseconds = Math.round(elapsed());
    logDecision(homedir(), { time: new Date().toISOString(), ...logged, milliseconds });
  }
  const notice = answer.notice.replace(/\p{Cc}/gu, control => (control === '\n' ? control : ' '));
  writeStandard(2, notice === '' ? '' : `${notice}\n`);
  writeStandard(1, answer.print === null ? '' : `${JSON.stringify(answer.print)}\n`);
}

function failed(agent: AgentHooks): Answered['logged'] {
  return { agent: agent.id, event: 'unknown', decision: 'failed', rule: null };
}
