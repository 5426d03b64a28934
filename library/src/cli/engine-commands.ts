/**
 * The commands that compute: tree, risk, paths, budget.
 * @module
 */
import { type Command, Option } from 'commander';
import { clock, environment, format, several } from './options.ts';

/** Adds them to the command line. */
export function addEngineCommands(vauban: Command): void {
  vauban
    .command('tree')
    .description('compute an attack tree: its probability, its attacks, the best of them, what matters most')
    .argument('<source>', 'a model, or a fault tree in Open-PSA XML or Galileo')
    .argument('[id]', 'the tree; all in short when there are several')
    .addOption(
      new Option('--by <order>', 'what makes an attack the best').choices([
        'cost',
        'probability',
        'time',
        'stealth',
        'skill',
        'steps',
      ]),
    )
    .option('--limit <number>', 'show so many of the best attacks')
    .option('--skill <level>', 'only what an attacker of this skill can do, 1 none to 5 state-grade')
    .option('--budget <amount>', 'only what an attacker with this much can pay for')
    .option('--without <node>', 'a step that is out of reach (may be repeated)', several)
    .option('--given <node>', 'a step the attacker has done already (may be repeated)', several)
    .addOption(
      new Option('--view <view>', 'which controls stand in the way')
        .choices(['inherent', 'claimed', 'proven'])
        .default('claimed'),
    )
    .option('--mission-time <hours>', 'for Galileo: how long the system runs')
    .addOption(format('text', 'json'))
    .addOption(environment())
    .addOption(clock())
    .addHelpText('after', '\nExample: vauban tree models/virtengine steal-validator-key --by cost')
    .action(async (source, id, options) => (await import('./tree.ts')).tree(source, id, options));

  vauban
    .command('risk')
    .description('say what a year may cost: expected loss, large losses, the curve with and without the controls')
    .argument('<model>')
    .addOption(format('text', 'json'))
    .option('--years <number>', 'simulate so many years (default: a million, or fewer where a year has many events)')
    .option('--seed <number>', 'the same seed gives the same figures, bit for bit', '1')
    .option(
      '--common-factor <factor>',
      'let one year in 20 be so many times as bad as a middling one, for all threats at once',
      '1',
    )
    .option(
      '--appetite <share:loss>',
      'compare with this: at most 1% of the years above 5000000 is 1%:5000000',
      several,
    )
    .option('--spread', 'let the figures of a band spread over the band instead of its middle')
    .option('--threads <number>', 'how many threads simulate (default: as many as the machine has)')
    .option('--evidence', 'count what "vauban verify" saw the last time, without looking again')
    .addOption(environment())
    .addOption(clock())
    .addHelpText('after', '\nExample: vauban risk models/virtengine --appetite 1%:5000000')
    .action(async (model, options) => (await import('./risk.ts')).risk(model, options));

  vauban
    .command('paths')
    .description('say how long an attacker needs to get at an asset, how likely that is, and where to stop it')
    .argument('<model>')
    .option('--from <id>', 'only this actor or zone')
    .option('--asset <id>', 'only this asset')
    .addOption(
      new Option('--view <view>', 'which controls stand in the way')
        .choices(['inherent', 'claimed', 'proven'])
        .default('claimed'),
    )
    .option('--samples <number>', 'try so many attacks')
    .option('--seed <number>', 'the same seed gives the same figures', '1')
    .addOption(format('text', 'json'))
    .addOption(environment())
    .addOption(clock())
    .addHelpText('after', '\nExample: vauban paths models/virtengine --asset private-keys')
    .action(async (model, options) => (await import('./paths.ts')).paths(model, options));

  vauban
    .command('budget')
    .description('say which controls to buy for a limit, provably best, and what each further sum buys')
    .argument('<model>')
    .requiredOption('--limit <amount>', 'what may be spent')
    .addOption(
      new Option('--goal <goal>', 'what is to be lowered')
        .choices(['loss', 'tail', 'path', 'attacks', 'tree'])
        .default('loss'),
    )
    .option('--tree <id>', 'the attack tree of the goals "attacks" and "tree"')
    .option('--beyond <loss>', 'for the goal "tail": the loss that is too large')
    .option('--years <number>', 'how long yearly costs and losses count', '1')
    .option('--assume-cost <amount>', 'what a control costs that does not say')
    .option('--reconsider', 'choose again among controls that are done')
    .addOption(format('text', 'json'))
    .addOption(environment())
    .addOption(clock())
    .addHelpText('after', '\nExample: vauban budget models/virtengine --limit 50000 --assume-cost 10000')
    .action(async (model, options) => (await import('./budget.ts')).budget(model, options));
}
