// Measures again what real agents put into their first request in a fixture, and writes it next to the fixture:
//   npm run lab:first-capture -- FOLDER test/fixtures/first-request/NAME.sh [AGENT,...]
// FOLDER is where the agents were installed with npm; missing ones are reported and skipped. They talk to a model on the loopback;
// on Linux, everything runs in a network of its own, if possible. `npm run lab:first` compares the results.
import { runLab } from './lib/programs.mjs';

await runLab('firstCapture');
