import assert from 'node:assert/strict';
import { productReaders } from '../../../src/core/assistants/readers.ts';
import { tools } from '../../../src/core/assistants/tools.ts';
import { otherHooks } from '../../../src/core/guard/registrations/otherHooks.ts';
import { planReaderFixes } from '../../../src/core/readers/fixes/plan.ts';
import type { WantedFix } from '../../../src/core/readers/fixes/types.ts';
import type { ReaderFix } from '../../../src/core/readers/types.ts';
import { readersReport, type ReadersFacts } from '../../../src/core/readers/report.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import { readingsOf } from './readingsOf.ts';

const scanner = createScanner();

function factsOf(files: Readonly<Record<string, string>>, editors: readonly string[] = []): ReadersFacts {
  const read = readingsOf(files, editors);
  const readings = { ...read, editor: { ...read.editor, userFile: editors[0] ?? null } };
  const vscode = tools.filter(({ id }) => id === 'vscode');
  const withHooks = Object.entries(files).filter(([name]) => /^\.\/(?:\.claude|\.cursor)\//.test(name));
  return {
    folder: '/work/shop',
    products: productReaders,
    inUse: new Set(productReaders.map(({ tool }) => tool)),
    readings,
    states: readSettings(vscode, readings),
    hooks: withHooks.flatMap(([name, text]) => {
      const hooks = otherHooks(text, new Set());
      const file = `/work/shop/${name.slice(2)}`;
      return hooks.length === 0 ? [] : [{ tool: 'claude-code', file, line: 1, hooks }];
    }),
    held: new Map(),
    extensions: null,
    findings: new Map(),
    scanner,
  };
}

/** Returns the files after a fix was applied to every matching row. */
function fixed(facts: ReadersFacts, fix: ReaderFix, fits: (row: { readonly name: string }) => boolean = () => true) {
  const { servers, hooks, approvals } = readersReport(facts);
  const all: readonly (WantedFix & { readonly name: string })[] = [
    ...servers.map(row => ({ kind: 'server' as const, row, fix, name: row.name })),
    ...hooks.map(row => ({ kind: 'hook' as const, row, fix, name: `hook ${row.event}` })),
    ...approvals.map(row => ({ kind: 'approval' as const, row, fix, name: row.key })),
  ];
  const { edits, skipped } = planReaderFixes(
    facts,
    all.filter(each => each.row.fixes.includes(fix) && fits(each)).map(({ name: _, ...each }): WantedFix => each),
  );
  return {
    texts: Object.fromEntries(
      edits.map(({ file, after }) => [file.replace('/home/dev/', '~/').replace('/work/shop/', './'), after]),
    ),
    codes: skipped.map(({ why }) => why.code),
  };
}

describe('fixes of readers', () => {
  it('take servers out of the files of all formats, and leave the rest', () => {
    const { texts, codes } = fixed(
      factsOf({
        './.mcp.json': '{\n  "mcpServers": {\n    "a": {"command": "x"}, // mine\n    "b": {"command": "y"}\n  }\n}\n',
        '~/.codex/config.toml': 'model = "m"\n\n[mcp_servers.a]\ncommand = "x"\n',
        '~/.continue/config.yaml': 'name: n\nmcpServers:\n  - name: a\n    command: x\n  - name: b\n    command: y\n',
        '~/.claude.json': '{"projects": {"/work/shop": {"mcpServers": {"a": {"command": "x"}}}}, "id": 1}',
      }),
      'remove',
      ({ name }) => name === 'a',
    );
    assert.deepEqual(codes, []);
    assert.deepEqual(texts, {
      './.mcp.json': '{\n  "mcpServers": {\n    "b": {"command": "y"}\n  }\n}\n',
      '~/.codex/config.toml': 'model = "m"\n',
      '~/.continue/config.yaml': 'name: n\nmcpServers:\n  - name: b\n    command: y\n',
      '~/.claude.json': '{"projects": {"/work/shop": {"mcpServers": {}}}, "id": 1}',
    });
  });

  it('take all members of one list, whatever their number', () => {
    const yaml = 'name: n\nmcpServers:\n  - name: a\n    command: x\n  - name: b\n    command: y\n';
    assert.deepEqual(fixed(factsOf({ '~/.continue/config.yaml': yaml }), 'remove').texts, {
      '~/.continue/config.yaml': 'name: n\n',
    });
  });

  it('switch a server off where its tool documents a switch, once', () => {
    const facts = factsOf({
      '~/.codex/config.toml': '[mcp_servers.a]\ncommand = "x"\n',
      './opencode.json': '{\n  "mcp": {\n    "a": { "type": "local", "command": ["x"], "enabled": true }\n  }\n}\n',
      './.roo/mcp.json': '{"mcpServers": {"a": {"command": "x"}, "b": {"command": "y", "disabled": true}}}',
      './.mcp.json': '{"mcpServers": {"a": {"command": "x"}}}',
    });
    assert.deepEqual(fixed(facts, 'off').texts, {
      '~/.codex/config.toml': '[mcp_servers.a]\ncommand = "x"\nenabled = false\n',
      './opencode.json': '{\n  "mcp": {\n    "a": { "type": "local", "command": ["x"], "enabled": false }\n  }\n}\n',
      './.roo/mcp.json':
        '{"mcpServers": {"a": {"command": "x", "disabled": true}, "b": {"command": "y", "disabled": true}}}',
    });
  });

  it('make a tool ask again before tools of a server run', () => {
    const facts = factsOf({
      '~/.gemini/settings.json': '{"mcpServers": {"a": {"command": "x", "trust": true}}}',
      './.roo/mcp.json': '{"mcpServers": {"a": {"command": "x", "alwaysAllow": ["t"]}}}',
    });
    assert.deepEqual(fixed(facts, 'ask', ({ name }) => name === 'a').texts, {
      '~/.gemini/settings.json': '{"mcpServers": {"a": {"command": "x"}}}',
      './.roo/mcp.json': '{"mcpServers": {"a": {"command": "x"}}}',
    });
  });

  it('take approvals back: a value, entries of a list, keys of an object, and what holds by default', () => {
    const editor = '/editor/settings.json';
    const facts = factsOf(
      {
        './.claude/settings.json':
          '{\n  "permissions": {\n    "defaultMode": "bypassPermissions",\n    "allow": ["Bash(*)", "Bash(git status)", "Read"]\n  }\n}\n',
        '~/.codex/config.toml': 'approval_policy = "never"\nsandbox_mode = "danger-full-access"\nmodel = "m"\n',
        '~/.config/opencode/opencode.jsonc': '{\n  // mine\n  "model": "m"\n}\n',
        './kilo.json': '{"permission": {"bash": {"*": "allow", "rm *": "deny"}}}',
        [editor]:
          '{\n  "chat.tools.terminal.autoApprove": {"git": true, "/.*/": true},\n  "chat.tools.global.autoApprove": true\n}\n',
      },
      [editor],
    );
    const { texts, codes } = fixed(facts, 'ask');
    assert.deepEqual(codes, []);
    assert.deepEqual(texts, {
      './.claude/settings.json': '{\n  "permissions": {\n    "allow": ["Bash(git status)"]\n  }\n}\n',
      '~/.codex/config.toml': 'model = "m"\n',
      '~/.config/opencode/opencode.jsonc':
        '{\n  // mine\n  "model": "m",\n  "permission": {\n    "edit": "ask",\n    "bash": "ask"\n  }\n}\n',
      './kilo.json': '{"permission": {"bash": {"*": "ask", "rm *": "deny"}}}',
      '~/.qwen/settings.json': '{\n  "tools": {\n    "approvalMode": "default"\n  }\n}\n',
      [editor]:
        '{\n  "chat.tools.terminal.autoApprove": {"git": true},\n  "chat.tools.global.autoApprove": false,\n  "chat.tools.terminal.autoApproveWorkspaceNpmScripts": false,\n  "chat.tools.terminal.enableAutoApprove": false\n}\n',
    });
    assert.deepEqual(
      readersReport(
        factsOf({ ...texts, ...(texts[editor] === undefined ? {} : { [editor]: texts[editor] }) }, [editor]),
      ).approvals,
      [],
    );
  });

  it('remove hooks of a folder, each alone, also where several stand on one line', () => {
    const facts = factsOf({
      './.claude/settings.json':
        '{"model": "m", "hooks": {"Stop": [{"hooks": [{"command": "a"}]}, {"hooks": [{"command": "b"}]}], "Start": [{"hooks": [{"command": "c"}]}]}}',
    });
    assert.equal(readersReport(facts).hooks.length, 3);
    assert.deepEqual(fixed(facts, 'remove').texts, { './.claude/settings.json': '{"model": "m", "hooks": {}}' });
    assert.deepEqual(fixed(facts, 'remove', ({ name }) => name === 'hook Start').texts, {
      './.claude/settings.json':
        '{"model": "m", "hooks": {"Stop": [{"hooks": [{"command": "a"}]}, {"hooks": [{"command": "b"}]}]}}',
    });
  });

  it('leave out what changed since it was shown, what is linked, and what a tool has no switch for', () => {
    const before = factsOf({ './.mcp.json': '{"mcpServers": {"a": {"command": "x"}}}' });
    const [row] = readersReport(before).servers;
    assert.ok(row);
    const plan = (facts: ReadersFacts, fix: ReaderFix): readonly string[] => {
      const { edits, skipped } = planReaderFixes(facts, [{ kind: 'server', row, fix }]);
      assert.deepEqual(edits, []);
      return skipped.map(({ why }) => why.code);
    };
    assert.deepEqual(plan(factsOf({}), 'remove'), ['readers.fix.changed']);
    assert.deepEqual(plan(before, 'off'), ['readers.fix.noSwitch']);
    const files = new Map([...before.readings.files].map(([file, reading]) => [file, { ...reading, isLinked: true }]));
    const linked = { ...before, readings: { ...before.readings, files } } as ReadersFacts;
    assert.deepEqual(plan(linked, 'remove'), ['settings.skip.linked']);
  });
});
