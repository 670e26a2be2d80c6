import { asWildcard } from '../shell/regularNames.ts';
import { wildcard } from '../shell/wildcard.ts';

/** Programs that end other programs by their names. */
const endingByName: ReadonlySet<string> = new Set(['pkill', 'killall', 'skill', 'taskkill', 'stop-process', 'spps']);
/** Programs that end the processes found by another program, and programs that find processes. */
const ending: ReadonlySet<string> = new Set(['kill', 'skill', 'stop-process', 'spps', 'taskkill']);
const finding: ReadonlySet<string> = new Set(['pgrep', 'pidof', 'lsof', 'fuser']);
const listing: ReadonlySet<string> = new Set(['ps', 'get-process', 'gps', 'tasklist', 'wmic']);
const choosing: ReadonlySet<string> = new Set(['grep', 'egrep', 'rg', 'awk', 'findstr', 'select-string', 'sls']);
/** Programs that run a command on another machine or in a container, without the guard. */
const elsewhere: ReadonlySet<string> = new Set(['ssh', 'docker', 'podman', 'nerdctl', 'kubectl', 'oc', 'vagrant']);

/** The process name and the command line of a guard that is about to answer. */
const guardNames: readonly string[] = ['node', 'nodejs'];
const guardLine = 'node sightglass/dist/guard.js guard run --agent';
const guardOnly = /sightglass|guard(?:Program)?\.js|guard run/;

/**
 * Ways to end programs repeatedly or later. Each question starts its own guard, which runs for some milliseconds: ending
 * every `node` process once, as people do to free a port, does not affect later questions.
 */
const repeating =
  /\b(?:while|until|for|foreach|foreach-object|watch|crontab|at|batch|systemd-run|schtasks|start-job)\b|\bsleep\b[^;&|]{0,40}(?:;|&&)\s{0,20}(?:sudo )?(?:p?kill|killall|skill|taskkill|stop-process)\b/i;

/**
 * Whether commands of one line end or suspend a guard that is about to answer: the agent then continues without it.
 * @param line the whole line, to recognise loops
 */
export function endsGuard(commands: readonly (readonly string[])[], line: string): boolean {
  const isRepeated = repeating.test(line);
  const here = commands
    .filter(words => !isElsewhere(words, commands))
    .map(([name = '', ...rest]) => ({
      name: name.toLowerCase(),
      rest,
    }));
  if (here.some(({ name, rest }) => endingByName.has(name) && namesGuard(name, rest, isRepeated))) return true;
  if (!here.some(({ name }) => ending.has(name))) return false;
  const isListed = here.some(({ name }) => listing.has(name));
  return here.some(
    ({ name, rest }) =>
      (finding.has(name) || listing.has(name) || (isListed && choosing.has(name))) &&
      namesGuard(name, rest, isRepeated),
  );
}

function isElsewhere(words: readonly string[], commands: readonly (readonly string[])[]): boolean {
  const text = words.join(' ');
  return commands.some(
    outer =>
      outer !== words &&
      elsewhere.has(outer[0] ?? '') &&
      !outer.some(word => /(?:^|@)(?:localhost|127\.|::1)|^--pid=host$/.test(word)) &&
      outer.join(' ').includes(text),
  );
}

/** Distinctive parts of names; a bracket may hide the first letter from the search itself. */
const ours = /guard|ightglass/;

/** Whether words name the guard or, if `countsNode`, any Node process. */
function namesGuard(name: string, rest: readonly string[], countsNode: boolean): boolean {
  const isWhole = rest.some(word => /^-\w*f|^--full$/.test(word)) || listing.has(name) || choosing.has(name);
  const isExact = name === 'killall' && !rest.some(word => /^-\w*r|^--regexp$/.test(word));
  return rest.some(word => {
    if (guardOnly.test(word)) return true;
    if (word === '' || word.startsWith('-') || word.startsWith('/')) return false;
    if (!countsNode && !ours.test(word)) return false;
    const plain = word.replace(/\.exe$/i, '');
    if (isExact || name === 'taskkill' || name === 'pidof') return guardNames.includes(plain);
    if (name === 'lsof' || name === 'fuser') return false;
    const lines = isWhole ? [guardLine, ...guardNames] : guardNames;
    return plain.split('|').some(each => lines.some(wildcard(`*${asWildcard(each)}*`)));
  });
}
