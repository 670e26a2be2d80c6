import { text as readAll } from 'node:stream/consumers';
import { auditCommand } from './commands/audit.ts';
import { contextCommand } from './commands/context.ts';
import { egressCommand } from './commands/egress.ts';
import { hardenCommand } from './commands/harden.ts';
import { ignoreCommand } from './commands/ignore.ts';
import { scanCommand } from './commands/scan.ts';
import { settingsCommand } from './commands/settings.ts';
import type { Environment } from './environment.ts';
import { parseOptions } from './options.ts';
import { Painter } from './text.ts';
import { usage, UsageError } from './usage.ts';
import { version } from './version.ts';

const commands: Readonly<Record<string, (environment: Environment) => Promise<number>>> = {
  audit: auditCommand,
  scan: scanCommand,
  context: contextCommand,
  ignore: ignoreCommand,
  settings: settingsCommand,
  harden: hardenCommand,
  egress: egressCommand,
};

async function main(argv: readonly string[]): Promise<number> {
  const options = parseOptions(argv, process.cwd());
  const [name] = options.operands;
  if (options.version) {
    process.stdout.write(`sightglass ${version}\n`);
    return 0;
  }
  if (options.help || name === undefined || name === 'help') {
    process.stdout.write(usage);
    return options.help || name === 'help' ? 0 : 2;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new UsageError(`there is no command ${name}; --help lists them`);
  return command({
    options,
    env: process.env,
    painter: Painter.for(process.stdout, process.env),
    print: written => process.stdout.write(written),
    warn: written => process.stderr.write(`sightglass: ${written}\n`),
    readStdin: () => readAll(process.stdin),
  });
}

// A reader that stops early (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isExpected = error instanceof UsageError;
    const text = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `sightglass: ${text}\n${isExpected ? '' : 'This is a bug in Sightglass; please report it.\n'}`,
    );
    process.exitCode = 2;
  },
);
