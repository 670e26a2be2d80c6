import { egressHostsText } from './egressHosts.ts';
import { egressPolicyText } from './egressPolicy.ts';
import { egressRecorderText } from './egressRecorder.ts';
import { egressText } from './egress.ts';
import { agentSettingEffectText } from './agentSettingEffects.ts';
import { ignoreDriftText } from './ignoreDrift.ts';
import { templates } from './render.ts';
import { secretExplanations } from './secretExplanations.ts';
import { settingEffectText } from './settingEffects.ts';
import { settingsText } from './settings.ts';

/** All templates: with what each setting does, and what is to be said when ignore files are checked or written. */
export const everyTemplate: typeof templates = {
  ...templates,
  ...egressHostsText,
  ...egressPolicyText,
  ...egressRecorderText,
  ...egressText,
  ...ignoreDriftText,
  ...secretExplanations,
  ...settingEffectText,
  ...agentSettingEffectText,
  ...settingsText,
};
