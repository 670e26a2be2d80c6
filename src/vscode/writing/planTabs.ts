import { type Tab, TabInputTextDiff, type Uri, window } from 'vscode';

/** Identifies the diff of a plan among other tabs. */
export interface ShownPlan {
  readonly title: string;
  /** The read-only documents with the proposed texts. */
  readonly proposed: readonly Uri[];
}

/** Returns the open tabs that show the diff of a plan. */
export function tabsOf(plan: ShownPlan): readonly Tab[] {
  return window.tabGroups.all.flatMap(group => group.tabs).filter(tab => isOf(tab, plan));
}

/** Whether the active tab shows the diff of a plan. */
export function isActive(plan: ShownPlan): boolean {
  const tab = window.tabGroups.activeTabGroup.activeTab;
  return tab !== undefined && isOf(tab, plan);
}

function isOf({ input, label }: Tab, { title, proposed }: ShownPlan): boolean {
  if (input instanceof TabInputTextDiff) return isAmong(input.modified, proposed);
  if (typeof input !== 'object' || input === null || !('textDiffs' in input) || !Array.isArray(input.textDiffs)) {
    return input === undefined && label.startsWith(title);
  }
  // No stable API has a type for a diff of several files. Its list of files is empty until they are loaded.
  const files: readonly unknown[] = input.textDiffs;
  return files.length === 0
    ? label.startsWith(title)
    : files.some(file => file instanceof TabInputTextDiff && isAmong(file.modified, proposed));
}

function isAmong(uri: Uri, list: readonly Uri[]): boolean {
  return list.some(each => each.toString() === uri.toString());
}
