/**
 * `vauban init`: writes a small commented model to start from, after a few questions or from flags.
 * @module
 */
import { writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { VaubanError } from '../model/problem.ts';
import { readTexts } from '../model/read/read-texts.ts';
import { copySchema } from './schema-file.ts';
import { type StarterAnswers, starterModel } from './starter-model.ts';
import { emit } from './terminal.ts';

interface InitFlags {
  readonly title?: string;
  readonly owner?: string;
  readonly scheme?: string;
  readonly yes?: boolean;
}

const SCHEMES = ['five-by-five', 'three-by-three', 'product', 'owasp', 'cvss'];

/** Writes the model; never over an existing file. */
export async function init(folder: string, flags: InitFlags): Promise<void> {
  if (flags.scheme !== undefined && !SCHEMES.includes(flags.scheme)) {
    throw new VaubanError('USAGE', `Cannot use the scheme "${flags.scheme}": expected one of ${SCHEMES.join(', ')}`);
  }
  const asks = !flags.yes && flags.title === undefined && process.stdin.isTTY === true && process.stdout.isTTY === true;
  const defaults = { title: titleOf(folder), owner: flags.owner, scheme: flags.scheme ?? 'five-by-five' };
  const answers = asks ? await ask(defaults) : { ...defaults, title: flags.title ?? defaults.title };
  if (answers === undefined) return;
  const file = join(folder, 'model.yaml');
  const text = starterModel(answers);
  const { problems } = readTexts([{ name: file, text }]);
  if (problems[0] !== undefined) throw new VaubanError('USAGE', `Cannot write this model: ${problems[0].message}`);
  await copySchema(folder);
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (cause) {
    throw new VaubanError('CONFLICT', `Cannot write "${file}": there is a file already`, {
      cause,
      hint: 'Name another folder',
    });
  }
  emit(
    `Wrote ${file}\n\nIt is small, complete and commented: change it line by line to say what you run.\nNext: vauban check ${folder}`,
  );
}

async function ask(defaults: StarterAnswers): Promise<StarterAnswers | undefined> {
  const { cancel, group, intro, outro, select, text } = await import('@clack/prompts');
  intro('A threat model to start from');
  let cancelled = false;
  const answers = await group(
    {
      title: () => text({ message: 'What is the system called?', initialValue: defaults.title }),
      owner: () => text({ message: 'Who answers for it?', placeholder: 'a team or a role; may stay empty' }),
      scheme: () =>
        select({
          message: 'How is risk weighed?',
          options: [
            { value: 'five-by-five', label: 'five-by-five', hint: 'probability x impact, 25 cells' },
            { value: 'three-by-three', label: 'three-by-three', hint: 'likelihood x impact, 9 cells' },
            { value: 'product', label: 'product', hint: 'probability x impact x exposure' },
          ],
        }),
    },
    {
      onCancel: () => {
        cancelled = true;
        cancel('Nothing was written');
      },
    },
  );
  if (cancelled) return undefined;
  outro('Thank you');
  return { title: answers.title || defaults.title, owner: answers.owner || undefined, scheme: answers.scheme };
}

function titleOf(folder: string): string {
  const name = basename(resolve(folder));
  const own = name === 'threat-model' ? basename(resolve(folder, '..')) : name;
  const words = own.replace(/[^A-Za-z0-9]+/g, ' ').trim();
  return words === '' ? 'My system' : `${words[0]?.toUpperCase()}${words.slice(1)}`;
}
