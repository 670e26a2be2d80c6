// npm run lab:policy [-- TOOL...]: builds the files of a policy with every section with our own command line, installs them where an
// administrator would (in an /etc and a network of their own, on Linux as root), and starts the real tools with them. Each case
// tries to bypass one rule: with the person's settings, the repository's settings, the command line, or a variable. Its control is
// the same run without the file, to show that the case can fail. Then other programs read the files for other systems. Needs the npm
// registry; not part of `npm test`.
import '../lib/ensure-installed.mjs';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleForNode } from '../lib/build/bundle.mjs';
import { checkForeign } from './lib/policyReaders.mjs';
import { install, labFolder as root, labPackages } from './lib/packages.mjs';
import { policyTools } from './lib/policyCases.mjs';
import { runCases, scriptedModel } from './lib/policyRun.mjs';
import { buildOnce } from './lib/programs.mjs';
import { sealed } from './lib/sealed.mjs';

const inner = process.env.SIGHTGLASS_LAB_POLICY;
const names = process.argv.slice(2);

if (inner !== undefined) {
  process.exitCode = await runCases(root, inner, names);
} else {
  buildOnce();
  for (const tool of policyTools.filter(each => names.length === 0 || names.includes(each)))
    if (install(labPackages[tool]) === null) console.log(`${tool} is not installed here`);
  mkdirSync(root, { recursive: true });
  const work = mkdtempSync(path.join(root, 'policy-'));
  await bundleForNode({ entryPoints: ['test/lab/scriptedModel.ts'], outfile: path.join(work, scriptedModel) });
  build(work);
  const foreign = checkForeign(path.join(work, 'out'));
  // With bubblewrap, Codex wants a helper for its sandbox, and does not create it in a home below the system's temporary folder.
  const setup =
    '{ ! command -v bwrap >/dev/null || mount --bind /dev/null "$(command -v bwrap)"; } && ' +
    'mkdir -p "$1/upper" "$1/work" && mount -t tmpfs tmpfs "$1/upper" && mkdir "$1/upper/u" "$1/upper/w" && ' +
    'mount -t overlay overlay -o lowerdir=/etc,upperdir="$1/upper/u",workdir="$1/upper/w" /etc && shift';
  const [program, ...words] = sealed({ setup, asRoot: true });
  const run = spawnSync(program, [...words, work, process.execPath, process.argv[1], ...names], {
    stdio: 'inherit',
    env: { ...process.env, SIGHTGLASS_LAB_POLICY: path.join(work, 'out') },
  });
  if (run.status === null || run.status === 127) console.log('Needs root on Linux, with unshare and mount.');
  process.exitCode = foreign + (run.status ?? 1) === 0 ? 0 : 1;
}

/** Builds the files of the test's policy; its gateway is a port on the loopback that the cases listen on. */
function build(work) {
  const policy = readFileSync('test/unit/policy/everySection.yml', 'utf8')
    .replace('hosts: [llm.example.com]', 'hosts: [127-0-0-1.example.com]')
    .replace('url: https://llm.example.com', 'url: http://localhost:41871')
    .replace('hosts: [127-0-0-1.example.com]', 'hosts: [localhost]')
    // Accept any version of a tool; hooks and sandboxes have labs of their own.
    .replace(/, maximum: ['"]0\.999\.0['"]/, '')
    .replace('2.1.300', '2.0.0')
    .replace('sandbox: { required: true, network: deny }', 'sandbox: {}')
    .replace('hooks: { others: deny, guard: required, failClosed: true }', 'hooks: {}')
    .replace(/exceptions:[^]*$/, '');
  writeFileSync(path.join(work, 'policy.yml'), policy);
  const args = [
    'policy',
    'build',
    '--policy',
    'policy.yml',
    '--out',
    'out',
    '--apply',
    '--home',
    work,
    '--workspace',
    work,
  ];
  execFileSync(process.execPath, [path.resolve('dist/cli.js'), ...args], { cwd: work, stdio: 'ignore' });
}
