import { agentIn, leavesHooksOut, movesSomeAgent } from './startedAgents.ts';

/** Files that shells and sessions read when they start (manuals of bash, zsh, fish, PowerShell, pam_env and systemd). */
const profiles =
  /\/(?:\.(?:bash|zsh|k|tcsh|csh)rc|\.(?:bash_|z|x)?profile|\.(?:zshenv|zlogin|bash_login|bash_aliases|envrc|xsessionrc|pam_environment)|config\.fish|fish\/conf\.d\/[^/]+\.fish|environment\.d\/[^/]+\.conf|[\w.]*profile\.ps1)$|^\/etc\/environment$/i;

/** Files that shells read when they start. */
export function isShellProfile(path: string): boolean {
  return profiles.test(path);
}

/** Whether shell lines would make later agents start without hooks. */
export function weakensShell(text: string): boolean {
  return text.split('\n').some(line => {
    const words = wordsIn(line);
    const at = words.findIndex(word => agentIn([word]) !== null);
    const behind = words.slice(Math.max(0, at));
    const agent = at < 0 ? null : agentIn(behind);
    if (agent !== null && leavesHooksOut(agent, behind)) return true;
    return [...line.matchAll(setting)].some(([, inFish, name = inFish ?? '', value = '']) => swaysAgents(name, value));
  });
}

/** `set -gx NAME` of fish; `NAME=value`, also after `export` and `$env:`. */
const setting = /(?:^|[\s;&"'])(?:set -\w*x\w* ([A-Za-z_]\w*)|(?:\$env:)?([A-Za-z_]\w*)\s{0,9}=(?=([^;&]{0,300})))/gi;

const ofAllPrograms = /^(?:HOME|USERPROFILE|XDG_CONFIG_HOME|APPDATA|LD_PRELOAD|LD_AUDIT|DYLD_INSERT_LIBRARIES)$/;
/** Code that Node loads before a program; most agents run in it. */
const loading = /^[\s"']*(?:\S+\s+)*?(?:-r|--require|--import|--(?:experimental-)?loader)\b/;

function swaysAgents(name: string, value: string): boolean {
  return movesSomeAgent(name) || ofAllPrograms.test(name) || (name === 'NODE_OPTIONS' && loading.test(value));
}

/** Programs that set variables for programs started later, with the word that does so. */
const setters: Readonly<Record<string, RegExp>> = {
  launchctl: /^setenv$/,
  setx: /./,
  tmux: /^(?:setenv|set-environment)$/,
  systemctl: /^(?:set|import)-environment$/,
  'dbus-update-activation-environment': /./,
  set: /^-\w*U/,
};

/** Whether a command sets a variable that disables an agent's hooks, for programs started later. */
export function setsForLater(words: readonly string[]): boolean {
  const [name = '', ...rest] = words;
  const setter = Object.hasOwn(setters, name) ? setters[name] : undefined;
  const isSetting = setter !== undefined && rest.some(word => setter.test(word));
  if (isSetting) return rest.some(word => movesSomeAgent(word.replace(/=[^]*$/, '')));
  return name.includes('SetEnvironmentVariable') && wordsIn(words.join(' ')).some(movesSomeAgent);
}

/** Returns the words of a command line within a word, without quotes and brackets. */
export function wordsIn(text: string): readonly string[] {
  return text.split(/[\s'"`(),;:=[\]{}|&\\]+/).filter(word => word !== '');
}
