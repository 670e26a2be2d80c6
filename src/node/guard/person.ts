import { agentAmong } from '../../core/guard/agentPrograms.ts';

/** Variables that agents set for the programs that they start (measured 2026-11-28, or documented by them). */
const agentVariables: readonly RegExp[] = [
  /^(?:CLAUDECODE|AI_AGENT|AGENT|COPILOT_CLI|GEMINI_CLI|QWEN_CODE|OPENCODE|KILO|CURSOR_AGENT|CLINE_ACTIVE|PI_CODING_AGENT)$/,
  /^(?:CLAUDE_CODE_|CODEX_(?!HOME$|API_KEY$)|COPILOT_(?:HOOK|PROJECT)_|GEMINI_SESSION|QWEN_PROJECT|OPENCODE_(?:PID|SESSION)|CURSOR_(?:TRACE|PROJECT|TRANSCRIPT))/,
];

/** What is known of the caller of a command. */
export interface Caller {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard input and output are a terminal. */
  readonly isAtTerminal: boolean;
  /** Command lines of the processes that started it; null where the system does not say. */
  readonly ancestors: readonly (readonly string[])[] | null;
}

/** Why a caller is not taken for a person: the variable of an agent, a program that started it, or that there is no terminal. */
export type NoPerson = { readonly by: 'variable' | 'program'; readonly name: string } | { readonly by: 'no-terminal' };

/** Null: it is taken for a person. */
export function notAPerson({ env, isAtTerminal, ancestors }: Caller): NoPerson | null {
  const variable = Object.keys(env).find(
    name => env[name] !== undefined && agentVariables.some(each => each.test(name)),
  );
  if (variable !== undefined) return { by: 'variable', name: variable };
  const program = agentAmong(ancestors ?? []);
  if (program !== null) return { by: 'program', name: program };
  return isAtTerminal ? null : { by: 'no-terminal' };
}
