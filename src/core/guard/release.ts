import { agentPrograms } from './agentPrograms.ts';
import { takingText } from './shell/programs.ts';

/** Options that leave hooks out, as measured (hooks of Claude Code 2.1.332, Codex 0.171.0, OpenCode 1.18.33, Pi 1.6.0). */
const withoutHooks =
  /^(?:--(?:bare|safe-mode|pure|no-extensions|settings|setting-sources|dangerously-bypass-hook-trust|config-dir|disable-hooks)(?:=|$)|-ne$)|disableAllHooks|(?:features\.(?:codex_)?)?hooks\s*=\s*(?:false|\{\})|hooksConfig/;

/** `codex --disable hooks`, `gemini hooks disable`, `claude plugin disable`: words that do the same together. */
const switchingOff =
  /(?:^| )(?:--?disable(?:-all)?|off|remove|uninstall) (?:\S+ )?hooks?(?: |$)|(?:^| )(?:hooks?|plugins?|extensions?|features|config set) (?:-\S+ )*(?:disable|remove|uninstall|hooks)\b/;

/** Variables by which agents look for their settings elsewhere, where no hooks are (their documents, 2026-11). */
const movingNames = [
  ...['HOME', 'USERPROFILE', 'XDG_CONFIG_HOME', 'APPDATA', 'CLAUDE_CONFIG_DIR', 'CODEX_HOME', 'COPILOT_HOME'],
  ...['GEMINI_CLI_HOME', 'QWEN_HOME', 'OPENCODE_CONFIG\\w*', 'OPENCODE_DISABLE\\w*', 'KILO_CONFIG\\w*'],
  ...['PI_CODING_AGENT_DIR', 'CLINE_DIR', 'CURSOR_CONFIG_DIR'],
].join('|');
const moving = new RegExp(`^(?:${movingNames})$`);
/** A line of a shell's profile that sets one. */
const movingLine = new RegExp(`(?:^|[\\s;&"'])(?:\\$env:|set -gx )?(?:${movingNames})\\s*[= ]`, 'i');

/** Programs that end others, or find those to be ended, and with them a guard that is about to answer. */
const ending: ReadonlySet<string> = new Set(['pkill', 'killall', 'taskkill', 'stop-process', 'pgrep', 'pidof']);

/** Runners of packages and programs, behind which the name of an agent stands. */
const runners: ReadonlySet<string> = new Set([
  'npx',
  'pnpx',
  'bunx',
  'uvx',
  'npm',
  'pnpm',
  'yarn',
  'bun',
  'node',
  'deno',
]);
const packages =
  /^(?:@anthropic-ai\/claude-code|@openai\/codex|@github\/copilot|@google\/gemini-cli|@qwen-code\/qwen-code|opencode-ai|@kilocode\/cli|@(?:earendil-works|mariozechner)\/pi-coding-agent)(?:@[\w.-]+)?$/;

/** The folder of an agent's package, in which the program lies that a runtime starts. */
const packageFolder =
  /node_modules[\\/](?:@[\w.-]+[\\/])?(?:claude-code|codex|copilot|gemini-cli|qwen-code|opencode-ai|pi-coding-agent|cline)[\\/]/;

/** Whether a command starts an agent. */
function agentIn([name = '', ...rest]: readonly string[]): boolean {
  if (agentPrograms.has(name)) return true;
  const isStarted = (word: string): boolean =>
    packages.test(word) || packageFolder.test(word) || agentPrograms.has(word.replace(/^.*[\\/]/, ''));
  return runners.has(name) && rest.some(isStarted);
}

/** Those of the programs that take text for what it is which hand it on, and programs that run what they are given so. */
const printing: ReadonlySet<string> = new Set(['cat', 'echo', 'printf', 'Write-Output']);
const runningInput: ReadonlySet<string> = new Set([
  'at',
  'bash',
  'batch',
  'crontab',
  'dash',
  'fish',
  'ksh',
  'pwsh',
  'sh',
  'zsh',
]);

/**
 * Whether commands of one line would take the guard away or let something past it: only a person may do that. A program that is not
 * known to take text for text may run what stands in its arguments, as script(1) and tmux(1) do.
 */
export function releaseGuard(
  commands: readonly (readonly string[])[],
  assigned: ReadonlySet<string> = new Set(),
): boolean {
  const isMoved = [...assigned].some(name => moving.test(name)) || commands.some(forgetsHome);
  if (isMoved && commands.some(words => agentIn(words))) return true;
  const runsInput = commands.some(([name = '']) => runningInput.has(name));
  return commands.some(words => {
    if (releases(words)) return true;
    const [name = ''] = words;
    const agent = takingText.has(name) ? -1 : words.findIndex((word, at) => at > 0 && agentPrograms.has(word));
    if (agent > 0 && releases(words.slice(agent))) return true;
    const isRun = runsInput && printing.has(name);
    return (isRun || !takingText.has(name)) && words.slice(1).some(word => releases(wordsIn(word)));
  });
}

/** `unset HOME`. */
function forgetsHome([name, ...rest]: readonly string[]): boolean {
  return name === 'unset' && rest.some(word => moving.test(word));
}

/** Words of a command line within a word, whatever quotes and brackets stand round them. */
function wordsIn(text: string): readonly string[] {
  return text.split(/[\s'"`(),;:=[\]{}|&\\]+/).filter(word => word !== '');
}

function releases(words: readonly string[]): boolean {
  const [name = ''] = words;
  if (agentIn(words)) return words.some(word => withoutHooks.test(word)) || switchingOff.test(words.slice(1).join(' '));
  if (ending.has(name)) return words.some(word => /sightglass|guard(?:Program)?\.js|guard run/.test(word));
  const program = words.findIndex(word =>
    /(?:^|[\\/])sightglass(?:\.cmd|\.js)?(?:@[\w.-]+)?$|(?:^|[\\/])cli\.js$/.test(word),
  );
  if (program < 0) return false;
  const rest = words.slice(program + 1);
  // Writes what is accepted.
  if (rest.includes('--update-baseline')) return rest.includes('--apply');
  if (rest.includes('guard')) return rest.some(word => ['allow', 'remove', 'install'].includes(word));
  return rest.includes('undo') || rest.includes('--undo');
}

/** Files that shells read when they start (manuals of bash, zsh, fish and PowerShell). */
export function isShellProfile(path: string): boolean {
  return /\/(?:\.(?:bash|zsh|k|tcsh|csh)rc|\.(?:bash_|z)?profile|\.(?:zshenv|zlogin|bash_login|bash_aliases|envrc)|config\.fish|[\w.]*profile\.ps1)$/i.test(
    path,
  );
}

/** Whether lines for a shell would start agents without hooks from then on. */
export function weakensShell(text: string): boolean {
  return text.split('\n').some(line => {
    const words = wordsIn(line);
    const at = words.findIndex(word => agentPrograms.has(word));
    const isBare = at >= 0 && words.slice(at).some(word => withoutHooks.test(word));
    return isBare || movingLine.test(line);
  });
}
