import { checklistSection } from './checklist.ts';
import { changesSection, driftSection } from './changes.ts';
import { guardSection } from './guard.ts';
import { historySection } from './history.ts';
import { outboundSection } from './outbound.ts';
import { policySection } from './policy.ts';
import type { Report } from '../protocol.ts';
import { readersSection } from './readers.ts';
import { heatSection } from '../pictures/heat.ts';
import { settingsSection, showCell, shownCell } from './settings.ts';
import { goTo } from './goTo.ts';
import { storedSection } from './stored.ts';
import { summarySection } from './summary.ts';

/** A part of the page: the id of its heading, and the function that draws it. The function returns null if the part is empty. */
export interface Section {
  readonly id: string;
  readonly draw: (report: Report) => HTMLElement | null;
}

/** The parts of the page, in order. To add one, write one file and add one line here. */
export const sections: readonly Section[] = [
  { id: 'summary', draw: summarySection },
  { id: 'policy', draw: policySection },
  { id: 'drift', draw: driftSection },
  {
    id: 'heat',
    draw: report =>
      heatSection(report, shownCell(), (tool, purpose, isInAccount) => {
        showCell(report, tool, isInAccount ? '' : purpose);
        goTo(isInAccount ? 'checklist' : 'settings');
      }),
  },
  { id: 'settings', draw: settingsSection },
  { id: 'guard', draw: guardSection },
  { id: 'readers', draw: readersSection },
  { id: 'history', draw: historySection },
  { id: 'checklist', draw: checklistSection },
  { id: 'stored', draw: storedSection },
  { id: 'outbound', draw: outboundSection },
  { id: 'changes', draw: changesSection },
];
