import { agentHooks } from '../../assistants/hooks.ts';
import type { AgentHooks, Launch } from '../../guard/hooks/types.ts';
import { withEntries } from '../../guard/registrations/registration.ts';
import type { Policy } from '../model/types.ts';
import type { SystemId } from './types.ts';

/** What hooks start: where `npm install -g` puts the machine-wide program, by system. */
const machinePrograms: Readonly<Record<SystemId, { readonly program: string; readonly script: string }>> = {
  linux: { program: '/usr/bin/node', script: '/usr/local/lib/node_modules/sightglass/dist/guard.js' },
  darwin: { program: '/usr/local/bin/node', script: '/usr/local/lib/node_modules/sightglass/dist/guard.js' },
  win32: {
    program: 'C:\\Program Files\\nodejs\\node.exe',
    script: 'C:\\Program Files\\Sightglass\\dist\\guard.js',
  },
};

/** A file with the guard's hooks for every user of a machine. */
export interface HookFile {
  readonly tool: string;
  /** Absolute, on that system. */
  readonly file: string;
  readonly system: SystemId;
  /** Adds the hooks to the text of the file; `null` means that the file contains nothing else. */
  readonly withHooks: (text: string | null) => string | null;
}

/** Returns the machine-wide hooks of the guard for every agent that supports them. */
export function guardHookFiles(policy: Policy, tools: readonly string[]): readonly HookFile[] {
  if (policy.hooks.guard !== 'required') return [];
  const isClosed = policy.hooks.failClosed === true;
  return agentHooks
    .filter(({ id }) => tools.includes(id))
    .flatMap(agent =>
      (['linux', 'darwin', 'win32'] as const).flatMap(system =>
        (agent.registration.files.machine?.[system] ?? []).map(file => ({
          tool: agent.id,
          file,
          system,
          withHooks: (text: string | null) => hookText(agent, text, launchOn(system, agent, isClosed), isClosed),
        })),
      ),
    );
}

function launchOn(system: SystemId, { id }: AgentHooks, isClosed: boolean): Launch {
  const { program, script } = machinePrograms[system];
  return { program, arguments: [script, 'guard', 'run', '--agent', id, ...(isClosed ? ['--fail-closed'] : [])] };
}

function hookText({ registration }: AgentHooks, text: string | null, launch: Launch, isClosed: boolean): string | null {
  if (registration.kind === 'own-files') return registration.text(launch, isClosed);
  return withEntries(text, registration, launch, isClosed).text;
}
