/** Variables that agents set for the programs that they start (measured 2026-11-28, or documented by them). */
const agentVariables: readonly RegExp[] = [
  /^(?:CLAUDECODE|AI_AGENT|AGENT|COPILOT_CLI|GEMINI_CLI|QWEN_CODE|OPENCODE|KILO|CURSOR_AGENT|CLINE_ACTIVE|PI_CODING_AGENT)$/,
  /^(?:CLAUDE_CODE_|CODEX_(?!HOME$|API_KEY$)|COPILOT_(?:HOOK|PROJECT)_|GEMINI_SESSION|QWEN_PROJECT|OPENCODE_(?:PID|SESSION)|CURSOR_(?:TRACE|PROJECT|TRANSCRIPT))/,
];

/** What is known of whoever runs a command. */
export interface Caller {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard input and output are a terminal. */
  readonly isAtTerminal: boolean;
}

/** Why a caller is not taken for a person: the variable of an agent, or null where there is no terminal. False: it is one. */
export function notAPerson({ env, isAtTerminal }: Caller): { readonly variable: string | null } | false {
  const variable = Object.keys(env).find(
    name => env[name] !== undefined && agentVariables.some(each => each.test(name)),
  );
  if (variable !== undefined) return { variable };
  return isAtTerminal ? false : { variable: null };
}
