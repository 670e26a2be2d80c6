import {
  EventEmitter,
  l10n,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import { commands } from '../../contract.ts';
import { folderOf, type NamedFolder } from '../../core/egress/attribution/folders.ts';
import type { Evidence, EgressReport } from '../../core/egress/summary/types.ts';
import { type EgressRow, type EgressSection, egressSections } from '../../text/egressReport.ts';
import { sayEverything } from '../platform/sayEverything.ts';

/** Evidence, with the capture file that contains it. */
export interface OpenableEvidence extends Evidence {
  readonly file: Uri;
}

interface RowNode {
  readonly kind: 'row';
  readonly section: EgressSection;
  readonly row: EgressRow;
  readonly index: number;
}

type Node =
  | { readonly kind: 'section'; readonly section: EgressSection }
  | RowNode
  | {
      readonly kind: 'detail';
      readonly row: RowNode;
      readonly id: string;
      readonly head: string;
      readonly text: string;
      readonly file: EgressRow['file'];
    };

const icons: Readonly<Record<EgressSection['id'], ThemeIcon>> = {
  secrets: new ThemeIcon('error', new ThemeColor('list.errorForeground')),
  unpredicted: new ThemeIcon('warning', new ThemeColor('list.warningForeground')),
  predicted: new ThemeIcon('pass'),
  'predicted-only': new ThemeIcon('question'),
  'body-missing': new ThemeIcon('eye-closed'),
  hosts: new ThemeIcon('server'),
  captures: new ThemeIcon('file-binary'),
};

/** The tree of the captures imported last: sections, their rows, and the details of a row. A row opens its evidence. */
export class CaptureTree implements TreeDataProvider<Node> {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #sections: readonly EgressSection[] = [];
  #evidence: OpenableEvidence[] = [];
  #files: readonly Uri[] = [];
  #folders: readonly NamedFolder[] = [];

  /**
   * Shows a report.
   * @param files the captures, in the order of the report
   * @param folders the folders that they were compared with
   */
  show(report: EgressReport, files: readonly Uri[], folders: readonly NamedFolder[]): void {
    this.#sections = egressSections(report, sayEverything);
    this.#files = files;
    this.#folders = folders;
    this.#evidence = [];
    this.#changed.fire(undefined);
  }

  clear(): void {
    this.#sections = [];
    this.#files = [];
    this.#folders = [];
    this.#evidence = [];
    this.#changed.fire(undefined);
  }

  evidenceAt(index: number): OpenableEvidence | undefined {
    return this.#evidence[index];
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) return this.#sections.map(section => ({ kind: 'section', section }));
    switch (node.kind) {
      case 'section':
        return node.section.rows.map((row, index) => ({ kind: 'row', section: node.section, row, index }));
      case 'row':
        return node.row.cells.flatMap((text, i): Node[] => {
          const head = node.section.head[i] ?? '';
          const isPlace = i === node.section.fileColumn;
          return text === ''
            ? []
            : [
                {
                  kind: 'detail',
                  row: node,
                  id: `${rowId(node)} ${i}`,
                  head,
                  text,
                  file: isPlace ? node.row.file : null,
                },
              ];
        });
      case 'detail':
        return [];
    }
  }

  getParent(node: Node): Node | undefined {
    switch (node.kind) {
      case 'section':
        return undefined;
      case 'row':
        return { kind: 'section', section: node.section };
      case 'detail':
        return node.row;
    }
  }

  /** Returns the row of a host in the list of hosts; null if there is none. */
  hostRow(host: string): Node | null {
    const section = this.#sections.find(each => each.id === 'hosts');
    const column = section?.hostColumn ?? null;
    if (section === undefined || column === null) return null;
    const index = section.rows.findIndex(row => row.cells[column] === host);
    const row = section.rows[index];
    return row === undefined ? null : { kind: 'row', section, row, index };
  }

  getTreeItem(node: Node): TreeItem {
    switch (node.kind) {
      case 'section':
        return this.#sectionItem(node.section);
      case 'row':
        return this.#rowItem(node);
      case 'detail':
        return detailItem(node, this.#folders);
    }
  }

  #sectionItem({ id, title, note, rows, canBeSeen }: EgressSection): TreeItem {
    const isImportant = id === 'secrets' || id === 'unpredicted';
    const state =
      rows.length === 0
        ? TreeItemCollapsibleState.None
        : isImportant
          ? TreeItemCollapsibleState.Expanded
          : TreeItemCollapsibleState.Collapsed;
    const item = new TreeItem(title, state);
    item.id = id;
    const count = canBeSeen ? String(rows.length) : l10n.t('cannot be seen in this kind of capture');
    item.description = count;
    item.tooltip = note;
    const isClear = rows.length === 0 && isImportant;
    item.iconPath = isClear ? new ThemeIcon(canBeSeen ? 'pass' : 'eye-closed') : icons[id];
    item.accessibilityInformation = { label: `${title}, ${count}` };
    return item;
  }

  #rowItem(node: Extract<Node, { kind: 'row' }>): TreeItem {
    const { section, row } = node;
    const { label, detail } = row.brief;
    const item = new TreeItem(label, TreeItemCollapsibleState.Collapsed);
    item.id = rowId(node);
    item.description = detail;
    item.tooltip = section.head.map((head, i) => `${head}: ${row.cells[i] ?? ''}`).join('\n');
    // Screen readers do not read the tooltip, so the label contains the whole row.
    const named = section.hostColumn ?? 0;
    const others = row.cells.filter((cell, at) => at !== named && cell !== '').join(' · ');
    item.accessibilityInformation = { label: `${row.cells[named] ?? label}, ${others}` };
    const file = row.evidence === null ? undefined : this.#files[row.evidence.capture];
    if (row.evidence !== null && file !== undefined) {
      const index = this.#evidence.push({ ...row.evidence, file }) - 1;
      item.command = { command: commands.showEvidence, title: l10n.t('Show the Evidence'), arguments: [index] };
    } else if (row.file !== null) {
      item.command = openFile(row.file, this.#folders);
    }
    return item;
  }
}

function rowId({ section, index }: { readonly section: EgressSection; readonly index: number }): string {
  return `${section.id} ${index}`;
}

function detailItem(
  { id, head, text, file }: Extract<Node, { kind: 'detail' }>,
  folders: readonly NamedFolder[],
): TreeItem {
  const item = new TreeItem(`${head}: ${text}`);
  item.id = id;
  item.tooltip = text;
  // Without this, a screen reader would read only the tooltip, which does not say what the text is.
  item.accessibilityInformation = { label: `${head}: ${text}` };
  if (file !== null) {
    item.command = openFile(file, folders);
    item.iconPath = new ThemeIcon('go-to-file');
  }
  return item;
}

function openFile(
  { path, line }: NonNullable<EgressRow['file']>,
  folders: readonly NamedFolder[],
): NonNullable<TreeItem['command']> {
  const found = folderOf(folders, path);
  const uri = found === null ? Uri.file(path) : Uri.joinPath(Uri.file(found.folder.root), found.path);
  return { command: commands.openRange, title: l10n.t('Open'), arguments: [uri.toString(), line, line] };
}
