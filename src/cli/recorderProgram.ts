import { homedir } from 'node:os';
import { readHostName } from '../core/egress/policy/names.ts';
import { egressRecorderText } from '../text/messages/egress/egressRecorder.ts';
import { render } from '../text/render.ts';
import { printable } from './output/safe.ts';
import { record, upstreamIn } from './record.ts';

// A bundle of its own, `dist/recorderProgram.js`, which the extension runs in a terminal: the extension itself opens no
// connection and starts no program. Arguments: the home folder for the log and the state, and hosts to refuse.

const [home = homedir(), ...refused] = process.argv.slice(2);
const warn = (text: string): void => void process.stderr.write(`sightglass: ${printable(text)}\n`);

void record(
  {
    home,
    port: 0,
    log: null,
    refuse: refused.flatMap(name => readHostName(name) ?? []),
    allowPrivate: false,
    upstream: upstreamIn(process.env),
  },
  {
    say: message => render(message, undefined, egressRecorderText),
    print: text => void process.stdout.write(text),
    warn,
  },
).then(problem => {
  if (problem === null) return;
  warn(render(problem, undefined, egressRecorderText));
  process.exitCode = 2;
});
