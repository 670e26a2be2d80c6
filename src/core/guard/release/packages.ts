/** Package managers and editors, which remove or replace programs. */
const managers: ReadonlySet<string> = new Set([
  ...['npm', 'pnpm', 'yarn', 'bun', 'volta', 'brew', 'port', 'mise', 'asdf', 'choco', 'scoop', 'winget'],
  ...['code', 'code-insiders', 'codium', 'vscodium', 'cursor', 'windsurf', 'kiro', 'code-server'],
]);

const ours = /(?:^|[\\/])sightglass(?:\.sightglass)?(?:@[\w.-]+)?$/i;
const removing = /^(?:r|rm|un|unlink|uninstall|remove|--(?:uninstall|disable)-extension)$/;
const replacing = /^(?:i|in|install|add|up|update|upgrade|link|ln)$/;
const everywhere = /^(?:-g|--global|global|--location=global)$/;

/** Whether a command removes the guard's program or replaces it with another version. */
export function removesProgram([name = '', ...rest]: readonly string[]): boolean {
  if (!managers.has(name) || !rest.some(word => ours.test(word))) return false;
  if (rest.some(word => removing.test(word))) return true;
  return rest.some(word => replacing.test(word)) && rest.some(word => everywhere.test(word));
}
