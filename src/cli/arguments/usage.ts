/** Wrong usage or unreadable input: its message goes to standard error and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Compares the name, since the bundles of the commands each have their own copy of the class. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === 'UsageError';
}

export const usage = `sightglass: what AI assistants would send from this machine, before it is sent

  sightglass audit [FOLDER]              secrets that would reach an assistant, gaps in ignore files, settings
      [--verbose]                        each secret, gap and setting, rather than the table of files
      [--ascii]                          marks that every font has
  sightglass scan PATH... | -            secrets only; - reads standard input
      [--baseline FILE]                  leave out what this file accepts, rather than .sightglass-baseline
      [--update-baseline] [--apply]      accept everything that is found now
      [--personal-data]                  also lists of e-mail addresses, cards, bank accounts and national ids
      [--exclude PATTERN]...             leave files out by a pattern of gitignore (also audit); how many is said
      [--staged]                         what the next commit adds, as staged in git (for hooks)
      [--history]                        what any commit ever added, each content once: COMMIT:PATH
      [--explain]                        why each finding was kept, lowered or dropped
      [--format gitleaks|junit]          also as gitleaks writes JSON, and as JUnit XML
      [--no-cache]                       neither read nor write ~/.sightglass/cache, where findings of unchanged
                                         files are kept between runs
      [--threads N]                      default: one per core, at most 8
      [--verbose]                        each binary file that was passed over
  sightglass context FILE --cursor L:C   what would be sent for this cursor
      [--open FILE]... [--assistant ID] [--feature ID]
      [--ascii]                          bars of letters that every font has
  sightglass ignore check PATH...        verdict per assistant and feature, with the deciding rule
      [--file NAME]                      ask one kind of ignore file alone, as git check-ignore -v does
  sightglass ignore check --drift        dead rules and drift in ignore files; exit 1 when there is drift
      [--source FILE]                    also when another file is out of step with this one
      [--verbose]                        also mere information
  sightglass ignore generate             ignore files for the assistants in use
      [--for ID,...] [--apply]
      [--source FILE]                    write them from this file
      [--yaml]                           print content-exclusion rules to paste into GitHub's settings
  sightglass settings                    outbound settings of the AI tools on this machine
      [--stored]                         what the tools left on this disk, with sizes
  sightglass readers [FOLDER]            what can read files or run commands for a model here, and what bypasses an ignore file
      [--fix ROW,... [--by ask|off|remove]] [--apply]
                                         a plan to be asked again, to switch it off or to remove it; ROW is the
                                         name of a server, the key of an approval, FILE:LINE, or all
  sightglass harden                      a plan to harden them, with what it costs; --apply writes it
      [--level recommended|strict|off] [--scope workspace|user] [--only KEY,...] [--apply]
      [--purge ID,...]                   move away what the tools left; ids as --stored names them
  sightglass guard [status]              where the guard is registered, whether it answers, what it cannot see
  sightglass guard install | remove      a plan to register it in the agents in use; --apply writes it
      [--agents ID,...] [--scope user|workspace|machine] [--fail-closed] [--apply]
  sightglass guard check                 what it would answer and why; exit 1 when it is not allow
      --read PATH | --command TEXT | --prompt - | --output -   [--agent ID]
  sightglass guard allow PATH            let agents read a file for an hour; only from a person's terminal
      [--once | --for 30m | --until DATE]
  sightglass guard log                   past decisions, without text
  sightglass undo                        undo the last applied plan, byte for byte
  sightglass trail [--since DATE]        what was changed, when, by whom and why; exit 1 when the trail was tampered with
  sightglass history                     which secrets the assistants' own records show as sent: to whom, when, how often
      [--since DATE] [--files] [--session ID]
      [--find -]                         whether lines on standard input were ever sent; they are never printed or kept
      [--forget [--apply]]               remove what is kept between runs: fingerprints in ~/.sightglass/history
  sightglass policy check                this machine and folder against sightglass.policy.yml; exit 1 when it is broken
      [--policy FILE] [--format junit]   another file than the folder's; that of the machine counts before it
      [--verbose]                        also rules that are met
  sightglass policy init                 a policy from what is here, with comments; --apply writes it
  sightglass policy build --out DIR      the files that an administrator rolls out, and which rule each tool enforces
      [--systems linux,macos,windows] [--policy FILE] [--apply]
  sightglass fleet report                this machine as a line of JSON: tools, policy, guard, what was left open; no names, no values
      [--policy FILE] [--salt TEXT] [--names] [--no-history]
  sightglass fleet merge REPORTS... | -  reports of any number of machines, from files and folders: which drift, what is not approved
      [--format json|csv|cyclonedx|html] [--against OLDER.json]
  sightglass egress import CAPTURE... | - what was really sent: HAR, flow files, packet captures, logs; compared with the audit
  sightglass egress inventory LOG... | - who uses which AI tool, by logs of squid, nginx, Zscaler, Netskope, Pi-hole, dnsmasq
      [--approved ID,... | --policy FILE]   exit 1 when another tool is used
      [--format csv|html]                also for a spreadsheet, and as a page with a heat map
  sightglass egress policy --format NAME rules for another program that stop telemetry and let the models through
      [--format list]                    the forms: hosts, dnsmasq, nftables, squid, bubblewrap and others
      [--tools ID,...] [--allow-host H]... [--block CLASS,...] [--allow CLASS,...]
      [--unlisted allow|deny] [--user UID] [--program PATH]
      [--out DIR [--apply]]              write the files rather than print them
  sightglass egress record               a local proxy that logs hosts, bytes and times, and decrypts nothing
      [--port N] [--log FILE] [--refuse H]... [--allow-private] [--no-upstream]
  sightglass mcp                         a server for agents (Model Context Protocol, stdio): may I read this, what would be sent
  sightglass facts                       where what is said about AI tools is from, and which sources are older than 60 days
      [--older-than DAYS] [--verbose]    another age; all sources
  sightglass completion bash|zsh|fish|powershell   completion of commands and options, for the shell to read at its start

  --format text|json|sarif|markdown      text is the default; sarif where there are findings
  --workspace DIR   --home DIR           default: the current folder, your home folder
  --assistants ID,... | all              default: the ones found on this machine
  --content-exclusion on|off             whether the Copilot account has it; default: not known
  --exclusion-rules FILE                 count its rules too, in the YAML of GitHub's settings
  --fail-on none|low|medium|high|critical   exit 1 at or above it (default: medium for audit and scan, else none)
  --confidence high|medium|low           what scan and audit report (default: medium; JSON has all, with their confidence)
  --show-secrets                         print secrets in full (scan, audit); without it they are redacted
  --config FILE | --no-config            another file than sightglass.config.json, or none (audit, scan, context, ignore)
  --dry-run                              the default for every command that writes; --apply writes
  --reason TEXT                          why, for the trail (every command that writes, undo)
  Paths are relative to the current folder; where nothing is there, to --workspace.
  --color auto|always|never              auto: where a terminal shows it; NO_COLOR and FORCE_COLOR count
  -q, --quiet   -v, --verbose            the result alone: no progress, no advice; more of it, where a command has more
  -V, --version   -h, --help             with a command: its options, and examples

Exit codes: 0 fine, 1 at or above --fail-on, 2 wrong usage or unreadable input. Sightglass sends nothing anywhere.
`;

/** Example command lines for each command and sub-command. */
const examples: Readonly<Record<string, readonly string[]>> = {
  audit: ['sightglass audit', "sightglass audit --format markdown --confidence low --exclude 'fixtures/'"],
  scan: ['sightglass scan .', 'sightglass scan --staged --fail-on high', 'sightglass scan --history'],
  context: ['sightglass context src/server.ts --cursor 12:5 --open src/orders.ts'],
  'ignore check': ['sightglass ignore check .env', 'sightglass ignore check --drift --source .cursorignore'],
  'ignore generate': ['sightglass ignore generate', 'sightglass ignore generate --for cursor,claude-code --apply'],
  settings: ['sightglass settings', 'sightglass settings --stored'],
  readers: [
    'sightglass readers',
    'sightglass readers --fail-on medium --format json',
    'sightglass readers --fix .mcp.json:4 --apply',
  ],
  harden: ['sightglass harden', 'sightglass harden --level strict --scope user --apply'],
  'guard status': ['sightglass guard', 'sightglass guard status --format json'],
  'guard install': ['sightglass guard install', 'sightglass guard install --agents claude-code --apply'],
  'guard remove': ['sightglass guard remove --agents codex --apply'],
  'guard check': ["sightglass guard check --command 'cat .env'", 'git diff | sightglass guard check --output -'],
  'guard allow': ['sightglass guard allow config/dev.env --for 30m'],
  'guard log': ['sightglass guard log'],
  undo: ['sightglass undo'],
  trail: ['sightglass trail', 'sightglass trail --since 2026-11-01 --format json'],
  history: ['sightglass history --since 2026-11-01', 'pbpaste | sightglass history --find -'],
  'policy check': ['sightglass policy check', 'sightglass policy check --format junit'],
  'policy init': ['sightglass policy init', 'sightglass policy init --apply'],
  'policy build': ['sightglass policy build --out rollout --systems linux --apply'],
  'fleet report': ['sightglass fleet report >> reports.ndjson'],
  'fleet merge': ['sightglass fleet merge reports.ndjson --format html > fleet.html'],
  'egress import': ['sightglass egress import traffic.har'],
  'egress inventory': ['sightglass egress inventory access.log --format html > use.html'],
  'egress policy': ['sightglass egress policy --format dnsmasq', 'sightglass egress policy --format list'],
  'egress record': ['sightglass egress record --log hosts.ndjson'],
  facts: ['sightglass facts', 'sightglass facts --assistants claude-code --verbose'],
  mcp: ['sightglass mcp --workspace .', 'claude mcp add sightglass -- sightglass mcp'],
  completion: ['eval "$(sightglass completion bash)"', 'sightglass completion fish | source'],
};

