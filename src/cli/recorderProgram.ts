import { homedir } from 'node:os';
import { egressRecorderText } from '../text/egressRecorder.ts';
import { render } from '../text/render.ts';
import { record, upstreamIn } from './record.ts';

// A bundle of its own, `dist/recorderProgram.js`, which the extension runs in a terminal: the extension itself opens no
// connection and starts no program. The only argument is the home folder that keeps the log and the state.

const [home = homedir()] = process.argv.slice(2);
const warn = (text: string): void => void process.stderr.write(`sightglass: ${text}\n`);

void record(
  { home, port: 0, log: null, refuse: [], allowPrivate: false, upstream: upstreamIn(process.env) },
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
