import { settingEffectText } from './settingEffects.ts';

/** Sentences about settings; every code is used in `core/settings` or `core/assistants` (checked by a test). */
export const settingsText: Readonly<Record<string, string>> = {
  ...settingEffectText,
  'settings.edit.malformed': 'The file has an error at line {line}, column {column}; nothing is written.',
  'settings.edit.otherShape': 'The value of {key} has another shape than expected (line {line}); nothing is written.',
  'settings.malformed': '{file} has an error at line {line}, column {column}. It is left as it is.',
  'settings.skip.locked': 'Your organisation has set it.',
  'settings.skip.account': 'It is a choice in your account; make it there.',
  'settings.skip.remove': 'Remove {key} from your environment.',
  'settings.skip.noAdvice': 'There is no value to advise.',
  'settings.skip.environment': 'Set {name}={value} in your environment.',
  'settings.skip.environmentWins': 'The environment variable {name} is set and wins over the file.',
  'settings.skip.needsCommands': 'It would break the product, since these programs are missing: {commands}.',
  'settings.skip.workspaceWins': 'The settings of the workspace win over yours ({file}).',
  'settings.skip.noEditor': 'No settings of an editor were found.',
  'settings.skip.userOnly': 'It counts only in your own settings, not in those of a workspace.',
  'settings.skip.noFolder': 'No folder is open.',
  'settings.skip.noFile': 'It is not known where this system keeps the file.',
  'settings.skip.order': 'A pattern * behind the others makes them void; put it first in {key}.',
};
