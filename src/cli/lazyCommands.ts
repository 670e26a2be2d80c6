import type { Environment } from './environment.ts';

/** Resolves to the exit code; rejects with a `UsageError` for wrong usage or unreadable input. */
export type Command = (environment: Environment) => Promise<number>;

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  audit: async () => (await import('./commands/audit.ts')).auditCommand,
  scan: async () => (await import('./commands/scan.ts')).scanCommand,
  context: async () => (await import('./commands/context.ts')).contextCommand,
  ignore: async () => (await import('./commands/ignore/index.ts')).ignoreCommand,
  settings: async () => (await import('./commands/settings.ts')).settingsCommand,
  readers: async () => (await import('./commands/readers.ts')).readersCommand,
  harden: async () => (await import('./commands/harden.ts')).hardenCommand,
  guard: async () => (await import('./commands/guard/index.ts')).guardCommand,
  undo: async () => (await import('./commands/undo.ts')).undoCommand,
  history: async () => (await import('./commands/history.ts')).historyCommand,
  policy: async () => (await import('./commands/policy/index.ts')).policyCommand,
  fleet: async () => (await import('./commands/fleet/index.ts')).fleetCommand,
  trail: async () => (await import('./commands/trail.ts')).trailCommand,
  completion: async () => (await import('./commands/completion.ts')).completionCommand,
  mcp: async () => (await import('./commands/mcp.ts')).mcpCommand,
  facts: async () => (await import('./commands/facts.ts')).factsCommand,
  egress: async () => (await import('./commands/egress/index.ts')).egressCommand,
};

/**
 * Loads the command with a name from its own bundle next to this one: a run loads the rules, tables and parsers of only one command.
 * Null if there is no such command.
 */
export async function lazyCommand(name: string): Promise<Command | null> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return load === undefined ? null : load();
}
