import { message } from '../../message.ts';
import { controlsIn } from '../../policy/managed/build.ts';
import type { ManagedTool } from '../../policy/managed/types.ts';
import { editorPolicies, editorPolicyLayer } from '../vscode/managedLayer.ts';
import { copilotManagedSettings, documented, sharedControls } from './managedLayer.ts';

export const copilotManaged: ManagedTool = {
  tool: 'copilot',
  layers: [copilotManagedSettings, editorPolicyLayer],
  controls: [
    ...sharedControls,
    controlsIn(copilotManagedSettings.id, documented)('sandbox.required', 'sandbox.enabled', true, {
      isOnlyManaged: true,
      note: message('policy.note.flagOnly'),
    }),
  ],
  placements: [editorPolicies],
  limits: {
    'tools.version': message('policy.limit.byExtension'),
    'classifications.heldBack': message('policy.limit.contentExclusion'),
    'modelHosts.allowed': message('policy.limit.vendorHosts'),
    'sandbox.network': message('policy.limit.byEditor'),
    'permissions.personalRules': message('policy.limit.noSuchKey'),
    'retention.transcripts': message('policy.limit.keepsWithoutEnd'),
    'retention.cloudSessions': message('policy.limit.copilotRemote'),
  },
};
