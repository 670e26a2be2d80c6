import { timeOf } from '../../history/records/leaves.ts';
import type { HistorySink, TextFacts, TextMapper } from '../../history/types.ts';

/** The line that begins a session, with its time (without a zone). */
export const begins = /^# aider chat started at (.+)$/;

/** In versions that write it, the line after each answer. */
const answered = /^> Tokens: [\d.,]+k? sent/;

/** Commands whose text is sent to the model; all others are the program's own (aider/commands.py, read 2026-11). */
const sending = /^\/(?:ask|code|architect|context|help|ok)\b/;

/** Commands after which the program asks whether to show them, with their output, to the model. */
const running = /^(?:!|\/(?:run|test)\b)/;
const agreed = /^> Add(?: .*output to the chat\?.*[:\]]\s*y|ed \d+ lines? of output to the chat\.)/i;

/** Sends the text of the clipboard, which the program prints. */
const pasting = /^\/paste\b/;
const pastedNoText = /^(?:Added clipboard image|Replaced existing image|No image or text|Error processing)/;

/** Sends the address of a page with its content. */
const reading = /^\/web\s/;
const read = /^> \.\.\. added to chat\./;

/** If one answer covers a group of questions, the other questions are recorded as if the user had typed them (aider/io.py, confirm_ask). */
const question = /\(Y\)es\/\(N\)o/;

/** What the program printed before this line is sent to the model (aider/coders/base_coder.py, read 2026-12-01). */
const fixing = /^> (?:Attempt to )?fix (?:lint|test) errors\b.*[:\]?]\s*[ya]\s*$/i;
const ownLines = /^(?:Applied edit|Did not apply|Skipping|Commit [0-9a-f]{6,}|Tokens:|Cost|Repo-map)/;
/** What the program prints after this line is sent as well: where an edit did not match, with lines of the file. */
const refused = /^> The LLM did not conform to the edit format/;

/** The program ends its output with two spaces, however many lines it has. */
const lineBreak = '  ';

/**
 * Reads a chat in Markdown: a heading per session, `#### ` before what the user typed, answers unchanged, and `> ` before the
 * program's output. Files that were added are named, but their text is not recorded.
 */
export const chatText: TextMapper = (text, sink, { path }) => {
  const cwd = path.split('/').slice(0, -1).join('/');
  const lines = text.split(/\r?\n/);
  const starts = lines.flatMap((line, index) => (begins.test(line) ? [index] : []));
  for (const [from, to] of [0, ...starts].map((start, index) => [start, starts[index] ?? lines.length] as const)) {
    const own = lines.slice(from, to);
    const started = begins.exec(own[0] ?? '')?.[1];
    // A local time; the file does not state the zone.
    if (started !== undefined) sink.session(started, { cwd, from: timeOf(started) ?? undefined });
    else if (own.every(line => line.trim() === '')) continue;
    else sink.session('', { cwd });
    new Chat(started === undefined ? own : own.slice(1), started ?? '', sink).read();
  }
};

/** Reads one session. */
class Chat {
  readonly #areCounted: boolean;
  /** Whether lines end with spaces; handwritten and cleaned files have none there. */
  readonly #hasBreaks: boolean;
  #said: string[] = [];
  #by: TextFacts['by'] = 'reply';
  /** Whether an answer is being recorded whose request was already counted. */
  #isAnswering = false;
  /** The last command, while the model has not seen it. */
  #command = '';
  #lastAnswer = '';
  /** What the program printed since the last answer, line by line. */
  #output: string[] = [];
  /** Whether the next line continues output of several lines. */
  #isInOutput = false;
  #isRefused = false;

  constructor(
    private readonly lines: readonly string[],
    private readonly session: string,
    private readonly sink: HistorySink,
  ) {
    this.#areCounted = lines.some(line => answered.test(line));
    this.#hasBreaks = lines.some(line => line.startsWith('> ') && line.endsWith(lineBreak));
  }

  read(): void {
    for (const line of this.lines) this.#line(line);
    this.#flush();
    this.#endOutput();
  }

