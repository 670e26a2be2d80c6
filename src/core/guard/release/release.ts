import { agentPrograms } from '../agentPrograms.ts';
import { takingText } from '../shell/programs.ts';
import { endsGuard } from './ending.ts';
import { setsForLater, wordsIn } from './lasting.ts';
import { removesProgram } from './packages.ts';
import { agentIn, leavesHooksOut, movesAgent } from './startedAgents.ts';

/** Programs that pass text on unchanged, and programs that run their input. */
const printing: ReadonlySet<string> = new Set(['cat', 'echo', 'printf', 'Write-Output']);
const runningInput: ReadonlySet<string> = new Set([
  ...['at', 'bash', 'batch', 'crontab', 'dash', 'fish', 'ksh', 'pwsh', 'sh', 'zsh'],
]);

/**
 * Whether commands of one line would remove or bypass the guard, which only the user may do. A program that is not known to treat its
 * arguments as plain text may run them, as script(1) and tmux(1) do.
 * @param line the whole line
 */
export function releaseGuard(
  commands: readonly (readonly string[])[],
  line: string,
  assigned: ReadonlySet<string> = new Set(),
): boolean {
  const moved = [...assigned, ...commands.flatMap(forgotten)];
  const agents = commands.flatMap(words => agentIn(words) ?? []);
  if (agents.some(agent => moved.some(name => movesAgent(name, agent))) || endsGuard(commands, line)) return true;
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

/** Returns the variables that `unset NAME` removes. */
function forgotten([name, ...rest]: readonly string[]): readonly string[] {
  return name === 'unset' ? rest : [];
}

function releases(words: readonly string[]): boolean {
  const agent = agentIn(words);
  if (agent !== null) return leavesHooksOut(agent, words);
  if (setsForLater(words) || removesProgram(words)) return true;
  const program = words.findIndex(word =>
    /(?:^|[\\/])sightglass(?:\.cmd|\.js)?(?:@[\w.-]+)?$|(?:^|[\\/])cli\.js$/.test(word),
  );
  if (program < 0) return false;
  const rest = words.slice(program + 1);
  // With `--apply`, it writes the accepted changes.
  if (rest.includes('--update-baseline')) return rest.includes('--apply');
  if (rest.includes('guard')) return rest.some(word => ['allow', 'remove', 'install'].includes(word));
  return rest.includes('undo') || rest.includes('--undo');
}
