/**
 * The commands that look: verify, audit, approve.
 * @module
 */
import { type Command, Option } from 'commander';
import { clock, environment, format, output, several } from './options.ts';

/** Adds them to the command line. */
export function addEvidenceCommands(vauban: Command): void {
  const source = () =>
    new Option('--source <name=place>', 'where a source of the model lies: a path or a URL (may be repeated)')
      .argParser(several)
      .default(undefined);

  vauban
    .command('verify')
    .description('look whether each claimed control is really there: in code, configuration, services, artifacts, logs')
    .argument('<model...>', 'one or more models')
    .addOption(source())
    .option('--control <id>', 'only the claims of this control')
    .option('--offline', 'look at nothing; judge what was written down before')
    .option('--no-record', 'write nothing beside the model')
    .addOption(format('text', 'json', 'markdown', 'sarif', 'junit'))
    .addOption(
      new Option('--fail-on <state>', 'exit 1 when a control is in this state or a worse one').choices([
        'refuted',
        'stale',
        'claimed',
      ]),
    )
    .option('--max-stale <number>', 'exit 1 when more controls than this are STALE')
    .option('--max-residual <level>', 'exit 1 when a risk that remains is above this level of its scheme')
    .addOption(
      new Option('--view <view>', 'which controls --max-residual counts')
        .choices(['claimed', 'proven'])
        .default('proven'),
    )
    .option('--require <id>', 'exit 1 when this control is not PROVEN (may be repeated)', several)
    .option('--policy <file>', 'read a file of policies as if it lay in the model (may be repeated)', several)
    .option('--with <file>', 'read a further file as if it lay in the model (may be repeated)', several)
    .option('--against <file>', 'say what changed since this report of --format json')
    .option('--all', 'print every control')
    .addOption(environment())
    .addOption(clock())
    .addOption(output())
    .addHelpText(
      'after',
      '\nNothing in a source is ever executed. What was seen is kept in .vauban/evidence beside the model.\nExample: vauban verify models/bitcoin-commons --source node=../node --fail-on refuted',
    )
    .action(async (models, options) => (await import('./verify.ts')).verifyModels(models, options));

  vauban
    .command('audit')
    .description('check any repository, node home, manifest folder or document set, without a model')
    .argument('<path...>', 'folders or files')
    .option('--check <id>', 'only this check')
    .option('--role <role>', 'what the folders are, such as validator, sentry or full')
    .addOption(format('text', 'json', 'markdown', 'sarif'))
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 when a finding is at least this severe').choices([
        'info',
        'low',
        'medium',
        'high',
        'critical',
      ]),
    )
    .option('--no-cache', 'remember nothing between runs')
    .option('--all', 'print every finding')
    .addOption(clock())
    .addOption(output())
    .addHelpText('after', '\nExample: vauban audit ../node-home --role validator')
    .action(async (paths, options) => (await import('./audit.ts')).auditPaths(paths, options));

  vauban
    .command('approve')
    .description('say that a piece of evidence is what the claim means; written into evidence.lock.yaml')
    .argument('<model>')
    .argument('<claim...>', 'claims such as hsm/1, or a control for all of its claims')
    .addOption(source())
    .option('--by <name>', 'who approves (default: the user of this machine)')
    .option('--dry-run', 'say what would be written and write nothing')
    .addOption(environment())
    .addOption(clock())
    .addHelpText('after', '\nExample: vauban approve threat-model hsm/1 --source node=../node')
    .action(async (model, claims, options) => (await import('./approve.ts')).approve(model, claims, options));
}
