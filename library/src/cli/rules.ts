/**
 * `vauban rules test`: reads rules and tries each on its own two examples.
 * @module
 */

import { idOf } from '../analyze/rules/own-rules.ts';
import { readRule } from '../analyze/rules/rule-book.ts';
import { tryRule } from '../analyze/rules/try-rule.ts';
import { readSourceTrees } from '../model/files/read-trees.ts';
import { VaubanError } from '../model/problem.ts';
import { emit, emitJson } from './terminal.ts';

interface TestFlags {
  readonly format: 'text' | 'json';
}

interface Tested {
  readonly rule: string;
  readonly file: string;
  readonly failures: readonly string[];
}

/** Tests the rules of a file or a folder; exit 1 when one fails. */
export async function testRules(path: string, flags: TestFlags): Promise<void> {
  const trees = await readSourceTrees(path);
  if (trees.length === 0) throw new VaubanError('NO_SUCH_FILE', `Cannot find a rule in "${path}": expected YAML files`);
  const tested = trees.map((tree): Tested => {
    const id = idOf(tree);
    const file = tree.file.name;
    const { rule, problems } = readRule(tree.raw ?? null, id, 'own');
    const places = [...tree.problems, ...problems.map(({ path: at, message }) => ({ message, at: tree.locate(at) }))];
    if (rule === undefined || places.length > 0) {
      return { rule: id, file, failures: places.map(({ message, at }) => `${at.line}:${at.column} ${message}`) };
    }
    return { rule: id, file, failures: tryRule(rule, tree.raw ?? null) };
  });
  const failed = tested.filter(({ failures }) => failures.length > 0);
  if (flags.format === 'json')
    emitJson({ rules: tested, passed: tested.length - failed.length, failed: failed.length });
  else {
    const lines = failed.flatMap(({ rule, file, failures }) => [
      `${rule}  ${file}`,
      ...failures.map((one) => `  ${one}`),
    ]);
    emit(
      [...lines, `${tested.length - failed.length} passed, ${failed.length} failed`, 'Next: vauban check MODEL'].join(
        '\n',
      ),
    );
  }
  process.exitCode = failed.length > 0 ? 1 : 0;
}
