import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { certificatePins } from '../../../../src/core/egress/policy/formats/records/certificatePins.ts';
import { buildPolicy } from '../../../../src/core/egress/policy/model.ts';
import { scratchFolder } from '../../scratchFolder.ts';
import { options } from './requests.ts';

// The script asks openssl for certificates; here a small program replaces it.
(process.platform === 'win32' ? describe.skip : describe)('the certificate-pin check', () => {
  const { at, put } = scratchFolder();

  /** Answers `s_client` with the certificates of a host and an authority, and `dgst` with the digest of its input. */
  const openssl = (authority: string): void => {
    put(
      'bin/openssl',
      `#!/bin/sh
case "$1" in
s_client) [ -n "${authority}" ] && printf '%s\\n' '-----BEGIN CERTIFICATE-----' "leaf $(date +%s%N)" '-----END CERTIFICATE-----' '-----BEGIN CERTIFICATE-----' '${authority}' '-----END CERTIFICATE-----' ;;
x509) cat "$3" ;;
pkey) cat ;;
dgst) echo "$(cksum | tr ' ' '-') *stdin" ;;
esac
`,
    );
    chmodSync(at('bin/openssl'), 0o755);
  };
  const run = (verb: string): { readonly status: number | null; readonly output: string } => {
    const env = { PATH: `${at('bin')}:${process.env['PATH'] ?? ''}`, PINS: at('pins.txt') };
    const { status, stdout, stderr } = spawnSync('sh', [at('pins.sh'), verb], { env, encoding: 'utf8' });
    return { status, output: `${stdout}${stderr}` };
  };

  beforeEach(() => {
    const model = buildPolicy({ tools: ['claude-code'], allowedHosts: [], blockedClasses: ['telemetry'] });
    const [file] = certificatePins.write(model, { ...options, unlisted: 'allow' });
    writeFileSync(at('pins.sh'), file?.text ?? '');
    openssl('public authority');
  });

  it('keeps the authority, lets a new certificate of the host pass, and tells another authority', () => {
    assert.equal(run('check').status, 2);
    assert.match(run('record').output, /\d+ keys kept/);
    const same = run('check');
    assert.equal(same.status, 0, same.output);
    assert.match(same.output, /^as kept +api\.anthropic\.com$/m);
    openssl('intercepting proxy');
    const other = run('check');
    assert.equal(other.status, 1);
    assert.match(other.output, /^OTHER +api\.anthropic\.com$/m);
  });

  it('does not take a host that cannot be reached for one that is intercepted', () => {
    run('record');
    openssl('');
    const gone = run('check');
    assert.equal(gone.status, 0);
    assert.match(gone.output, /^not reached +api\.anthropic\.com$/m);
    assert.equal(run('').status, 2);
  });
});
