import type { Command } from 'commander';
import { segmentsOf } from '../messages/segments.js';
import { smsTemplates } from '../messages/texts.js';
import type { Ways } from './ways.js';

/** `samanvay messages …`: for whoever registers what is sent. */
export function addMessageCommands(program: Command, { print }: Pick<Ways, 'print'>): void {
  program
    .command('messages')
    .description('What leaves the hub.')
    .command('templates')
    .option('--json', 'as JSON')
    .description('The text messages as they are to be registered with the operators, each with the id by which SMS_TEMPLATES names it.')
    .action(({ json }: { json?: boolean }) => {
      const templates = smsTemplates().map((template) => ({ ...template, segments: segmentsOf(template.text).segments }));
      print(json, templates, templates.map(({ id, text }) => `${id}  ${text}`).join('\n'));
    });
}
