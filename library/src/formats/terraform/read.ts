/**
 * Reads Terraform: networks become zones, what runs or keeps data components, what firewalls and listeners let in
 * entries, references that mean traffic flows, data, secrets and keys assets. Nothing is evaluated and no module fetched.
 * @module
 */
import { readConfiguration } from '../../inputs/terraform/read-configuration.ts';
import { looksLikePlan, readPlan } from '../../inputs/terraform/read-plan.ts';
import type { TerraformFile } from '../../inputs/terraform/terraform.ts';
import type { Imported, ReadFormat } from '../format.ts';
import type { Glance } from '../glance.ts';
import { type FoundImport, findSystem } from '../infrastructure/found-system.ts';
import { addAssets } from './add-assets.ts';
import { addComponents } from './add-components.ts';
import { addEntries } from './add-entries.ts';
import { addFlows } from './add-flows.ts';
import { type Infrastructure, infrastructureOf } from './infrastructure.ts';
import { sayUnread } from './say-unread.ts';

/** Reads a configuration, a plan or a state. */
export const read: ReadFormat = (glance) => readTogether([glance]);

/** Reads the files of a folder as the one configuration that they are, or a plan or a state. */
export function readTogether(glances: readonly Glance[]): Imported | FoundImport {
  const file = fileOf(glances);
  if (file.resources.length === 0 && file.modules.length === 0) {
    const none = glances[0]?.problem('missing', 'expected a resource of Terraform, found none');
    const problem = glances[0]?.treeProblem() ?? file.problems[0] ?? none;
    return { draft: undefined, counts: {}, lost: [], problems: problem === undefined ? [] : [problem] };
  }
  const found = findSystem('terraform');
  const infrastructure = infrastructureOf(file, found);
  addComponents(infrastructure);
  addEntries(infrastructure);
  addFlows(infrastructure);
  addAssets(infrastructure);
  for (const { name, source, at } of file.modules) {
    found.lost.add(
      `module "${name}" (${source ?? 'without a source'}) was not read; a plan as JSON has what is in it`,
      at,
    );
  }
  sayUnread(infrastructure);
  const kept = keepOthers(infrastructure, file);
  const result = found.finish('Infrastructure', kept.length > 0 ? { resources: kept } : undefined);
  return { ...result, problems: file.problems };
}

function fileOf(glances: readonly Glance[]): TerraformFile {
  const isJson = ({ text }: Glance): boolean => /^\s*[{[]/.test(text);
  const plans = glances.filter(isJson).flatMap((glance) => {
    const tree = glance.tree();
    return tree !== undefined && looksLikePlan(tree) ? [readPlan(tree, glance.name)] : [];
  });
  const written = readConfiguration(glances.filter((glance) => !isJson(glance)));
  return {
    resources: [...plans.flatMap(({ resources }) => resources), ...written.resources],
    modules: written.modules,
    problems: written.problems,
  };
}

/** The addresses of resources that nobody has read; says so once for each type. */
function keepOthers({ resources, read, found }: Infrastructure, file: TerraformFile): readonly string[] {
  const others = resources.filter(({ address }) => !read.has(address));
  for (const { type, at } of others) found.lost.add(`${type}: is kept by its address, but says nothing to Vauban`, at);
  for (const { type, at } of file.resources.filter(({ isData }) => isData)) {
    found.lost.add(`data "${type}": stands for something outside of the file and is left out`, at);
  }
  return others.map(({ address }) => address);
}