/** Commands that have a help text of their own, in the order of {@link usage}. */
export const explainedCommands: readonly string[] = [
  ...new Set(Object.keys(examples).map(name => name.split(' ', 1)[0] ?? name)),
];

/**
 * Returns the help of a command or sub-command: its lines of {@link usage}, examples and shared options; null for an unknown
 * command.
 * @param words the command's words: `guard`, or `guard` and `install`
 */
export function usageOf([command = '', verb]: readonly string[]): string | null {
  const whole = verb === undefined ? [] : [`${command} ${verb}`].filter(name => Object.hasOwn(examples, name));
  const names = whole.length > 0 ? whole : Object.keys(examples).filter(name => name.split(' ', 1)[0] === command);
  if (names.length === 0) return null;
  const [commands = '', shared = '', codes = ''] = usage.split('\n\n').slice(1);
  const own = commands.split(/\n(?= {2}sightglass )/).filter(part => {
    const words =
      part
        .trimStart()
        .split(/ {2}/, 1)[0]
        ?.split(/[\s[\]|]+/) ?? [];
    return words[1] === command && (whole.length === 0 || words.includes(verb ?? ''));
  });
  const lines = names.flatMap(name => examples[name] ?? []).map(line => `  ${line}\n`);
  return `${own.join('\n')}\n\nExamples\n${lines.join('')}\n${shared}\n\n${codes}`;
}
