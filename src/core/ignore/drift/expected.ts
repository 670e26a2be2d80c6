/** Folders that tools create and remove; rules for them are written in advance. */
const generatedFolders: ReadonlySet<string> = new Set(
  (
    '.cache .dart_tool .eggs .gradle .idea .mypy_cache .next .nuxt .output .parcel-cache .pytest_cache .ruff_cache ' +
    '.serverless .svelte-kit .terraform .tox .turbo .venv .vs .vscode .vscode-test __pycache__ bin bower_components build ' +
    'cmake-build coverage debug dist env htmlcov logs log node_modules obj out public release site-packages storybook-static ' +
    'target temp tmp venv vendor'
  ).split(' '),
);

const generatedNames =
  /^(?:.*\.(?:bak|cache|class|crash|dll|dmp|dump|egg-info|exe|gz|lcov|lock|log|map|o|obj|orig|out|pid|pyc|pyo|rej|seed|so|swo|swp|tar|temp|tfstate|tgz|tmp|tsbuildinfo|zip)|\.DS_Store|Thumbs\.db|desktop\.ini|.*-debug|.*-error|.*~)$/i;

/**
 * Whether a rule is for what tools will create, so it is not worth reporting that nothing matches it now.
 * @param pattern as written, negated or not
 */
export function isForWhatComes(pattern: string): boolean {
  const parts = pattern
    .replace(/^!/, '')
    .split('/')
    .filter(part => part !== '' && part !== '**');
  const plain = parts.map(part => part.replace(/\*+$/, '').replace(/^\*+(?=\.)/, 'x'));
  if (plain.some(part => generatedFolders.has(part.replace(/^x(?=\.)/, '')))) return true;
  const last = (plain.at(-1) ?? '').replace(/\[[!^]?(.)[^\]]*\]/g, '$1');
  return generatedNames.test(last) || generatedNames.test(last.replace(/\.\*.*$/, ''));
}
