import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commands, extensions, Position, Selection, Uri, window, workspace } from 'vscode';
import type { Step } from './steps.ts';

// Runs inside the editor next to the real Copilot, and acts like a user, step by step.

const exchange = process.env['SIGHTGLASS_EXCHANGE'] ?? '';
const model = process.env['LAB_MODEL'] ?? '';
let asked = 0;

const pause = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));

/** Runs a command, but does not wait long for one that waits for the user. */
async function command(id: string, ...words: readonly unknown[]): Promise<void> {
  await Promise.race([commands.executeCommand(id, ...words), pause(8_000)]);
}

/** Types text; the browser presses the keys. */
async function type(text: string): Promise<void> {
  await command('workbench.action.focusActiveEditorGroup');
  const file = path.join(exchange, `${String(++asked).padStart(4, '0')}.request.json`);
  writeFileSync(`${file}.partial`, JSON.stringify({ kind: 'type', text, delay: 120 }));
  renameSync(`${file}.partial`, file);
  await pause(text.length * 120 + 3_000);
}

async function take(step: Step): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('no folder is open');
  switch (step.kind) {
    case 'open': {
      const editor = await window.showTextDocument(Uri.joinPath(folder.uri, step.file), { preview: false });
      editor.selection = new Selection(...(step.selection ?? [0, 0, 0, 0]));
      return pause(1_000);
    }
    case 'edit':
      await window.activeTextEditor?.edit(change => change.insert(new Position(step.line, 0), step.text));
      return pause(1_000);
    case 'type':
      return type(step.text);
    case 'chat':
      await command('workbench.action.chat.newChat');
      await command('workbench.action.chat.open', { query: `Say hello CANARY-PROMPT`, mode: step.mode });
      return pause(14_000);
  }
}

export async function run(): Promise<void> {
  const failures: string[] = [];
  try {
    await extensions.getExtension('github.copilot-chat')?.activate();
    await pause(5_000);
    for (const step of JSON.parse(process.env['LAB_STEPS'] ?? '[]') as readonly Step[]) {
      await fetch(`${model}/lab/step/${step.name}`);
      await take(step);
    }
  } catch (error) {
    failures.push(String(error));
  }
  writeFileSync(path.join(exchange, 'results.json'), JSON.stringify({ passed: 1, failed: failures.length, failures }));
}
