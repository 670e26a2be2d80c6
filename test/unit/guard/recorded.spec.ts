import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hooksOf } from '../../../src/core/assistants/hooks.ts';
import { nothing } from '../../../src/core/guard/hooks/types.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { answerQuestion } from '../../../src/node/guard/answering/answerQuestion.ts';
import { readExclusion } from '../../../src/node/ignore/exclusionFacts.ts';
import { scratchFolder } from '../scratchFolder.ts';

/**
 * What real agents asked while they worked on a clone of this project on 2026-11-29: Claude Code 2.1.332, Codex 0.171.0, Copilot
 * CLI 1.0.102 and Gemini CLI 0.61.0 read files, searched, asked git, ran checks and tests, and edited. The folders are inserted by
 * the test; questions of more than 6,000 characters were left out.
 */
const folder = 'test/fixtures/guard';

describe('guard: recorded ordinary work', () => {
  const scratch = scratchFolder();
  let asked = 0;

  for (const name of readdirSync(folder)) {
    it(`${name}: nothing is refused or changed`, () => {
      scratch.put('project/.git/HEAD', '');
      scratch.put('project/.gitignore', 'node_modules/\n');
      scratch.put('home/x', '');
      const agent = hooksOf(path.basename(name, '.jsonl'));
      assert.ok(agent);
      const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
      const lines = readFileSync(path.join(folder, name), 'utf8').trim().split('\n');
      for (const line of lines) {
        const question = line
          .replaceAll('{root}', inJson(scratch.at('project')))
          .replaceAll('{home}', inJson(scratch.at('home')));
        const { answer, logged } = answerQuestion(question, {
          agent,
          isClosed: true,
          home: scratch.at('home'),
          env: {},
          folder: scratch.at('project'),
          now: 1_000,
          checkTime: () => {},
          createScanner,
          readExclusion,
          program: '/nowhere',
        });
        asked++;
        assert.deepEqual([answer, logged], [nothing, null], line.slice(0, 400));
      }
    });
  }

  it('are more than two hundred', () => assert.ok(asked > 200, `${asked}`));
});
