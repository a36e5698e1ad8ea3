import { Command, CommanderError } from 'commander';
import { Problem } from '#core/problem.ts';
import type { Effects } from '#pipeline/effects.ts';
import { nodeEffects } from './node-effects.ts';
import { reportFailure } from './report.ts';
import { takeTypedPaths } from './typed-path.ts';

/** What each command file of this folder exports. */
export interface CommandFile {
  readonly register?: (program: Command, effects: Effects) => void;
}

const FILES = import.meta.glob<CommandFile>(['./*.ts', '!./*.test.ts', '!./main.ts'], { eager: true });

/**
 * Asks for the options that must be given only after the command knows all that was given: commander asks first, and
 * would call a mistyped option a missing one.
 */
function askLast(command: Command): void {
  const needed = command.options.filter((option) => option.mandatory);
  for (const option of needed) option.mandatory = false;
  command.hook('preAction', () => {
    const absent = needed.find((option) => command.getOptionValue(option.attributeName()) === undefined);
    if (absent === undefined) return;
    throw new Problem('missing-option', `needs the option ${absent.flags}`, {
      columnName: absent.long ?? absent.flags,
      exitCode: 3,
      remedy: `give ${absent.flags} (${absent.description}); "evenground ${command.name()} --help" shows all options`,
    });
  });
}

/** The whole command line; each command lies in its own file. */
export function makeProgram(effects: Effects): Command {
  const program = new Command('evenground')
    .description('Opportunity maps and fair-housing tools from public data')
    .option('--debug', 'show where a failure happened')
    .showHelpAfterError(false)
    .allowUnknownOption()
    .exitOverride();
  for (const path of Object.keys(FILES).sort()) FILES[path]?.register?.(program, effects);
  for (const command of program.commands) {
    command.configureOutput({ writeErr: () => undefined }).exitOverride();
    command.option('--debug', 'show where a failure happened');
    askLast(command);
    takeTypedPaths(command, effects.here ?? effects.files.resolve('.'), effects.files.resolve('.'));
  }
  program.configureOutput({
    writeOut: (text) => effects.log.out(text.trimEnd()),
    writeErr: () => undefined,
  });
  return program;
}

function usageProblem(error: CommanderError, program: Command): Problem {
  if (error.code === 'commander.help') {
    return new Problem('command-missing', 'no command was given', {
      exitCode: 3,
      remedy: `give one of: ${program.commands.map((command) => command.name()).join(', ')}`,
    });
  }
  return new Problem(
    error.code.replace('commander.', '').replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`),
    tidy(error.message),
    {
      exitCode: 3,
      remedy: 'run the command with --help to see what it takes',
    },
  );
}

function tidy(message: string): string {
  return message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

const FINE = new Set(['commander.helpDisplayed', 'commander.version']);

/**
 * Runs one command.
 *
 * @param args what follows the program's name
 * @returns the exit code: 0 fine, 2 data, 3 configuration, 4 environment
 */
export async function run(args: readonly string[], effects: Effects): Promise<number> {
  const options = { json: args.includes('--json'), debug: args.includes('--debug') };
  const program = makeProgram(effects);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return typeof process.exitCode === 'number' ? process.exitCode : 0;
  } catch (error) {
    if (!(error instanceof CommanderError)) return reportFailure(error, effects.log, options);
    if (FINE.has(error.code)) return 0;
    if (error.code === 'commander.help' && args.length === 0) effects.log.info(program.helpInformation());
    return reportFailure(usageProblem(error, program), effects.log, options);
  }
}

/** A reader such as `head` that has enough closes the pipe: no fault, and nothing more to write. */
export function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

/** Entry of the launcher. */
export function main(args: readonly string[], root: string): Promise<number> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endQuietly);
  return run(args, nodeEffects(root));
}
