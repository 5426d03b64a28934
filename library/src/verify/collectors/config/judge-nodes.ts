/**
 * Judges nodes: each by the role table, all of them together by the topology, or both.
 * @module
 */
import type { Detail, Judgement } from '../../../model/evidence.ts';
import { unknown } from '../../judgement.ts';
import { checkHome, judgeDetails, roleOf, worstFirst } from './check-home.ts';
import { checkTopology, type Node, nodesOf } from './check-topology.ts';
import type { Claim } from './claim.ts';
import type { Observation } from './observation.ts';

/** The rules of single nodes without which no topology is sound. */
const OF_EACH_NODE: readonly string[] = [
  'validator-exchanges-peers',
  'validator-reachable',
  'validator-advertised',
  'double-sign-check',
  'evidence-expires-early',
];

/** Judges every node of the source by the rules of its role; with `topology`, also against the other nodes. */
export function judgeHardened(claim: Claim, { homes, others, skipped }: Observation): Judgement {
  if (homes.length === 0) {
    return unknown({ because: skipped[0]?.reason ?? 'There is no configuration of a node', found: 'no node' });
  }
  const fleet = claim.topology === true ? nodesOf([...homes, ...others], claim) : [];
  const checked = [...homes.map((home) => checkHome(home, claim)), ...(fleet.length < 2 ? [] : [checkTopology(fleet)])];
  const roles = homes.map((home) => roleOf(home, claim));
  const judged = judgeDetails(
    worstFirst(
      checked.flatMap(({ details }) => details),
      claim,
    ),
    { count: checked.reduce((total, { count }) => total + count, 0), missing: skipped.length },
    claim,
    {
      depth: homes.every(({ inUse }) => inUse) || claim.effective === true ? 'active' : 'present',
      found: `${homes.length} node${homes.length === 1 ? '' : 's'}: ${[...new Set(roles.map((role) => role ?? 'role unknown'))].join(', ')}`,
      files: homes.flatMap(({ files }) => files.map(({ file }) => file)),
    },
  );
  if (judged.verdict === 'broken') return judged;
  const because = roles.includes(undefined)
    ? 'Nobody says which role the node has: validator, sentry, full or seed'
    : claim.topology === true
      ? whyUnknown(fleet)
      : undefined;
  return because === undefined ? judged : doubted(judged, because);
}

/** Judges the nodes of all sources together. */
export function judgeTopology(claim: Claim, { homes, others, skipped }: Observation): Judgement {
  const nodes = nodesOf([...homes, ...others], claim);
  const found = `${nodes.length} node${nodes.length === 1 ? '' : 's'}`;
  if (nodes.length < 2) return unknown({ because: `Expected at least 2 nodes, found ${nodes.length}`, found });
  const together = checkTopology(nodes);
  const own: readonly Detail[] = nodes.flatMap(({ home }) =>
    checkHome(home, claim).details.filter(({ check }) => OF_EACH_NODE.includes(check)),
  );
  const judged = judgeDetails(
    worstFirst([...together.details, ...own], claim),
    { count: together.count + nodes.length, missing: skipped.length },
    claim,
    {
      depth: nodes.every(({ home }) => home.inUse) || claim.effective === true ? 'active' : 'present',
      found: `${found}: ${nodes.filter(({ role }) => role === 'validator').length} validators, ${nodes.filter(({ role }) => role === 'sentry').length} sentries`,
      files: nodes.flatMap(({ home }) => home.files.map(({ file }) => file)),
    },
  );
  const because = whyUnknown(nodes);
  return judged.verdict === 'broken' || because === undefined ? judged : doubted(judged, because);
}

/** Why nobody can say that a topology is sound although nothing is wrong with it. */
function whyUnknown(nodes: readonly Node[]): string | undefined {
  if (nodes.length < 2) return `Expected at least 2 nodes, found ${nodes.length}`;
  if (!nodes.some(({ role }) => role === 'validator')) return 'No node is said to be a validator';
  const aimless = nodes.find(({ role }) => role === undefined);
  if (aimless !== undefined) return `Nobody says which role "${aimless.name}" has`;
  const nameless = nodes.find(({ id, role }) => id === undefined && (role === 'validator' || role === 'sentry'));
  return nameless === undefined ? undefined : `"${nameless.name}" has no node_key.json, so that nobody knows its id`;
}

function doubted({ depth: _, ...judged }: Judgement, because: string): Judgement {
  return { ...judged, verdict: 'unknown', because };
}
