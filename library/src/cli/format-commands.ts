/**
 * The commands that meet other tools: import, export, formats, drift.
 * @module
 */
import { type Command, Option } from 'commander';
import { clock, format, output, several } from './options.ts';

/** Adds them to the command line. */
export function addFormatCommands(vauban: Command): void {
  vauban
    .command('import')
    .description("read other tools' models, infrastructure and documents, and write them as models")
    .argument('<file...>', 'files, or folders of them')
    .option('--from <format>', 'the format, when it is not to be found by the structure of the file')
    .option('-o, --output <folder>', 'write the model there; several models get a folder each')
    .option('--all', 'print everything that was lost')
    .addOption(format('text', 'json'))
    .addHelpText(
      'after',
      '\nWithout -o nothing is written: the page says what would be. Nothing in a file is executed or fetched.\nExample: vauban import threat-dragon.json -o threat-model',
    )
    .action(async (files, options) => (await import('./import.ts')).importFiles(files, options));

  vauban
    .command('export')
    .description("write a model in another tool's format, with a list of what that could not carry")
    .argument('<model>')
    .requiredOption('--to <format>', 'the format; "vauban formats" lists them')
    .option('--part <name>', 'which part, where a format holds only one, such as a register')
    .option('--all', 'print everything that was lost')
    .addOption(format('text', 'json'))
    .addOption(clock())
    .addOption(output())
    .addHelpText(
      'after',
      '\nWithout -o the file goes to standard output and the losses to standard error.\nExample: vauban export models/atlas --to otm -o atlas.otm',
    )
    .action(async (model, options) => (await import('./export.ts')).exportModel(model, options));

  vauban
    .command('formats')
    .description('list the formats that are read and written')
    .addOption(format('text', 'json', 'markdown'))
    .action(async (options) => (await import('./formats.ts')).listFormats(options));

  vauban
    .command('drift')
    .description('compare a model with what is there: undeclared components, ports and flows, and what is gone')
    .argument('<model>')
    .requiredOption(
      '--source <[name=]path>',
      'a Compose file, manifests, Terraform, OpenAPI or a node home (may be repeated); a component or zone as name says what it is to hold',
      several,
    )
    .addOption(
      new Option('--fail-on <what>', 'exit 1 when something is undeclared, or when anything differs').choices([
        'undeclared',
        'any',
      ]),
    )
    .addOption(format('text', 'json'))
    .addOption(output())
    .addHelpText('after', '\nExample: vauban drift threat-model --source docker-compose.yml --fail-on undeclared')
    .action(async (model, options) => (await import('./drift.ts')).drift(model, options));
}
