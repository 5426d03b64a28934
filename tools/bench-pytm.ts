/**
 * `npm run bench -- --peer`: the same model for Vauban and for pytm, both measured in one run, with what they find.
 * `PYTHON` names the Python that has pytm; python3 when it is not set.
 * @module
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Flow, Model } from '../library/src/model/model.ts';
import { readTexts } from '../library/src/model/read/read-texts.ts';
import { type Command, measure } from './measure.ts';

const PYTHON = process.env['PYTHON'] ?? 'python3';
const RUNS = 3;

/** How Vauban is run on a file. */
type Vauban = (args: readonly string[]) => Command;

/** Measures both tools on the text of a model and prints the table; says so when pytm is not installed. */
export function benchPytm(text: string, folder: string, vauban: Vauban): void {
  const asked = spawnSync(PYTHON, ['-c', 'import importlib.metadata as m; print(m.version("pytm"))'], {
    encoding: 'utf8',
  });
  if (asked.status !== 0) {
    console.log('\npytm is not installed: pip install pytm, and name the Python that has it: PYTHON=... npm run bench');
    return;
  }
  const { model, problems } = readTexts([{ name: 'model.yaml', text }]);
  if (problems[0] !== undefined) throw new Error(`The model of the benchmark has a problem: ${problems[0].message}`);
  const yaml = join(folder, 'peer.yaml');
  const script = join(folder, 'peer.py');
  writeFileSync(yaml, text);
  writeFileSync(script, pytmModel(model));
  const json = join(folder, 'peer.json');
  const elements = model.components.size + model.flows.size;
  const found = Number(spawnSync(PYTHON, [script], { encoding: 'utf8' }).stdout);
  const pytm = `pytm ${asked.stdout.trim()}`;
  console.log(
    `\n${model.components.size} components and ${model.flows.size} flows, the same for both; median of ${RUNS} whole processes\n`,
  );
  console.log('| run | time | memory | threats found | found per element | asked |\n|---|---|---|---|---|---|');
  for (const more of [[], ['--format', 'json'], ['--unknown', 'worst']]) {
    const command = vauban(['check', yaml, ...more]);
    const { threats, questions } = saidByVauban(vauban(['check', yaml, ...more, '--format', 'json']));
    console.log(row(`vauban check ${more.join(' ')}`.trim(), measure(command, RUNS), [threats, elements, questions]));
  }
  console.log(row(`${pytm}, threats counted`, measure({ run: PYTHON, args: [script] }, RUNS), [found, elements]));
  console.log(row(`${pytm} --json`, measure({ run: PYTHON, args: [script, '--json', json] }, RUNS), [found, elements]));
}

function row(
  run: string,
  { seconds, megabytes }: ReturnType<typeof measure>,
  [found, elements, asked]: readonly [number, number, number?],
): string {
  const memory = megabytes === undefined ? '–' : `${megabytes.toFixed(0)} MB`;
  return `| ${run} | ${seconds.toFixed(2)} s | ${memory} | ${found} | ${(found / elements).toFixed(2)} | ${asked ?? '–'} |`;
}

function saidByVauban({ run, args }: Command): { readonly threats: number; readonly questions: number } {
  const { stdout } = spawnSync(run, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const said: unknown = JSON.parse(stdout);
  const list = (name: string): readonly unknown[] => {
    const value: unknown = typeof said === 'object' && said !== null ? Reflect.get(said, name) : undefined;
    return Array.isArray(value) ? value : [];
  };
  const isThreat = (one: unknown): boolean =>
    typeof one === 'object' && one !== null && Reflect.get(one, 'kind') === 'threat';
  return { threats: list('findings').filter(isThreat).length, questions: list('questions').length };
}

const KINDS = { process: 'Process', store: 'Datastore', external: 'Actor' } as const;

/** A model as a script of pytm that prints how many threats it finds. Facts are stated where pytm has a word for them. */
export function pytmModel(model: Model): string {
  const text = (value: string): string => JSON.stringify(value);
  const name = (collection: string, id: string): string => `${collection}[${text(id)}]`;
  const flow = ({ id, from, to, carries = [], returns = [], protocol, encryption, authentication }: Flow): string[] => {
    const data = [...carries, ...returns].map(({ asset }) => name('data', asset)).join(', ');
    const ends = `${name('element', from)}, ${name('element', to)}`;
    return [
      `flow = Dataflow(${ends}, ${text(id)}, protocol=${text((protocol ?? '').toUpperCase())}, data=[${data}])`,
      ...(encryption === 'tls-1.3' ? ['flow.tlsVersion = TLSVersion.TLSv13', 'flow.controls.isEncrypted = True'] : []),
      ...(authentication === 'token'
        ? ['flow.controls.authenticatesSource = True', 'flow.usesSessionTokens = True']
        : []),
    ];
  };
  return [
    'import sys',
    'from pytm import TM, Actor, Boundary, Classification, Data, Dataflow, Datastore, Process, TLSVersion',
    `tm = TM(${text(model.system.title ?? 'System')}, description="Generated")`,
    'zone, element, data = {}, {}, {}',
    ...[...model.zones.keys()].map((id) => `${name('zone', id)} = Boundary(${text(id)})`),
    ...[...model.assets.values()].map(
      ({ id, tier }) =>
        `${name('data', id)} = Data(${text(id)}, classification=Classification.${tier === '1' ? 'SECRET' : 'SENSITIVE'})`,
    ),
    ...[...model.components.values()].flatMap(({ id, kind, zone }) => [
      `${name('element', id)} = ${KINDS[kind]}(${text(id)})`,
      ...(zone === undefined ? [] : [`${name('element', id)}.inBoundary = ${name('zone', zone)}`]),
    ]),
    ...[...model.flows.values()].flatMap(flow),
    // As a user runs it with --json; without an option its command line looks for nothing.
    'if len(sys.argv) > 1:',
    '    tm.process()',
    'else:',
    '    tm.check()',
    '    tm.resolve()',
    '    print(len(tm.findings))',
    '',
  ].join('\n');
}
