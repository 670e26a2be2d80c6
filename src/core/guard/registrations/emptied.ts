/** Returns contents without effect for each kind of hooks file: a plan removes no file, and the agent must be able to load it. */
export function emptied(file: string): string {
  if (file.endsWith('.json')) return '{}\n';
  return /\.m?[jt]s$/.test(file) ? 'export default () => ({});\n' : '#!/bin/sh\nexit 0\n';
}
