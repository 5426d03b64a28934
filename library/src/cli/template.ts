/**
 * `vauban rules run`: the rules of a Microsoft template, over the drawings they came with or over a model.
 * @module
 */
import { glanceAt } from '../formats/glance.ts';
import { compareThreats } from '../formats/tmt/compare-threats.ts';
import { judgeModel } from '../formats/tmt/judge-model.ts';
import { readTmtModel } from '../formats/tmt/read-model.ts';
import { readTemplate } from '../formats/tmt/read-template.ts';
import { scanXml } from '../inputs/xml/scan-xml.ts';
import { readModel } from '../model/files/read-model.ts';
import { VaubanError } from '../model/problem.ts';
import { comparisonPage, judgementPage } from '../report/index.ts';
import { foreignFile, namedFiles } from './foreign-files.ts';
import { emit, emitJson, terminal } from './terminal.ts';

interface RunFlags {
  readonly format: 'text' | 'json';
}

/** Runs the rules of a template. */
export async function runTemplate(path: string, model: string | undefined, flags: RunFlags): Promise<void> {
  const [named] = namedFiles([path]);
  if (named === undefined || named.found)
    throw new VaubanError('USAGE', `Cannot run "${path}": expected a .tb7 or .tm7 file`);
  if (model === undefined) runOwn(path, flags);
  else await runOver(path, model, flags);
}

/** Over the drawings of the file itself, beside what the tool recorded. */
function runOwn(path: string, { format }: RunFlags): void {
  const glance = glanceAt(foreignFile(path));
  const xml = scanXml(glance);
  if (!('root' in xml)) throw new VaubanError('USAGE', xml.message, { hint: xml.hint });
  if (xml.root.name !== 'ThreatModel') {
    throw new VaubanError('USAGE', `Cannot run "${path}": it is a template without drawings`, {
      hint: `Name a model to run it over: vauban rules run ${path} MODEL`,
    });
  }
  const { live, stale, generated, missing, extra, own } = compareThreats(readTmtModel(xml.root));
  const names = { path, live: live.length, stale: stale.length, generated: generated.length, own: own.length };
  const result = {
    ...names,
    missing: missing.map(({ id, type, source, flow, target }) => ({ id, type, source, flow, target })),
    extra: extra.map(({ rule, source, flow, target }) => ({
      type: rule.id,
      source: source.guid,
      flow: flow.guid,
      target: target.guid,
    })),
  };
  if (format === 'json') emitJson(result);
  else emit(comparisonPage({ ...names, missing: missing.length, extra: extra.length }, terminal()));
  process.exitCode = missing.length + extra.length > 0 ? 1 : 0;
}

/** Over one of our own models, as far as its words and facts map. */
async function runOver(path: string, model: string, { format }: RunFlags): Promise<void> {
  const knowledge = readTemplate(foreignFile(path));
  if ('message' in knowledge) throw new VaubanError('USAGE', knowledge.message, { hint: knowledge.hint });
  const read = await readModel(model);
  const judged = judgeModel(read.model, knowledge);
  if (format === 'json') emitJson({ template: path, model, ...judged });
  else emit(judgementPage({ path, model, judged }, terminal()));
  if (read.problems.length > 0) process.exitCode = 2;
}
