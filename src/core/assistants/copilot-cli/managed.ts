import { message } from '../../message.ts';
import { controlsIn, heldBack } from '../../policy/managed/build.ts';
import type { ManagedTool } from '../../policy/managed/types.ts';
import { copilotManagedSettings, documented, sharedControls } from '../copilot/managedLayer.ts';

const stated = controlsIn(copilotManagedSettings.id, documented);

export const copilotCliManaged: ManagedTool = {
  tool: 'copilot-cli',
  layers: [copilotManagedSettings],
  controls: [
    ...sharedControls,
    stated(
      'classifications.heldBack',
      'permissions.deny',
      heldBack('copilot-cli', '**/', '/', glob => `Read(${glob})`),
      { merge: 'list', isOnlyManaged: true, note: message('policy.note.copilotAsks') },
    ),
    stated('sandbox.required', 'sandbox.enabled', true, { isOnlyManaged: true }),
  ],
  placements: [],
  limits: {
    'tools.version': message('policy.limit.noVersionKey'),
    'modelHosts.allowed': message('policy.limit.environmentHost', { name: 'COPILOT_PROVIDER_BASE_URL' }),
    'permissions.personalRules': message('policy.limit.noSuchKey'),
    'sandbox.network': message('policy.limit.noSuchKey'),
    'retention.transcripts': message('policy.limit.keepsWithoutEnd'),
    'retention.cloudSessions': message('policy.limit.copilotRemote'),
  },
};
