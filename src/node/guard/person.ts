import { agentAmong } from '../../core/guard/agentPrograms.ts';

/** Variables that agents set for the programs that they start (measured 2026-11-28, or documented by them). */
const agentVariables: readonly RegExp[] = [
  /^(?:CLAUDECODE|AI_AGENT|AGENT|COPILOT_CLI|GEMINI_CLI|QWEN_CODE|OPENCODE|KILO|CURSOR_AGENT|CLINE_ACTIVE|PI_CODING_AGENT)$/,
  /^(?:CLAUDE_CODE_|CODEX_(?!HOME$|API_KEY$)|COPILOT_(?:HOOK|PROJECT)_|GEMINI_SESSION|QWEN_PROJECT|OPENCODE_(?:PID|SESSION)|CURSOR_(?:TRACE|PROJECT|TRANSCRIPT))/,
];

/** What is known about the caller of a command. */
export interface Caller {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard input and output are a terminal. */
  readonly isAtTerminal: boolean;
  /** The command lines of its ancestors; null if the system does not provide them. */
  readonly ancestors: readonly (readonly string[])[] | null;
}

/** Why a caller does not count as a person: a variable set by an agent, a program that started it, or no terminal. */
export type NoPerson = { readonly by: 'variable' | 'program'; readonly name: string } | { readonly by: 'no-terminal' };

/** Returns why a caller does not count as a person; null if it does. */
export function notAPerson({ env, isAtTerminal, ancestors }: Caller): NoPerson | null {
  const variable = Object.keys(env).find(
    name => env[name] !== undefined && agentVariables.some(each => each.test(name)),
  );
  if (variable !== undefined) return { by: 'variable', name: variable };
  const program = agentAmong(ancestors ?? []);
  if (program !== null) return { by: 'program', name: program };
  return isAtTerminal ? null : { by: 'no-terminal' };
}
