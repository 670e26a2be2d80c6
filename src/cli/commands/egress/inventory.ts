import path from 'node:path';
import { catalogue } from '../../../core/assistants/catalogue.ts';
import type { Inventory } from '../../../core/egress/inventory/types.ts';
import { inventoryCsv, inventoryJson } from '../../../core/report/inventoryData.ts';
import { markdownTable } from '../../../core/report/formats/markdown.ts';
import { inventoryLogs } from '../../../node/egress/inventoryLogs.ts';
import type { CaptureSource } from '../../../node/egress/importCapture.ts';
import { inventoryCells, inventoryHead, inventoryNotes } from '../../../text/inventory.ts';
import { inventoryPage } from '../../../text/pages/inventoryPage.ts';
import { policyHere } from '../policy/read.ts';
import { existingPath } from '../../arguments/paths.ts';
import { UsageError } from '../../arguments/usage.ts';
import { suggestion } from '../../../core/texts/closest.ts';
import { formatOf } from '../../arguments/ownFormat.ts';
import type { Environment } from '../../environment.ts';
import { document, json, type Safe } from '../../output/safe.ts';
import { say } from '../../output/text.ts';
import { inventoryText } from './inventoryText.ts';

const formats = ['text', 'json', 'csv', 'markdown', 'html'] as const;

/** `sightglass egress inventory LOG... | -`: lists who uses which AI tool, according to logs of a proxy or resolver. */
export async function egressInventoryCommand(environment: Environment): Promise<number> {
  const { options, print, warn } = environment;
  const format = formatOf(options, formats);
  const [, , ...names] = options.operands;
  if (names.length === 0) throw new UsageError('egress inventory takes the logs to read; - reads standard input');
  const logs = names.map(name => ({ name: path.basename(name), source: sourceOf(name, environment) }));
  const inventory = await inventoryLogs(logs, await approvedTools(environment));
  // If nothing could be read, an empty table would suggest that nothing is used.
  if (format === 'json' || inventory.logs.some(each => each.reason === null))
    print(written(inventory, format, environment));
  const unread = inventory.logs.filter(each => each.reason !== null);
  for (const { name, reason } of unread) if (reason !== null) warn(`${name}: ${say(reason)}`);
  if (unread.length > 0) return 2;
  return inventory.rows.some(row => row.approval === 'not-approved') ? 1 : 0;
}

function sourceOf(name: string, { options }: Environment): CaptureSource {
  if (name === '-') return { stream: process.stdin };
  return { file: existingPath(name, options) ?? path.resolve(options.currentFolder, name) };
}

/**
 * Returns the tools that are approved on the command line or by the policy it names. An inventory is about many people, so the
 * policy of the current folder does not apply.
 */
async function approvedTools(environment: Environment): Promise<ReadonlySet<string> | null> {
  const { options } = environment;
  const { approved } = options.egress;
  if (approved !== null && options.policy.file !== null)
    throw new UsageError('--approved and --policy both say what is approved; take one of them');
  if (options.policy.file !== null) {
    const { tools } = (await policyHere(environment)).policy;
    return tools?.others === 'deny' ? new Set(tools.approved.map(({ id }) => id)) : null;
  }
  if (approved === null) return null;
  const known = catalogue.map(each => each.id);
  const unknown = approved.find(id => !known.includes(id));
  if (unknown !== undefined) throw new UsageError(`no tool is called ${unknown}${suggestion(unknown, known)}`);
  return new Set(approved);
}

function written(inventory: Inventory, format: (typeof formats)[number], { painter }: Environment): Safe {
  switch (format) {
    case 'json':
      return json(inventoryJson(inventory, say));
    case 'csv':
      return document(inventoryCsv(inventory));
    case 'html':
      return document(inventoryPage(inventory));
    case 'markdown':
      return document(
        `# AI tools in use\n\n${inventoryNotes(inventory).join('\n\n')}\n\n${markdownTable(inventoryHead, inventory.rows.map(inventoryCells)).markdown}\n`,
      );
    case 'text':
      return inventoryText(inventory, painter);
  }
}
