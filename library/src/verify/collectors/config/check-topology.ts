/**
 * Checks all nodes together: no key on two machines, validators known to nobody but their sentries, one genesis.
 * @module
 */
import type { Detail, Spot } from '../../../model/evidence.ts';
import { type Checked, roleOf } from './check-home.ts';
import type { Claim, Role } from './claim.ts';
import { amountOf, itemsOf, type Value } from './compare.ts';
import type { Home } from './observation.ts';
import { type View, viewOf } from './view.ts';

/** A node as its neighbors see it. */
export interface Node {
  readonly home: Home;
  readonly name: string;
  readonly role: Role | undefined;
  readonly view: View;
  readonly id: string | undefined;
  ids(key: string): { readonly ids: ReadonlySet<string>; readonly at: Spot };
}

/** The nodes of a fleet: every home that has the configuration or the keys of one. */
export function nodesOf(homes: readonly Home[], claim: Claim): readonly Node[] {
  return homes
    .filter(({ keys, files }) => keys.length > 0 || files.some(({ product }) => product === 'cometbft'))
    .map((home) => nodeOf(home, claim));
}

/** Checks the nodes of a fleet against each other. */
export function checkTopology(nodes: readonly Node[]): Checked {
  const checks = new Checks();
  oneOfEach(nodes, checks);
  const validators = nodes.filter(({ role }) => role === 'validator');
  const sentries = nodes.filter(({ role }) => role === 'sentry');
  for (const validator of validators) checkValidator(validator, sentries, checks);
  for (const sentry of sentries) checkSentry(sentry, validators, checks);
  return checks;
}

class Checks implements Checked {
  count = 0;
  readonly details: Detail[] = [];
  expect(holds: boolean, detail: Detail): void {
    this.count += 1;
    if (!holds) this.details.push(detail);
  }
}

function nodeOf(home: Home, claim: Claim): Node {
  const view = viewOf(home, {
    role: roleOf(home, claim),
    unbonding: claim.unbonding === undefined ? undefined : amountOf(claim.unbonding),
  });
  return {
    home,
    name: home.folder === '' ? home.source : `${home.source}/${home.folder}`,
    role: roleOf(home, claim),
    view,
    id: home.keys.find(({ kind }) => kind === 'node')?.address,
    ids(key) {
      const held = view.held('cometbft', key);
      return { ids: new Set(idsIn(held?.value ?? '')), at: held?.at ?? { file: home.folder } };
    },
  };
}

/** The node ids of a list of ids or of `id@address`. */
function idsIn(value: Value): readonly string[] {
  return itemsOf(value).map((peer) => String(peer).trim().toLowerCase().replace(/@.*$/, ''));
}

/** No two machines have one key, and all have one genesis. */
function oneOfEach(nodes: readonly Node[], checks: Checks): void {
  const seen = new Map<string, string>();
  for (const { home, name } of nodes) {
    for (const { kind, fingerprint, file } of home.keys) {
      if (fingerprint === undefined || (kind !== 'validator' && kind !== 'node')) continue;
      const first = seen.get(`${kind} ${fingerprint}`);
      seen.set(`${kind} ${fingerprint}`, first ?? name);
      checks.expect(first === undefined, {
        check: kind === 'validator' ? 'validator-key-twice' : 'node-key-twice',
        severity: kind === 'validator' ? 'critical' : 'high',
        message: `"${name}" and "${first}" have the same ${kind} key (SHA-256 ${fingerprint.slice(0, 16)}...)`,
        at: { file },
        hint:
          kind === 'validator'
            ? 'Two signers with one key sign twice and lose their stake: keep it on one machine'
            : 'Make a new node_key.json on one of them',
      });
    }
  }
  const genesis = nodes.flatMap(({ home, name }) =>
    home.files.filter((file) => file.product === 'genesis').map((file) => ({ file, name })),
  );
  for (const { file, name } of genesis) {
    const [first] = genesis;
    if (first === undefined || first.file === file) continue;
    checks.expect(first.file.digest === file.digest, {
      check: 'genesis-differs',
      severity: 'high',
      message: `The genesis of "${name}" is not that of "${first.name}"`,
      at: { file: file.file },
      hint: 'Compare both with the SHA-256 that the chain publishes',
    });
  }
}

function checkValidator(validator: Node, sentries: readonly Node[], checks: Checks): void {
  const { ids, at } = validator.ids('p2p.persistent_peers');
  const known = new Set(sentries.map(({ id }) => id).filter((id) => id !== undefined));
  checks.expect(sentries.some(({ id }) => id !== undefined && ids.has(id)) || known.size < sentries.length, {
    check: 'validator-without-sentry',
    severity: 'high',
    message: `"${validator.name}" has no sentry among its persistent peers`,
    at,
    hint: 'Name its sentries in p2p.persistent_peers',
  });
  if (known.size < sentries.length || sentries.length === 0) return;
  const strangers = [...ids].filter((id) => !known.has(id));
  checks.expect(strangers.length === 0, {
    check: 'validator-dials-strangers',
    severity: 'high',
    message: `"${validator.name}" dials ${strangers.map((id) => `"${id}"`).join(', ')}, expected only its sentries`,
    at,
    hint: 'Let a validator dial its sentries and nobody else',
  });
}

function checkSentry(sentry: Node, validators: readonly Node[], checks: Checks): void {
  const dials = sentry.ids('p2p.persistent_peers');
  const own = validators.filter(
    ({ id, ids }) =>
      (id !== undefined && dials.ids.has(id)) ||
      (sentry.id !== undefined && ids('p2p.persistent_peers').ids.has(sentry.id)),
  );
  for (const { id, name } of own) {
    if (id === undefined) continue;
    const hidden = sentry.ids('p2p.private_peer_ids');
    const exchanges = String(sentry.view.held('cometbft', 'p2p.pex')?.value) !== 'false';
    checks.expect(hidden.ids.has(id) || !exchanges, {
      check: 'sentry-gossips-validator',
      severity: 'high',
      message: `"${sentry.name}" does not keep the id of "${name}" private`,
      at: hidden.at,
      hint: `Add ${id} to p2p.private_peer_ids`,
    });
    const always = sentry.ids('p2p.unconditional_peer_ids');
    checks.expect(always.ids.has(id), {
      check: 'sentry-may-refuse-validator',
      severity: 'medium',
      message: `"${sentry.name}" may refuse "${name}" when it is full`,
      at: always.at,
      hint: `Add ${id} to p2p.unconditional_peer_ids`,
    });
    checks.expect(dials.ids.has(id), {
      check: 'sentry-does-not-dial-validator',
      severity: 'medium',
      message: `"${sentry.name}" does not name "${name}" among its persistent peers`,
      at: dials.at,
      hint: `Add ${id}@address:port to p2p.persistent_peers`,
    });
  }
}
