/** Programs of agents, which can be started without their hooks. */
const agents: ReadonlySet<string> = new Set([
  ...['claude', 'codex', 'copilot', 'gemini', 'qwen', 'opencode', 'kilo', 'kilocode', 'pi', 'cline', 'cursor-agent'],
]);

/** Options that leave hooks out, as measured (hooks of Claude Code 2.1.332, Codex 0.171.0, OpenCode 1.18.33, Pi 1.6.0). */
const withoutHooks =
  /^--(?:bare|safe-mode|pure|no-extensions|setting-sources|dangerously-bypass-hook-trust)$|disableAllHooks|features\.(?:codex_)?hooks\s*=\s*false|hooksConfig/;

/** Whether a command would take the guard away or let something past it: only a person may do that. */
export function releasesGuard(words: readonly string[]): boolean {
  const [name = ''] = words;
  if (agents.has(name)) return words.some(word => withoutHooks.test(word));
  const program = words.findIndex(word => /(?:^|[\\/])sightglass(?:\.cmd|\.js)?$|(?:^|[\\/])cli\.js$/.test(word));
  if (program < 0) return false;
  const rest = words.slice(program + 1);
  if (rest.includes('guard')) return rest.some(word => ['allow', 'remove', 'install'].includes(word));
  return rest.includes('undo') || rest.includes('--undo');
}