  #line(line: string): void {
    const isTyped = line.startsWith('#### ');
    if (this.#isInOutput && !isTyped) {
      this.#output.push(line);
      if (line.endsWith(lineBreak)) this.#isInOutput = false;
      return;
    }
    this.#isInOutput = false;
    if (line.startsWith('> ') && !this.#isQuoted(line)) return this.#printed(line);
    if (isTyped !== (this.#by === 'input')) {
      this.#flush();
      this.#by = isTyped ? 'input' : 'reply';
    }
    this.#said.push(isTyped ? line.slice(5).replace(/ {2}$/, '') : line);
  }

  /** Whether a line that starts like output of the program is a quotation in an answer. */
  #isQuoted(line: string): boolean {
    const isInAnswer = this.#by === 'reply' && this.#said.some(each => each.trim() !== '');
    return this.#hasBreaks && isInAnswer && !line.endsWith(lineBreak);
  }

  #put(whole: string, by: TextFacts['by'], more: Partial<TextFacts> = {}): void {
    this.sink.text(whole, { status: 'sent', by, certainty: 'documented', ...more });
  }

  #flush(): void {
    const whole = this.#said.join('\n').trim();
    this.#said = [];
    if (whole === '') return;
    this.#endOutput();
    if (this.#by === 'input') return this.#typed(whole);
    // A quotation in an answer looks like output of the program.
    if (!this.#isAnswering || !this.#areCounted) this.sink.request(null);
    this.#isAnswering = true;
    this.#lastAnswer = whole;
    this.#put(whole, 'reply');
  }

  #typed(whole: string): void {
    this.#isAnswering = false;
    // An architect's answer is passed to an editor, which gets nothing else of the chat.
    const isToEditor = bare(whole) === bare(this.#lastAnswer);
    this.sink.session(this.session, {}, isToEditor ? 'editor' : '');
    if (isToEditor) this.sink.compacted();
    this.#command = isToEditor ? '' : whole;
    // Both commands forget the conversation so far.
    if (/^\/(?:clear|reset)\b/.test(whole)) this.sink.compacted();
    const isOwn = !isToEditor && ((/^[/!]/.test(whole) && !sending.test(whole)) || question.test(whole));
    this.#put(whole, 'input', isOwn ? { status: 'stored-only' } : {});
  }

  #printed(line: string): void {
    this.#flush();
    const model = /^> (?:Main model|Model): (\S+)/.exec(line)?.[1];
    if (model !== undefined) this.sink.session(this.session, { model });
    const command = this.#command;
    // Nothing is sent until the user's next message, except after a test that failed.
    if (running.test(command) && agreed.test(line))
      this.#put(command, 'input', { waits: !command.startsWith('/test') });
    if (reading.test(command) && read.test(line)) this.#put(command.replace(reading, ''), 'input', { waits: true });
    if (fixing.test(line)) this.#sendOutput();
    if (refused.test(line)) this.#isRefused = true;
    this.#output.push(line.slice(2));
    this.#isInOutput = this.#hasBreaks && !line.endsWith(lineBreak);
    if (!answered.test(line)) return;
    this.#endOutput();
    // The request had no result.
    if (!this.#isAnswering) this.sink.request(null);
    this.#isAnswering = false;
  }

  /** Sends the output to the model to be fixed. */
  #sendOutput(): void {
    const lines = this.#output.filter(each => !ownLines.test(each));
    this.#output = [];
    this.#put(lines.join('\n'), 'input', { certainty: 'estimated' });
  }

  #endOutput(): void {
    const whole = this.#output.join('\n').trim();
    this.#output = [];
    const isPasted = pasting.test(this.#command) && !pastedNoText.test(whole);
    if (whole !== '')
      if (isPasted) this.#put(whole, 'input');
      else if (this.#isRefused) this.#put(whole, 'input', { waits: true, certainty: 'estimated' });
      else this.#put(whole, 'input', { status: 'stored-only' });
    if (isPasted && whole !== '') this.#command = '';
    this.#isRefused = false;
  }
}

function bare(text: string): string {
  return text.replace(/[ \t]+$/gm, '');
}
