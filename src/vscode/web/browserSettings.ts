import { Uri, workspace, type WorkspaceFolder } from 'vscode';
import type { FolderStates } from '../../core/settings/folderStates.ts';
import { readSettings } from '../../core/settings/read.ts';
import type { FileReading, Readings } from '../../core/settings/readings.ts';
import type { Tool } from '../../core/settings/types.ts';
import { nameOfFile } from '../files/fileNames.ts';
import { targetText } from '../files/targetText.ts';
import { nextSlice } from '../platform/delays.ts';
import type { HardeningSource } from '../settings/hardening.ts';
import { inspected } from '../settings/inspected.ts';
import { toolsInUse } from '../settings/toolsInUse.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';

/**
 * The settings of an editor in a browser: its own and those of its extensions, which a folder can set. Settings of programs on a
 * computer cannot be seen from here and are not mentioned.
 */
export class BrowserSettings implements HardeningSource {
  #folders: readonly FolderStates[] = [];
  readonly commandsFound: readonly string[] = [];

  constructor(private readonly assistants: AssistantsInUse) {}

  get hasFolder(): boolean {
    return (workspace.workspaceFolders ?? []).length > 0;
  }

  get folders(): readonly FolderStates[] {
    return this.#folders;
  }

  nameOf(id: string): string {
    return this.assistants.nameOf(id);
  }

  async refresh(): Promise<void> {
    const known = toolsInUse(this.assistants).map(ofEditor);
    const folders: FolderStates[] = [];
    for (const folder of workspace.workspaceFolders ?? []) {
      const readings = await folderReadings(folder, known);
      await nextSlice();
      folders.push({ name: folder.name, readings, states: readSettings(known, readings) });
    }
    this.#folders = folders;
  }
}

function ofEditor({ settings, ...tool }: Tool): Tool {
  return { ...tool, settings: settings.filter(({ kind }) => kind === 'vscode-setting') };
}

async function folderReadings(folder: WorkspaceFolder, known: readonly Tool[]): Promise<Readings> {
  const inFolder = Uri.joinPath(folder.uri, '.vscode', 'settings.json');
  const ofWindow = workspace.workspaceFile;
  const files = new Map<string, FileReading>();
  for (const uri of ofWindow === undefined ? [inFolder] : [inFolder, ofWindow])
    files.set(nameOfFile(uri), await reading(uri));
  return {
    home: '',
    workspace: nameOfFile(folder.uri),
    platform: 'web',
    files,
    environment: {},
    editor: {
      userFile: null,
      ...(ofWindow === undefined
        ? { workspaceFile: nameOfFile(inFolder) }
        : // An unsaved multi-root workspace has no file that could be written.
          {
            workspaceFile: ofWindow.scheme === 'untitled' ? null : nameOfFile(ofWindow),
            folderFile: nameOfFile(inFolder),
          }),
    },
    vscode: inspected(known, folder),
  };
}

async function reading(uri: Uri): Promise<FileReading> {
  const { text, problem } = await targetText(uri, nameOfFile(uri));
  if (problem !== null) return { kind: 'unreadable', problem };
  return text === null ? { kind: 'absent' } : { kind: 'text', text };
}
