import { message } from '../message.ts';
import type { Source } from '../fidelity.ts';
import { features, hosts, ignoreFile, settingsIn } from './build.ts';
import type { Assistant } from './types.ts';

const source: Source = { ref: 'Strings in the published build of OpenCode 1.18.33', date: '2026-11-20' };
const source2: Source = { ref: 'Measured with the real tool on a loopback network (1.18.33)', date: '2026-11-20' };
const source3: Source = { ref: 'opencode.ai/docs/config', date: '2026-11-20' };

const inJson = settingsIn({
  kind: 'json-file',
  files: ['~/.config/opencode/opencode.json', '~/.config/opencode/opencode.jsonc'],
  workspaceFile: './opencode.json',
  fidelity: 'documented',
  source: source3,
});
const inJson2 = settingsIn({
  kind: 'json-file',
  files: ['~/.config/opencode/opencode.json', '~/.config/opencode/opencode.jsonc'],
  workspaceFile: './opencode.json',
  fidelity: 'measured',
  source: source2,
});
const inEnvironment = settingsIn({ kind: 'env', fidelity: 'exact', source });

export const openCode: Assistant = {
  id: 'opencode',
  name: 'OpenCode',
  features: features('exact', source, { agent: 'workspace' }),
  mechanisms: [
    ignoreFile('permission.read', 'measured', source2, {
      covers: ['agent'],
      kind: 'permission-rules',
      syntax: 'opencode-permission',
      lookup: 'config',
      files: [
        './opencode.json',
        './opencode.jsonc',
        './.opencode/opencode.json',
        '~/.config/opencode/opencode.json',
        '~/.config/opencode/opencode.jsonc',
      ],
      keyPath: ['permission', 'read'],
      builtIn: ['*.env', '*.env.*', '!*.env.example'],
      gaps: [
        message('ignore.gap.asksFirst'),
        message('ignore.gap.search'),
        message('ignore.gap.shell'),
        message('ignore.gap.mcp'),
      ],
    }),
    ignoreFile('.gitignore', 'measured', source2, {
      covers: [],
      lookup: 'git',
      gaps: [message('ignore.gap.readTool'), message('ignore.gap.shell')],
    }),
    ignoreFile('.ignore', 'measured', source2, {
      covers: [],
      lookup: 'nested',
      gaps: [message('ignore.gap.readTool'), message('ignore.gap.shell')],
    }),
  ],
  settings: [
    inJson('share', {
      default: 'manual',
      hardened: 'disabled',
      hosts: ['opncd.ai'],
      accepts: [],
      trafficClass: 'sharing',
      effect: message('setting.opencode.share'),
      cost: message('setting.opencode.share.cost'),
    }),
    inJson('autoupdate', {
      default: true,
      hardened: false,
      level: 'strict',
      trafficClass: 'update',
      effect: message('setting.opencode.autoupdate'),
      cost: message('setting.opencode.autoupdate.cost'),
    }),
    inJson2('snapshot', {
      default: true,
      hardened: false,
      level: 'strict',
      trafficClass: 'sharing',
      effect: message('setting.opencode.snapshot'),
      cost: message('setting.opencode.snapshot.cost'),
    }),
    inJson2('permission.read', {
      hardened: { '*.env': 'deny', '*.env.*': 'deny', '*.pem': 'deny', '*.key': 'deny' },
      merge: 'object',
      lastMatchDecides: true,
      accepts: ['deny', 'ask'],
      trafficClass: 'model',
      effect: message('setting.opencode.permissionRead'),
    }),
    inEnvironment('OPENCODE_DISABLE_AUTOUPDATE', {
      hardened: '1',
      level: 'strict',
      trafficClass: 'update',
      effect: message('setting.opencode.opencodeDisableAutoupdate'),
    }),
    inEnvironment('OPENCODE_DISABLE_MODELS_FETCH', {
      hardened: '1',
      level: 'strict',
      trafficClass: 'registry',
      effect: message('setting.opencode.opencodeDisableModelsFetch'),
    }),
    inEnvironment('OPENCODE_DISABLE_LSP_DOWNLOAD', {
      hardened: '1',
      level: 'strict',
      trafficClass: 'registry',
      effect: message('setting.opencode.opencodeDisableLspDownload'),
    }),
    inEnvironment('OPENCODE_DISABLE_DEFAULT_PLUGINS', {
      hardened: '1',
      level: 'strict',
      trafficClass: 'registry',
      effect: message('setting.opencode.opencodeDisableDefaultPlugins'),
    }),
    inEnvironment('OPENCODE_DISABLE_SHARE', {
      hardened: '1',
      level: 'recommended',
      trafficClass: 'sharing',
      effect: message('setting.opencode.opencodeDisableShare'),
    }),
    inEnvironment('OPENCODE_PURE', {
      hardened: '1',
      level: 'strict',
      trafficClass: 'registry',
      effect: message('setting.opencode.opencodePure'),
    }),
    inEnvironment('OPENCODE_AUTO_SHARE', {
      shouldBeUnset: true,
      trafficClass: 'sharing',
      effect: message('setting.opencode.opencodeAutoShare'),
    }),
    inEnvironment('OPENCODE_ENABLE_EXA', {
      shouldBeUnset: true,
      level: 'strict',
      trafficClass: 'sharing',
      effect: message('setting.opencode.opencodeEnableExa'),
    }),
  ],
  hosts: hosts(source, {
    model: ['opencode.ai'],
    registry: ['models.dev', 'models.opencode.ai'],
    sharing: ['opncd.ai', 'api.opencode.ai', 'mcp.exa.ai'],
  }),
  detection: {
    extensionIds: ['sst-dev.opencode', 'sst-dev.opencode-v2'],
    commands: ['opencode'],
    paths: ['~/.config/opencode', '~/.local/share/opencode'],
  },
};
