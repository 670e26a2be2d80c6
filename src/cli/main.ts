#!/usr/bin/env node
import { text as readAll } from 'node:stream/consumers';
import { lazyCommand } from './lazyCommands.ts';
import { commandNames } from './arguments/accepted.ts';
import { suggestion } from '../core/texts/closest.ts';
import { parseOptions } from './arguments/options.ts';
import { Painter } from './output/painter.ts';
import { progressOn } from './output/progress.ts';
import { printable, safe } from './output/safe.ts';
import { isUsageError, usage, UsageError, usageOf } from './arguments/usage.ts';
import { version } from './version.ts';

async function main(argv: readonly string[]): Promise<number> {
  const options = parseOptions(argv, process.cwd());
  const [name] = options.operands;
  if (options.version) {
    process.stdout.write(`sightglass ${version}\n`);
    return 0;
  }
  if (options.help || name === undefined || name === 'help') {
    const topic = name === 'help' ? options.operands.slice(1) : options.operands;
    process.stdout.write(usageOf(topic) ?? usage);
    return options.help || name === 'help' ? 0 : 2;
  }
  // Almost every command looks for secrets, if only to mask them.
  if (typeof WebAssembly === 'undefined')
    throw new UsageError('this Node has WebAssembly switched off, which is needed (is it run with --jitless?)');
  const command = await lazyCommand(name);
  if (command === null)
    throw new UsageError(`there is no command ${name}${suggestion(name, commandNames)}; --help lists them`);
  const progress = progressOn(process.stderr, !options.quiet);
  const clearing = (stream: NodeJS.WriteStream, text: string): void => {
    progress.clear();
    stream.write(text);
  };
  return command({
    options,
    env: process.env,
    painter: Painter.for(process.stdout, process.env, options.color),
    print: written => clearing(process.stdout, written.text),
    warn: written => clearing(process.stderr, `sightglass: ${safe(written).text}\n`),
    progress,
    input: () => process.stdin.setEncoding('utf8') as AsyncIterable<string>,
    write: text => process.stdout.write(text),
    readStdin: () => readAll(process.stdin),
  });
}

// A reader that stops early (`| head`) is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isExpected = isUsageError(error);
    const text = printable(error instanceof Error ? error.message : String(error));
    process.stderr.write(
      `sightglass: ${text}\n${isExpected ? '' : 'This is a bug in Sightglass; please report it.\n'}`,
    );
    process.exitCode = 2;
  },
);
