// Takes the place of `src/core/settings/programFormat.ts` in the bundle for the web, which reads the settings of the editor alone:
// the readers of TOML and YAML would make it a quarter larger.

export function programFormat(): null {
  return null;
}
