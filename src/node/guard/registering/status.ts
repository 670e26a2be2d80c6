import { spawn } from 'node:child_process';
import { objectOf } from '../../../core/guard/hooks/toolEvents.ts';
import type { AgentHooks, Answer } from '../../../core/guard/hooks/types.ts';
import type { WrittenState } from '../../../core/guard/registrations/standing.ts';
import type { Json } from '../../../core/guard/types.ts';
import type { Message } from '../../../core/message.ts';
import { programVersion } from '../../versions/programVersions.ts';
import type { HookPlace, Installation } from './installation.ts';
import { type Command, readRegistered } from './registered.ts';

export type RegistrationState = Exclude<WrittenState, 'registered'> | 'working';

/** A file in which an agent's hooks are, or should be. */
export interface RegisteredHooks extends HookPlace {
  readonly state: RegistrationState;
  /** The file that turns hooks off. */
  readonly disabledBy?: string;
  /** Why a file cannot be read, or where its error is. */
  readonly problem?: Message;
}

export interface GuardStatus {
  readonly agent: AgentHooks;
  /** The version of the installed program; null if no file contains it. */
  readonly version: string | null;
  readonly registered: readonly RegisteredHooks[];
  readonly failsClosed: boolean;
}

/** How long to wait for the answer that proves a registration, in milliseconds. */
const patience = 10_000;

/** Returns where the guard is registered in an agent and whether it answers there: runs the registered command with a question. */
export async function guardStatus(agent: AgentHooks, installation: Installation): Promise<GuardStatus> {
  const { hooks, failsClosed } = readRegistered(agent, installation);
  const registered: RegisteredHooks[] = [];
  for (const { command, state, ...place } of hooks) {
    if (state !== 'registered' || command === null)
      registered.push({ ...place, state: state === 'registered' ? 'broken' : state });
    else registered.push({ ...place, state: (await proves(agent, command)) ? 'working' : 'broken' });
  }
  return { agent, version: programVersion(agent.id, installation.env), registered, failsClosed };
}

/** Whether the registered command line refuses a question that must be refused. */
async function proves(agent: AgentHooks, [program = '', ...words]: Command): Promise<boolean> {
  const payload = agent.proof('/sightglass-proof');
  const question = agent.question(payload);
  if (question === null) return false;
  const expected = agent.answer(question, { decision: 'deny', reasons: [] }, 'reason');
  const given = await run(program, words, JSON.stringify(payload));
  return given !== null && given.exit === expected.exit && shapeOf(given.print) === shapeOf(expected.print);
}

function shapeOf(value: Json): string {
  return JSON.stringify(value, (_key, each: Json) =>
    typeof each === 'string' ? each.slice(0, 4).replace(/^Sigh.*|^reas.*|^echo.*/, '') : each,
  );
}

function run(
  program: string,
  words: readonly string[],
  input: string,
): Promise<(Pick<Answer, 'print'> & { exit: number }) | null> {
  return new Promise(resolve => {
    // A command without arguments is a shell command line, as the agent would start it.
    const isLine = words.length === 0;
    const child = spawn(program, words, { shell: isLine, stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    let text = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (piece: string) => (text += piece));
    child.stdin.on('error', () => {});
    child.on('error', () => resolve(null));
    child.on('close', code => {
      clearTimeout(timer);
      try {
        resolve({ exit: code ?? -1, print: text.trim() === '' ? null : objectOf(JSON.parse(text) as Json) });
      } catch {
        resolve(null);
      }
    });
    child.stdin.end(input);
  });
}
