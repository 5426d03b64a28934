import { describe, expect, it } from 'vitest';
import { idsOf } from '../sample.fixture.ts';
import { check } from './check.ts';

/** A vault that must never touch a key, with a client, a part of its own, and whatever a case adds. */
function vault(never: string, rest: { readonly flows?: string; readonly key?: string; readonly more?: string }) {
  return idsOf(
    check,
    `
system: { title: Sample }
zones: { net: { trust: untrusted }, host: { trust: internal } }
components:
  vault: { kind: process, zone: host, many: true, never: [${never}] }
  drawer: { kind: process, part-of: vault }
  owner: { kind: store, zone: host }
  client: { kind: external, zone: net }
flows: { ${rest.flows ?? ''} }
assets: { keys: {}, key: { part-of: keys, at: [${rest.key ?? ''}] } }
boundaries: { edge: { between: [net, host] } }
${rest.more ?? ''}`,
  );
}

const TOUCHED = ['components/vault#key'];
const WRITTEN = ['components/vault#key.write'];
const READ = ['components/vault#key.read'];

describe('never-handled-touched of an asset', () => {
  it.each([
    ['it lies there', '{ asset: key }', { key: 'vault' }, TOUCHED],
    ['it lies at a part', '{ asset: key }', { key: 'drawer' }, TOUCHED],
    ['a part of the group lies there', '{ asset: keys }', { key: 'vault' }, ['components/vault#keys']],
    ['the group lies nowhere', '{ asset: key }', { flows: 'f: { from: client, to: vault, carries: [keys] }' }, []],
    ['it is sent', '{ asset: key }', { flows: 'f: { from: vault, to: client, carries: [key] }' }, TOUCHED],
    ['it is received', '{ asset: key }', { flows: 'f: { from: client, to: drawer, carries: [key] }' }, TOUCHED],
    ['it is returned to it', '{ asset: key }', { flows: 'f: { from: vault, to: client, returns: [key] }' }, TOUCHED],
    ['it returns it', '{ asset: key }', { flows: 'f: { from: client, to: vault, returns: [key] }' }, TOUCHED],
    ['others exchange it', '{ asset: key }', { flows: 'f: { from: client, to: owner, carries: [key] }' }, []],
  ])('any access: %s', (_, never, rest, ids) => expect(vault(never, rest)).toEqual(ids));

  const sealed = (to: string) => `f: { from: client, to: vault, carries: [{ asset: key, sealed-to: [${to}] }] }`;
  it.each([
    ['others', 'client, owner', []],
    ['nobody', '', []],
    ['it', 'vault', TOUCHED],
  ])('a key sealed to %s', (_, to, ids) => expect(vault('{ asset: key }', { flows: sealed(to) })).toEqual(ids));

  it.each([
    ['what is returned to it is read', { key: 'owner', flows: 'f: { from: vault, to: owner, returns: [key] }' }, []],
    ['what is carried to it is read', { key: 'owner', flows: 'f: { from: owner, to: vault, carries: [key] }' }, []],
    [
      'what it sends to the owner is written',
      { key: 'owner', flows: 'f: { from: vault, to: owner, carries: [key] }' },
      WRITTEN,
    ],
    ['what it sends elsewhere is not', { key: 'owner', flows: 'f: { from: vault, to: client, carries: [key] }' }, []],
    [
      'a flow that goes both ways is judged in both',
      { key: 'owner', flows: 'f: { from: owner, to: vault, both-ways: true, carries: [key] }' },
      WRITTEN,
    ],
    ['what lies there is written', { key: 'vault' }, WRITTEN],
  ])('write access: %s', (_, rest, ids) => expect(vault('{ asset: key, access: write }', rest)).toEqual(ids));

  it.each([
    ['what it sends is not read', { key: 'owner', flows: 'f: { from: vault, to: owner, carries: [key] }' }, []],
    ['what is returned to it is', { key: 'owner', flows: 'f: { from: vault, to: owner, returns: [key] }' }, READ],
  ])('read access: %s', (_, rest, ids) => expect(vault('{ asset: key, access: read }', rest)).toEqual(ids));
});

describe('never-handled-touched of a component', () => {
  it.each([
    ['a flow to it', 'client', 'f: { from: vault, to: client }', true],
    ['a flow of a part to it', 'client', 'f: { from: drawer, to: client }', true],
    ['a flow from it', 'client', 'f: { from: client, to: vault }', false],
    ['a flow that goes both ways', 'client', 'f: { from: client, to: vault, both-ways: true }', true],
    ['a flow to another replica', 'vault', 'f: { from: vault, to: vault }', true],
    ['a flow to a part of its own', 'vault', 'f: { from: vault, to: drawer }', false],
    ['a flow of a part to the whole', 'vault', 'f: { from: drawer, to: vault }', false],
  ])('%s', (_, component, flows, speaks) => {
    expect(vault(`{ component: ${component} }`, { flows })).toEqual(speaks ? [`components/vault#${component}`] : []);
  });
});

describe('never-handled-touched of a boundary', () => {
  const entry = 'entries: { door: { at: client } }';
  const guard = (status: string) => `controls: { guard: { status: ${status}, guards: [edge] } }`;
  it.each([
    ['a flow from it across', 'f: { from: vault, to: client }', '', true],
    ['a flow of a part across', 'f: { from: drawer, to: client }', '', true],
    ['a flow to it across', 'f: { from: client, to: vault }', '', false],
    ['a flow on its own side', 'f: { from: vault, to: owner }', '', false],
    ['a flow through an entry', 'f: { from: vault, to: client, through: door }', entry, false],
    ['a boundary that is enforced', 'f: { from: vault, to: client }', guard('done'), false],
    ['a boundary that was enforced', 'f: { from: vault, to: client }', guard('retired'), true],
  ])('%s', (_, flows, more, speaks) => {
    expect(vault('{ boundary: edge }', { flows, more })).toEqual(speaks ? ['components/vault#edge'] : []);
  });
});
