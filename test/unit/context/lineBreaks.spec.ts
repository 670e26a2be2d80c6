import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineBreaksBefore, lineNumberAt } from '../../../src/core/context/lineBreaks.ts';
import { LineIndex } from '../../../src/core/texts/lines.ts';

describe('line numbers', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n'), maxLength: 20 });
  it('count as findings do', () => {
    fc.assert(
      fc.property(text, fc.nat(20), (lines, offset) => {
        assert.equal(lineNumberAt(lines, offset), new LineIndex(lines).positionAt(offset).line);
      }),
    );
  });
  it('count line feeds alone where Copilot does', () => {
    fc.assert(
      fc.property(text, fc.nat(20), (lines, offset) => {
        assert.equal(lineBreaksBefore(lines, offset), lines.slice(0, offset).split('\n').length - 1);
      }),
    );
  });
});
