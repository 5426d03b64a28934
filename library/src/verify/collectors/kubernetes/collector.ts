/**
 * Manifests of Kubernetes, Compose files and Dockerfiles held against what a claim says of the workloads in them.
 * @module
 */
import type { Severity } from '../../../model/analysis.ts';
import type { Depth, Detail } from '../../../model/evidence.ts';
import type { Collector } from '../../collector.ts';
import { byDetails, unknown } from '../../judgement.ts';
import { auditsOf } from './audits.ts';
import { type CheckId, standardChecks } from './checks.ts';
import { type Claim, claim } from './claim.ts';
import { type Chosen, examine, isChangedLater } from './examine.ts';
import { type Observation, observation } from './observation.ts';
import { type World, worldOf } from './world.ts';

/** The checks a claim asks for. */
export function chosenBy(claim: Claim): Chosen {
  const except = new Set(claim.except);
  const standard = claim.is === undefined ? [] : standardChecks(claim.is);
  const asked: readonly CheckId[] = [
    ...(claim.checks ?? []),
    ...(claim.runtimeClass === undefined ? [] : ['runtime-class' as const]),
    ...(claim.everyNode === undefined ? [] : ['missing-agent' as const]),
    ...(claim.registries === undefined ? [] : ['image-registry' as const]),
    ...(claim.equalsFlows === true ? (['missing-flow', 'extra-flow', 'unmapped-workload'] as const) : []),
  ];
  const without = (ids: readonly CheckId[]): ReadonlySet<CheckId> => new Set(ids.filter((id) => !except.has(id)));
  return { onPods: without(standard), onAll: without(asked) };
}

const ORDER: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

function worstFirst(one: Detail, other: Detail): number {
  return ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity);
}

/** How deep a look at files reaches: what is changed before it is applied, or only built from, is merely there. */
function depthOf({ resources, patches }: Observation, world: World, chosen: Chosen): Depth {
  if (patches.length > 0 || isChangedLater(resources) || (world.images.length > 0 && chosen.onAll.size > 0))
    return 'present';
  // The name of a runtime class says nothing of the runtime it stands for.
  const names = world.pods.flatMap(({ runtimeClass }) => runtimeClass ?? []);
  if (chosen.onAll.has('runtime-class') && names.some((name) => !world.runtimes.has(name))) return 'present';
  return 'active';
}

function plural(name: string): string {
  return name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
}

export const collector: Collector<Claim, Observation> = {
  id: 'kubernetes',
  title: 'Workloads as their manifests have them',
  proves:
    'The manifests, Compose files or Dockerfiles that were looked at have none of the faults that the claim names, in any workload.',
  doesNotProve:
    'That the cluster runs these manifests, that its network plug-in enforces the policies, or that nothing changes the workloads on admission.',
  looksIn: ['files'],
  claim,
  observation,
  nothing: { resources: [], dockerfiles: [], unread: [], patches: [] },
  describe(claim) {
    const { onPods, onAll } = chosenBy(claim);
    const [first = '', ...others] = [...onAll];
    const named = others.length > 5 ? `${first} and ${others.length} others` : [first, ...others].join(', ');
    const says = [
      ...(onPods.size === 0 ? [] : [`keep the standard "${claim.is}"`]),
      ...(onAll.size === 0 ? [] : [`have none of ${named}`]),
    ];
    return `workloads in ${claim.files?.join(', ') ?? 'all manifests'} ${says.join(' and ') || 'are looked at for nothing'}`;
  },
  judge(claim, observed, { model }) {
    const chosen = chosenBy(claim);
    if (chosen.onPods.size + chosen.onAll.size === 0) {
      return unknown({
        because:
          'The claim names nothing to look for: expected is, checks, runtime-class, registries, every-node or equals-flows',
        found: 'nothing',
      });
    }
    const world = worldOf(observed, claim, model);
    const { looked, failed, undecided, doubts, found, files } = examine(world, chosen);
    const population = [...looked.values()].reduce((sum, count) => sum + count, 0);
    const isWhole = observed.unread.length === 0 && doubts.length === 0;
    const scope = { ...(isWhole && { population }), looked: population - undecided, failed };
    const details = found.map(({ detail }) => detail).sort(worstFirst);
    const counted = [...looked].map(([name, count]) => `${count} ${count === 1 ? name : plural(name)}`);
    const judged = byDetails(details, scope, {
      ...claim,
      depth: depthOf(observed, world, chosen),
      found: counted.join(', ') || 'no workload',
      said: { grounds: files.slice(0, 100).map((file) => ({ kind: 'configuration', file })) },
    });
    if (judged.verdict !== 'unknown' || isWhole) return judged;
    const [unread] = observed.unread;
    return {
      ...judged,
      because: doubts[0] ?? (unread === undefined ? judged.because : `${unread.reason} (${unread.file})`),
    };
  },
  audit: auditsOf,
};
