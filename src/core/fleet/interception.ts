import { message } from '../message.ts';
import { readSettings } from '../settings/read.ts';
import type { Readings } from '../settings/readings.ts';
import { hostOfUrl } from '../settings/hostPatterns.ts';
import type { SettingSpec, SettingState, Tool } from '../settings/types.ts';
import { isLoopback } from '../egress/summary/loopback.ts';
import type { InterceptionRow } from './types.ts';

type Kind = InterceptionRow['kind'];

/** VS Code's documentation of networks and its bundle 1.139; Node's and the tools' documentation of variables, read 2026-11. */
const source = {
  ref: 'VS Code 1.139.1 (http.*), Node 24 (command-line options), documentation of the tools',
  date: '2026-11-20',
};
/** Measured with the tools: a variable redirects an administrator's file. */
const measured = {
  ref: 'Gemini CLI 0.61.0, Qwen Code 0.24.4 and OpenCode 1.18.33 on a loopback network',
  date: '2026-11-28',
};

interface Watched {
  readonly kind: Kind;
  readonly spec: SettingSpec;
  /** Whether a value that is set is relevant. */
  readonly counts: (value: string) => boolean;
}

const always = (value: string): boolean => value !== '';

function watched(kind: Kind, key: string, counts: Watched['counts'], more: Partial<SettingSpec> = {}): Watched {
  const spec: SettingSpec = {
    ...{ key, kind: 'env', level: 'recommended', reportOnly: true, trafficClass: 'model', hosts: [] },
    ...{ effect: message('fleet.interception'), fidelity: 'documented', source, ...more },
  };
  return { kind, spec, counts };
}

const editor = { kind: 'vscode-setting', scope: 'application' } as const;

/** Everything that captures and debugging leave behind, and variables that bypass a policy. */
const all: readonly Watched[] = [
  watched('no-certificate-check', 'http.proxyStrictSSL', value => value === 'false', editor),
  watched('proxy', 'http.proxy', always, { ...editor, comparison: 'host' }),
  watched('no-certificate-check', 'NODE_TLS_REJECT_UNAUTHORIZED', value => value === '0'),
  ...[
    'NODE_EXTRA_CA_CERTS',
    'SSL_CERT_FILE',
    'REQUESTS_CA_BUNDLE',
    'CURL_CA_BUNDLE',
    'AWS_CA_BUNDLE',
    'CODEX_CA_CERTIFICATE',
  ].map(name => watched('extra-certificates', name, always)),
  ...['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'].map(name =>
    watched('proxy', name, always, { comparison: 'host' }),
  ),
  ...['GEMINI_CLI_SYSTEM_SETTINGS_PATH', 'QWEN_CODE_SYSTEM_SETTINGS_PATH', 'OPENCODE_TEST_MANAGED_CONFIG_DIR'].map(
    name => watched('policy-bypass', name, always, { fidelity: 'measured', source: measured }),
  ),
];

/** The settings that must be read for {@link interceptionsIn}. */
export const interceptionTool: Tool = {
  id: 'interception',
  name: 'Interception',
  settings: all.map(({ spec }) => spec),
};

/**
 * Returns which of the watched settings are set on a machine. Values are not reported: a proxy's address may contain a
 * password.
 */
export function interceptionsIn(readings: Readings): readonly InterceptionRow[] {
  return readSettings([interceptionTool], readings).flatMap(state => {
    const found = all.find(({ spec }) => spec.key === state.spec.key);
    if (found === undefined || !isSet(state) || !found.counts(textOf(state))) return [];
    const { kind } = found;
    return [
      {
        name: state.spec.key,
        kind,
        where: state.scope ?? 'unknown',
        isLoopback: kind === 'proxy' ? isHere(state) : null,
      },
    ];
  });
}

function isSet({ scope, value }: SettingState): boolean {
  return scope !== null && scope !== 'default' && value !== null;
}

function textOf({ value }: SettingState): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isHere(state: SettingState): boolean | null {
  const text = textOf(state);
  const host = hostOfUrl(text.includes('://') ? text : `http://${text}`);
  return host === null ? null : isLoopback(host);
}
