import assert from 'node:assert/strict';
import { copilotManaged } from '../../../../src/core/assistants/copilot/managed.ts';
import { editorPolicyFiles } from '../../../../src/core/assistants/vscode/policyFiles.ts';
import { controlStates } from '../../../../src/core/policy/check/controls.ts';
import { checkPolicy } from '../../../../src/core/policy/check/check.ts';
import { emptyPolicy, type Policy } from '../../../../src/core/policy/model/types.ts';
import { planHardening } from '../../../../src/core/settings/hardening/harden.ts';
import type { Readings } from '../../../../src/core/settings/readings.ts';
import { readSettings } from '../../../../src/core/settings/read.ts';
import type { SettingState } from '../../../../src/core/settings/types.ts';
import { machine, state, toolsNamed } from '../machine.ts';

const managed = '/etc/github-copilot/managed-settings.json';
const policies = '/etc/vscode/policy.json';
const user = '~/.config/Code/User/settings.json';

function here(files: Readonly<Record<string, unknown>>): Readings {
  const texts = Object.entries(files).map(([file, content]) => [
    file,
    typeof content === 'string' ? content : JSON.stringify(content, null, 2),
  ]);
  const readings = machine(Object.fromEntries(texts) as Record<string, string>);
  return { ...readings, editor: { ...readings.editor, policyFiles: editorPolicyFiles('linux', readings.home) } };
}

const decided = ({ state: kind, value, scope, file, line }: SettingState) => [kind, value, scope, file, line];

describe('policies of the editor', () => {
  const approve = (files: Readonly<Record<string, unknown>>) =>
    decided(state(here(files), 'vscode', 'chat.tools.global.autoApprove'));
  const captured = (files: Readonly<Record<string, unknown>>, tool = 'copilot', key = 'github.copilot.chat.otel') =>
    decided(state(here(files), tool, `${key}.captureContent`));

  it('take their value from Copilot’s managed settings, before the person’s own settings', () => {
    const files = {
      [managed]: { permissions: { disableBypassPermissionsMode: 'disable' } },
      [user]: { 'chat.tools.global.autoApprove': true },
    };
    assert.deepEqual(approve(files), ['locked', false, 'policy', managed, 3]);
  });

  it('are replaced by the managed settings, where both say something', () => {
    const files = {
      [managed]: { telemetry: { captureContent: true } },
      [policies]: { CopilotOtelCaptureContent: false },
    };
    assert.deepEqual(captured(files), ['locked', true, 'policy', managed, 3]);
    assert.deepEqual(captured(files, 'vscode', 'chat.agentHost.otel'), ['locked', true, 'policy', managed, 3]);
    assert.deepEqual(captured({ ...files, [managed]: {} }), ['locked', false, 'policy', policies, 2]);
  });

  it('count a lock of content only where the content itself is not decided', () => {
    assert.deepEqual(captured({ [managed]: { telemetry: { lockCaptureContent: true } } }).slice(0, 2), [
      'locked',
      false,
    ]);
    const both = { telemetry: { lockCaptureContent: true, captureContent: true } };
    assert.deepEqual(captured({ [managed]: both }).slice(0, 2), ['locked', true]);
    assert.equal(captured({ [managed]: { telemetry: { lockCaptureContent: false } } })[0], 'default');
  });

  it('do not take a value of another type, or another word', () => {
    assert.equal(captured({ [managed]: { telemetry: { captureContent: 'false' } } })[0], 'default');
    const files = { [managed]: { permissions: { disableBypassPermissionsMode: 'enable' } } };
    assert.equal(approve(files)[0], 'default');
  });

  it('are not known where the file cannot be parsed', () => {
    assert.equal(captured({ [managed]: '{ "telemetry": {' })[0], 'malformed');
  });

  it('are left alone by hardening', () => {
    const readings = here({
      [managed]: { telemetry: { enabled: true, captureContent: true, endpoint: 'https://otel.example.com' } },
    });
    const states = readSettings(toolsNamed('copilot'), readings);
    const plan = planHardening(states, readings, { level: 'strict', scope: 'user', commands: [] });
    const written = plan.edits.flatMap(({ changes }) => changes.map(({ key }) => key));
    assert.ok(written.length > 0);
    assert.deepEqual(
      written.filter(key => /otel\.(?:enabled|captureContent|outfile)/.test(key)),
      [],
    );
  });

  it('and the check of a policy see the same layer decide', () => {
    const policy: Policy = { ...emptyPolicy, permissions: { ...emptyPolicy.permissions, bypass: 'deny' } };
    const facts = {
      today: '2026-11-29',
      tools: ['vscode', 'copilot', 'copilot-cli'].map(id => ({ id, installed: [] })),
      readings: here({ [managed]: { permissions: { disableBypassPermissionsMode: 'disable' } } }),
      extensions: null,
      guard: [],
      paths: null,
      verdictsOf: null,
    };
    const results = checkPolicy(policy, facts).filter(
      ({ subject }) => subject === 'chat.tools.global.autoApprove' || subject?.startsWith('permissions.') === true,
    );
    assert.deepEqual(
      results.map(({ tool, outcome, file, isManaged }) => [tool, outcome, file, isManaged]),
      ['vscode', 'copilot', 'copilot-cli'].map(tool => [tool, 'met', managed, true]),
    );
    assert.deepEqual(
      controlStates('permissions.bypass', copilotManaged, policy, facts).map(({ scope }) => scope),
      ['policy'],
    );
  });
});
