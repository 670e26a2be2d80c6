import { commands } from 'vscode';
import { commands as ids } from '../../src/contract.ts';
import { ask, until } from './driver.ts';

export const reportTitle = 'AI Privacy Report';

/** Returns the visible text of the privacy report. */
export async function reportText(): Promise<string> {
  return (await ask<string[]>({ kind: 'frame', title: reportTitle, action: 'text' })).join('\n');
}

/** Opens the privacy report and waits for its rows. */
export async function openReport(): Promise<void> {
  await commands.executeCommand(ids.showPrivacyReport);
  await until('rows in the report', async () => (await reportText()).includes('telemetry.telemetryLevel'));
}
