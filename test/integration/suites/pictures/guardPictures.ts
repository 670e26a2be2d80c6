import { writeFileSync } from 'node:fs';
import { commands, workspace } from 'vscode';
import { commands as ids, views } from '../../../../src/contract.ts';
import { clickUntil } from '../../actUntil.ts';
import { ask, until } from '../../driver.ts';
import { api, at, closeAll, show, tabLabels } from '../../editor.ts';
import { picture } from '../../picture.ts';
import { openReport, reportTitle } from '../../report.ts';
import { alone } from '../../sideBar.ts';
import { rowTexts } from '../machine/history.ts';
import { allowances, choose, guarded, refuse, untilRow } from '../machine/guard.ts';

/** Pictures of a refused read and the other decisions in the view, wide and narrow, and of the diff that registers the guard. */
export function guardPicturesSuite(): void {
  suite('Pictures of the guard', () => {
    suiteSetup(async () => {
      await api();
      await workspace.getConfiguration().update('sightglass.assistants', ['copilot', 'claude-code', 'codex'], true);
    });
    teardown(closeAll);

    test('the diff that registers it', async () => {
      await choose('Claude Code');
      await until('the diff', () => tabLabels().some(label => /Guard AI Agents/.test(label)));
      await commands.executeCommand('notifications.clearAll');
      await picture('guard-diff');
      await commands.executeCommand(ids.discardPreview);
    });

    test('its view with a refused read', async () => {
      await guarded(async () => {
        refuse({ rule: 'guard.environment', event: 'shell' });
        refuse({ rule: 'github-pat', event: 'output', decision: 'redact', agent: 'codex' });
        refuse({ rule: 'stripe-secret-key', event: 'prompt' });
        refuse({ rule: 'guard.sensitive', event: 'shell', path: 'infra/deploy.pem', agent: 'codex' });
        refuse({ rule: '.cursorignore:1', path: '.env' });
        writeFileSync(allowances(), JSON.stringify([{ path: at('infra/deploy.pem').path, until: null }]));
        await show(at('.cursorignore'));
        await commands.executeCommand(ids.guardStatus);
        await alone(views.guard, async () => {
          await untilRow(/\.env[^]*Allowed by you/);
          const claude =
            '.part.sidebar .monaco-list-row:has-text("Claude Code"):has-text("guarded")[aria-expanded="false"]';
          await clickUntil(`${claude} .monaco-tl-twistie`, 'its rows', async () =>
            /What stays open/.test(await rowTexts()),
          );
          await commands.executeCommand('notifications.clearAll');
          await ask({ kind: 'hover', selector: '.part.sidebar .monaco-list-row:has-text(".cursorignore:1")' });
          await until('what was refused', async () => /Refused: \.env/.test((await hovers()).join()));
          await picture('guard');
          await ask({ kind: 'resize', width: 700, height: 900 });
          await picture('guard-narrow');
          await ask({ kind: 'resize', width: 1440, height: 900 });
        });
        await openReport();
        await ask({ kind: 'frame', title: reportTitle, action: 'focus', selector: '#guard' });
        await picture('guard-report');
      });
    });
  });
}

function hovers(): Promise<string[]> {
  return ask<string[]>({ kind: 'text', selector: '.monaco-hover, .workbench-hover' });
}
