/**
 * Variables that move a tool's folder. Sources: the tools' documentation (Claude Code ec68a5b2 env-vars, Codex config,
 * Cline 21cb8d25, pi 1.5.2 environment-variables, Continue d0a3c0b6), read 2026-11-20; XDG_CONFIG_HOME: the XDG base
 * directory specification.
 */
const variables: readonly (readonly [folder: string, variable: string])[] = [
  ['~/.claude/', 'CLAUDE_CONFIG_DIR'],
  ['~/.codex/', 'CODEX_HOME'],
  ['~/.cline/data/', 'CLINE_DATA_DIR'],
  ['~/.cline/', 'CLINE_DIR'],
  ['~/.pi/agent/', 'PI_CODING_AGENT_DIR'],
  ['~/.continue/', 'CONTINUE_GLOBAL_DIR'],
  ['~/.config/', 'XDG_CONFIG_HOME'],
  ['~/AppData/Roaming/', 'APPDATA'],
];

/** Where folders of the home folder really lie, by their usual name (`~/.codex/`). Only absolute paths count. */
export function movedFolders(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const moved: Record<string, string> = {};
  for (const [folder, variable] of variables) {
    const value = env[variable];
    if (value !== undefined && /^(?:\/|[A-Za-z]:[\\/])/.test(value)) moved[folder] = value;
  }
  return moved;
}
