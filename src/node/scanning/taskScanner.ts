import { createScanner } from '../../core/secrets/scanner.ts';
import type { Scanner } from '../../core/secrets/types.ts';
import { scanFiles } from './scanFiles.ts';
import { TeamScanners } from './team/teamScanner.ts';
import type { ScannedFiles, ScanTask } from './workerProtocol.ts';

/** Runs scan tasks, one at a time. The results contain findings, never text. */
export class TaskScanner {
  #own: Scanner | undefined;
  readonly #teams = new TeamScanners();

  scan(task: ScanTask): ScannedFiles {
    const scanner = task.team ? this.#teams.of(task.team) : (this.#own ??= createScanner());
    switch (task.kind) {
      case 'files':
        return scanFiles(scanner, task.root, task.paths, task.known);
      case 'text': {
        const { path, text, languageId } = task;
        return { findings: scanner.scan({ path, text, languageId }), files: 1, bytes: text.length, skipped: [] };
      }
    }
  }
}
