import { egressPolicyText } from './messages/egress/egressPolicy.ts';
import { fleetText } from './messages/organisation/fleet.ts';
import { policyNotesText } from './messages/organisation/policyNotes.ts';
import type { Templates } from './templates.ts';
import { translatedTemplate } from './translatedTemplate.ts';

/** The texts in files that administrators roll out and in reports of the terminal, which are always in English. */
export const englishTemplate = { ...egressPolicyText, ...fleetText, ...policyNotesText } satisfies Templates;

/** All templates. */
export const everyTemplate = { ...translatedTemplate, ...englishTemplate } satisfies Templates;

/** Every code for which there is a sentence. */
export type MessageCode = keyof typeof everyTemplate;
