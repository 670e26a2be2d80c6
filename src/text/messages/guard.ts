import type { Templates } from '../templates.ts';

/** Sentences of the guard: what an agent is answered, and what people are told about it. At most 300 characters each. */
export const guardText = {
  'guard.rule': '{path} is held back by {file}:{line}: {pattern}.',
  'guard.sensitive': '{path} is of a kind that usually holds credentials.',
  'guard.attachment': '{path}, which the prompt names, is of a kind that usually holds credentials.',
  'guard.own': '{path} belongs to the guard; only a person may change it.',
  'guard.hooks': '{path} registers the hooks of an agent; only a person may change them.',
  'guard.rules': '{path} says what is held back; only a person may change it.',
  'guard.release': 'Only a person may change what the guard lets past.',
  'guard.environment':
    'This prints every variable of the environment, which may hold credentials. Print the one that you need.',
  'guard.secret.prompt': 'Line {line} of the prompt holds a secret ({ruleId}).',
  'guard.secret.output': 'Line {line} of the output holds a secret ({ruleId}).',
  'guard.secret.web': 'The address holds a secret ({ruleId}).',
  'guard.heldBackOutput': 'The output holds text of {path}, which is held back.',
  'guard.wayOut.file': 'To let agents read it for an hour, a person runs: sightglass guard allow {path} --for 1h',
  'guard.wayOut.prompt': 'Take it out and send the prompt again.',
} satisfies Templates;
