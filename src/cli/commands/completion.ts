import { optionsByCommand } from '../arguments/accepted.ts';
import type { Environment } from '../environment.ts';
import { document } from '../output/safe.ts';
import { UsageError } from '../arguments/usage.ts';
import { suggestion } from '../../core/texts/closest.ts';

/** The words that may follow: `guard` → its subcommands and options. The key for the first word is empty. */
type Following = ReadonlyMap<string, readonly string[]>;

const shells: Readonly<Record<string, (following: Following) => string>> = { bash, zsh, fish, powershell };

/** `sightglass completion bash|zsh|fish|powershell`: prints a script that the shell reads at startup. */
export function completionCommand({ options, print }: Environment): Promise<number> {
  const [, shell = '', ...more] = options.operands;
  const script = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
  const known = Object.keys(shells);
  if (script === undefined || more.length > 0)
    throw new UsageError(`completion takes one shell: ${known.join(', ')}${suggestion(shell, known)}`);
  print(document(script(followingWords())));
  return Promise.resolve(0);
}

/** Longer keys come first: the first one that matches counts. */
function followingWords(): Following {
  const following = new Map<string, Set<string>>();
  const add = (words: string, next: string): void => {
    following.set(words, (following.get(words) ?? new Set()).add(next));
  };
  for (const shell of Object.keys(shells)) add('completion', shell);
  for (const [words, names] of optionsByCommand()) {
    const [first = '', second] = words.split(' ');
    add('', first);
    if (second !== undefined) add(first, second);
    for (const name of names) add(words, `--${name}`);
  }
  return new Map(
    [...following].sort(([a], [b]) => b.length - a.length).map(([words, next]) => [words, [...next].sort()]),
  );
}

function bash(following: Following): string {
  const cases = [...following].map(([words, next]) => `    '${words}'*) known='${next.join(' ')}' ;;`);
  return `# bash completion for sightglass: eval "$(sightglass completion bash)"
_sightglass() {
  local known=
  case "\${COMP_WORDS[*]:1:COMP_CWORD-1}" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$known" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _sightglass sightglass
`;
}

/** zsh can read bash completions (zshcompsys, bashcompinit). */
function zsh(following: Following): string {
  return `# zsh completion for sightglass: eval "$(sightglass completion zsh)"
autoload -U +X compinit && compinit
autoload -U +X bashcompinit && bashcompinit
${bash(following)}`;
}

function fish(following: Following): string {
  const lines = [...following].flatMap(([words, next]) => {
    const seen = words === '' ? [] : words.split(' ').map(each => `__fish_seen_subcommand_from ${each}`);
    const subcommands = next.filter(each => !each.startsWith('--'));
    const none = words === '' ? '__fish_use_subcommand' : `not __fish_seen_subcommand_from ${subcommands.join(' ')}`;
    return next.map(each =>
      each.startsWith('--')
        ? `complete -c sightglass -n '${seen.join('; and ')}' -l ${each.slice(2)}`
        : `complete -c sightglass -f -n '${[...seen, none].join('; and ')}' -a ${each}`,
    );
  });
  return `# fish completion for sightglass: sightglass completion fish | source\n${lines.join('\n')}\n`;
}

function powershell(following: Following): string {
  const cases = [...following].map(([words, next]) => {
    const list = next.map(each => `'${each}'`).join(', ');
    return `    '${words}*' { ${list}; break }`;
  });
  return `# PowerShell completion for sightglass: sightglass completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName sightglass -ScriptBlock {
  param($word, $tree, $position)
  $before = ($tree.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $position }) -join ' '
  $(switch -Wildcard ($before) {
${cases.join('\n')}
  }) | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`;
}
