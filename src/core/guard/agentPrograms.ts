/** Names of the programs of agents, as npm and their installers put them on PATH (catalogue of assistants, read 2026-11). */
export const agentPrograms: ReadonlySet<string> = new Set([
  ...['claude', 'codex', 'copilot', 'gemini', 'qwen', 'opencode', 'kilo', 'kilocode', 'pi', 'cline', 'cursor-agent'],
  ...['aider', 'amp', 'auggie', 'cn', 'droid', 'goose', 'junie', 'kiro-cli', 'q', 'qchat'],
]);

/** Packages of agents, whose folders contain the program that a runtime starts. */
const packages =
  /[\\/]node_modules[\\/](?:@anthropic-ai[\\/]claude-code|@openai[\\/]codex|@github[\\/]copilot|@google[\\/]gemini-cli|@qwen-code[\\/]qwen-code|opencode-ai|opencode-[\w-]+|@kilocode[\\/][\w-]+|@[\w-]+[\\/]pi-coding-agent|cline)[\\/]/;

/** Runtimes whose first argument is the program. */
const runtimes = /^(?:node|nodejs|bun|deno|python[\d.]*)$/;

/** Programs that give other programs a terminal without a user (script(1), expect(1), socat(1)). */
const pretenders: ReadonlySet<string> = new Set(['script', 'unbuffer', 'expect', 'socat', 'empty', 'ptyget']);

/**
 * Returns the program of an agent, or a program that pretends to be a terminal, among those that started a process; null if there is
 * none.
 * @param lines command lines, as lists of words
 */
export function agentAmong(lines: readonly (readonly string[])[]): string | null {
  for (const words of lines) {
    const [first = ''] = words;
    const name = nameOf(first);
    if (agentPrograms.has(name) || pretenders.has(name)) return name;
    if (packages.test(first)) return name;
    if (!runtimes.test(name)) continue;
    const program = words.slice(1).find(word => !word.startsWith('-')) ?? '';
    if (agentPrograms.has(nameOf(program)) || packages.test(program)) return nameOf(program);
    // A few lines of code that open a terminal: `python3 -c "import pty; …"`.
    if (words.some(word => /\bpty\b/.test(word))) return name;
  }
  return null;
}

function nameOf(word: string): string {
  const name = word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
  return name.replace(/^-/, '').replace(/\.(?:exe|cmd|[cm]?js|py)$/i, '');
}
