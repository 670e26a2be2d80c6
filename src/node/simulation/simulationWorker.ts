import { parentPort, workerData } from 'node:worker_threads';
import { allSimulators } from '../../core/context/simulators.ts';
import { lazyTokenizer } from './lazyTokenizer.ts';
import type { SimulationTask } from './simulateExactly.ts';

// The program of a thread that answers one question and ends, which frees the tokenizer's tables.
const { request, assistants } = workerData as SimulationTask;
const wanted = new Set(assistants);
const tokenizer = lazyTokenizer();
const simulations = allSimulators
  .filter(simulator => wanted.has(simulator.assistant))
  .map(simulator => simulator.simulate(request, tokenizer));
parentPort?.postMessage(simulations);
