/**
 * The command line: every command with its options and help. A command's parts are loaded only when it runs.
 * @module
 */
import { Command, CommanderError, Option } from 'commander';
import { VaubanError } from '../model/problem.ts';
import { addEngineCommands } from './engine-commands.ts';
import { addEvidenceCommands } from './evidence-commands.ts';
import { addFormatCommands } from './format-commands.ts';
import { clock, environment, format, output, several, unknown } from './options.ts';

declare const VAUBAN_VERSION: string;

function program(): Command {
  const vauban = new Command('vauban')
    .description('Threat models that prove themselves: a threat model in git, checked, weighed and shown.')
    .version(VAUBAN_VERSION, '-V, --version')
    .exitOverride()
    .configureHelp({ sortSubcommands: false })
    .showHelpAfterError('Run "vauban --help" to see what there is.')
    .addHelpText(
      'after',
      `
A MODEL is a YAML file, or a folder with one that has "system:".
Exit codes: 0 done (findings alone are no failure), 1 a gate you asked for is not met,
            2 a mistake in the model or the call, 3 our own failure.

Start:      vauban init my-model && vauban check my-model
Look:       vauban show my-model          vauban diagram my-model -o dfd.svg
In CI:      vauban check my-model --fail-on high --format sarif -o vauban.sarif`,
    );

  vauban
    .command('init')
    .description('write a small commented model to start from')
    .argument('[folder]', 'where to write it', 'threat-model')
    .option('--title <text>', 'what the system is called')
    .option('--owner <text>', 'who answers for it')
    .option('--scheme <name>', 'how risk is weighed: five-by-five, three-by-three, product, owasp or cvss')
    .option('-y, --yes', 'ask nothing')
    .action(async (folder, options) => (await import('./init.ts')).init(folder, options));

  vauban
    .command('check')
    .description('read models, find what is wrong or missing, weigh the risks')
    .argument('<model...>', 'one or more models')
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(['text', 'json', 'markdown', 'sarif', 'junit'])
        .default('text'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 when a finding is at least this severe').choices([
        'info',
        'low',
        'medium',
        'high',
        'critical',
      ]),
    )
    .addOption(
      new Option('--max-residual <level>', 'exit 1 when a risk that remains is above this level of its scheme'),
    )
    .addOption(
      new Option('--view <view>', 'which controls --max-residual counts')
        .choices(['claimed', 'proven'])
        .default('claimed'),
    )
    .addOption(unknown())
    .option('--since <revision>', 'let --fail-on look only at findings the git revision did not have')
    .option('--policy <file>', 'read a file of policies as if it lay in the model (may be repeated)', several)
    .option('--with <file>', 'read a further file as if it lay in the model (may be repeated)', several)
    .option('--evidence', 'count what "vauban verify" saw the last time, without looking again')
    .option('--all', 'print every finding')
    .option('--watch', 'check again whenever a file changes')
    .addOption(environment())
    .addOption(clock())
    .addOption(output())
    .addHelpText('after', '\nExample: vauban check threat-model --environment production --fail-on high --since main')
    .action(async (models, options) => (await import('./check.ts')).checkModels(models, options));

  vauban
    .command('show')
    .description('show an entry by its id with everything that refers to it, or list what the model has')
    .argument('<model>')
    .argument('[id]', 'an id such as T01, or collection/id where several have it')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .addOption(environment())
    .addOption(clock())
    .addHelpText('after', '\nExample: vauban show models/virtengine T01')
    .action(async (model, id, options) => (await import('./show.ts')).show(model, id, options));

  vauban
    .command('diagram')
    .description('draw the data flow diagram: zones as nested boxes, boundary crossings marked')
    .argument('<model>')
    .addOption(
      new Option('--format <format>', 'how to write it (default: by the ending of the file, else svg)').choices([
        'svg',
        'mermaid',
        'dot',
      ]),
    )
    .option('--diagram <id>', 'only what this entry of "diagrams" shows')
    .addOption(new Option('--phase <phase>', 'only flows of this phase').choices(['build', 'deploy', 'run']))
    .addOption(environment())
    .addOption(output())
    .addHelpText('after', '\nExample: vauban diagram models/virtengine --diagram dfd -o dfd.svg')
    .action(async (model, options) => (await import('./diagram.ts')).diagram(model, options));

  vauban
    .command('diff')
    .description('compare two models: folders, files or git revisions')
    .argument('<before>', 'a model, a revision, or revision:path')
    .argument('<after>', 'the same')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json', 'markdown']).default('text'))
    .addOption(clock())
    .addOption(output())
    .addHelpText('after', '\nExample: vauban diff main models/atlas')
    .action(async (before, after, options) => (await import('./diff.ts')).diffModels(before, after, options));

  vauban
    .command('rename')
    .description('give an entry another id, everywhere it is named; the old one is kept under "formerly"')
    .argument('<model>')
    .argument('<old>', 'the id, or collection/id where several have it')
    .argument('<new>', 'the new id')
    .option('--dry-run', 'say what would change and write nothing')
    .action(async (model, old, to, options) => (await import('./rename.ts')).rename(model, { old, to, ...options }));

  vauban
    .command('explain')
    .description('tell why a finding is there or not, what a rule looks for, how to prove a control')
    .argument('<model>')
    .argument('<id>', 'a finding such as rule@element, a rule, a check or a control')
    .addOption(format('text', 'json'))
    .addOption(unknown())
    .addOption(environment())
    .addOption(clock())
    .addHelpText('after', '\nExample: vauban explain models/atlas threat-without-control')
    .action(async (model, id, options) => (await import('./explain.ts')).explainId(model, id, options));

  vauban
    .command('ask')
    .description('ask what the model does not say, the most at stake first, and write the answers')
    .argument('<model>')
    .addOption(format('text', 'json'))
    .option('--limit <number>', 'ask, or list, so many questions')
    .option('--answer <answer>', 'write an answer without asking: fact@element=value (may be repeated)', several)
    .addOption(environment())
    .addOption(clock())
    .addHelpText(
      'after',
      '\nEvery question also takes "not-known" and "not-applicable"; both are remembered.\nExample: vauban ask threat-model --answer rate-limit@p2p=yes',
    )
    .action(async (model, options) => (await import('./ask.ts')).ask(model, options));

  vauban
    .command('stride')
    .description('fill the STRIDE worksheet: what is known of each element under each letter')
    .argument('<model>')
    .addOption(format('text', 'json', 'markdown'))
    .addOption(environment())
    .addOption(clock())
    .addOption(output())
    .addHelpText('after', '\nExample: vauban stride models/atlas --format markdown -o stride.md')
    .action(async (model, options) => (await import('./stride.ts')).stride(model, options));

  vauban
    .command('surface')
    .description('show who can reach what, or what an attacker who holds a component reaches from there')
    .argument('<model>')
    .option('--from <id>', 'start from an actor, a zone, or a component that is held')
    .addOption(format('text', 'json'))
    .addOption(environment())
    .addOption(clock())
    .addHelpText('after', '\nExample: vauban surface models/virtengine --from sentry')
    .action(async (model, options) => (await import('./surface.ts')).surface(model, options));

  vauban
    .command('open')
    .description('open models in the workbench: see the diagram, the risks and the proof, edit the same files')
    .argument('[model...]', 'one or more models (default: threat-model, or the folder you are in)')
    .option('--port <number>', 'the port on this machine (default: any that is free)')
    .option('--no-browser', 'only print the address')
    .addOption(clock())
    .addHelpText('after', '\nExample: vauban open models/atlas')
    .action(async (models, options) => (await import('./open.ts')).openWorkbench(models, options));

  vauban
    .command('report')
    .description('freeze the workbench into one file that anybody can open, or print it')
    .argument('<model>')
    .addOption(format('html', 'pdf', 'markdown'))
    .addOption(environment())
    .addOption(clock())
    .addOption(output())
    .addHelpText(
      'after',
      '\nThe evidence is what "vauban verify" saw the last time.\nExample: vauban report models/atlas -o atlas.html',
    )
    .action(async (model, options) => (await import('./report.ts')).report(model, options));

  addEvidenceCommands(vauban);
  addEngineCommands(vauban);
  addFormatCommands(vauban);

  const rules = vauban.command('rules').description('work with rules');
  rules
    .command('test')
    .description('read rules and try each on its own two examples')
    .argument('<path>', 'a rule, or a folder of rules')
    .addOption(format('text', 'json'))
    .action(async (path, options) => (await import('./rules.ts')).testRules(path, options));

  rules
    .command('run')
    .description('run the rules of a Microsoft template (.tb7, .tm7) over its own drawings, or over a model')
    .argument('<template>')
    .argument('[model]', 'a model; without one, what the file itself recorded is compared')
    .addOption(format('text', 'json'))
    .action(async (template, model, options) => (await import('./template.ts')).runTemplate(template, model, options));

  return vauban;
}

/** Runs the command line; ends the process with the exit code of DESIGN section 8. */
async function main(): Promise<void> {
  // A reader that closes the pipe early, such as head, is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const vauban = program();
  for (const command of vauban.commands) command.exitOverride();
  try {
    await vauban.parseAsync();
  } catch (error) {
    process.exitCode = report(error);
  }
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof VaubanError) {
    process.stderr.write(`${error.message}\n${error.hint === undefined ? '' : `${error.hint}\n`}`);
    return error.exitCode;
  }
  process.stderr.write(`Vauban failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.stderr.write('This is a defect of Vauban, not of your model\n');
  return 3;
}

await main();
