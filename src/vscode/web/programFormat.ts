// Replaces `src/core/settings/programFormat.ts` in the bundle for the web, which only reads the settings of the editor: the parsers
// for TOML and YAML would make it a quarter larger.

export function programFormat(): null {
  return null;
}
