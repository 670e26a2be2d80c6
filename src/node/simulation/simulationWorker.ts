import { parentPort, workerData } from 'node:worker_threads';
import { allSimulators } from '../../core/context/simulators.ts';
import { lazyTokenizer } from './lazyTokenizer.ts';
import type { SimulationTask } from './simulateExactly.ts';

// The program of a thread that lives for one question: its tokenizer tables are gone when it has answered.
const { request, assistants } = workerData as SimulationTask;
const wanted = new Set(assistants);
const tokenizer = lazyTokenizer();
const simulations = allSimulators
  .filter(simulator => wanted.has(simulator.assistant))
  .map(simulator => simulator.simulate(request, tokenizer));
parentPort?.postMessage(simulations);
