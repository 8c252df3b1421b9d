import 'reflect-metadata';
import { Command } from 'commander';
import { addCommands } from './server/commands.js';

const program = new Command('samanvay')
  .description('The hub of police, labour departments, child welfare and NGOs. `samanvay start` runs it; the rest is for its administrator.')
  .showHelpAfterError()
  .configureHelp({ sortSubcommands: true });
addCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env.DEBUG) process.stderr.write(`${error instanceof Error ? error.stack : ''}\n`);
  process.exitCode = 1;
}
