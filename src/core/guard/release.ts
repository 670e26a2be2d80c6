import { agentPrograms } from './agentPrograms.ts';

/** Options that leave hooks out, as measured (hooks of Claude Code 2.1.332, Codex 0.171.0, OpenCode 1.18.33, Pi 1.6.0). */
const withoutHooks =
  /^--(?:bare|safe-mode|pure|no-extensions|setting-sources|dangerously-bypass-hook-trust)$|disableAllHooks|features\.(?:codex_)?hooks\s*=\s*false|hooksConfig/;

/** Programs that take text for what it is: a message, a pattern, a line to print. */
const takingText: ReadonlySet<string> = new Set([
  ...[
    'awk',
    'cat',
    'echo',
    'egrep',
    'fgrep',
    'fossil',
    'gh',
    'git',
    'glab',
    'grep',
    'head',
    'hg',
    'jj',
    'jq',
    'less',
    'ls',
  ],
  ...['printf', 'rg', 'sed', 'sort', 'svn', 'tail', 'test', 'tr', 'wc', 'Select-String', 'Write-Host', 'Write-Output'],
]);

/** Those of them that hand on what they are given, and programs that run what they are given so. */
const printing: ReadonlySet<string> = new Set(['cat', 'echo', 'printf', 'Write-Output']);
const runningInput: ReadonlySet<string> = new Set(['at', 'bash', 'batch', 'dash', 'fish', 'ksh', 'pwsh', 'sh', 'zsh']);

/**
 * Whether commands of one line would take the guard away or let something past it: only a person may do that. A program that is not
 * known to take text for text may run what stands in its arguments, as script(1) and tmux(1) do.
 */
export function releaseGuard(commands: readonly (readonly string[])[]): boolean {
  const runsInput = commands.some(([name = '']) => runningInput.has(name));
  return commands.some(words => {
    if (releases(words)) return true;
    const [name = ''] = words;
    const isRun = runsInput && printing.has(name);
    return (isRun || !takingText.has(name)) && words.slice(1).some(word => releases(wordsIn(word)));
  });
}

/** Words of a command line within a word, whatever quotes and brackets stand round them. */
function wordsIn(text: string): readonly string[] {
  return text.split(/[\s'"`(),;:=[\]{}|&\\]+/).filter(word => word !== '');
}

function releases(words: readonly string[]): boolean {
  const [name = ''] = words;
  if (agentPrograms.has(name)) return words.some(word => withoutHooks.test(word));
  const program = words.findIndex(word =>
    /(?:^|[\\/])sightglass(?:\.cmd|\.js)?(?:@[\w.-]+)?$|(?:^|[\\/])cli\.js$/.test(word),
  );
  if (program < 0) return false;
  const rest = words.slice(program + 1);
  if (rest.includes('guard')) return rest.some(word => ['allow', 'remove', 'install'].includes(word));
  return rest.includes('undo') || rest.includes('--undo');
}
