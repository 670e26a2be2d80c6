import { message } from '../../message.ts';
import { withoutLayer } from '../../policy/managed/build.ts';

/** Nothing on the machine that an administrator owns was found (looked for on 2026-11-28). */
export const jetbrainsAiManaged = withoutLayer('jetbrains-ai', message('policy.limit.jetbrainsConsole'));
