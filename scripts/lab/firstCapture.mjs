// Measures again what real agents put into their first request in a fixture, and writes it down next to the fixture:
//   npm run lab:first-capture -- FOLDER test/fixtures/first-request/NAME.sh [AGENT,...]
// FOLDER is where the agents were installed with npm; what is missing there is told and left out. They talk to a model on the
// loopback; on Linux everything runs in a network of its own, where there is one to be had. `npm run lab:first` compares.
import { runLab } from './lib/programs.mjs';

await runLab('firstCapture');
