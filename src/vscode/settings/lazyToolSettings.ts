import { createRequire } from 'node:module';
import type * as bundle from './toolSettings.ts';

type ToolSettings = typeof bundle;

let loaded: ToolSettings | undefined;

/** The part that knows the configuration of AI tools, from its own bundle beside this one. */
export function toolSettings(): ToolSettings {
  loaded ??= createRequire(__filename)('./toolSettings.js') as ToolSettings;
  return loaded;
}
