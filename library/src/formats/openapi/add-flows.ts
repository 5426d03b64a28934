/**
 * Operations as flows: those of a tag that callers sign in to in the same way are one.
 * @module
 */
import type { ApiOperation } from '../../inputs/openapi/openapi.ts';
import { type Described, servedAt } from './add-entries.ts';
import { type SignIn, signInOf } from './sign-in.ts';

/** Operations that are one flow. */
interface Group {
  readonly tag: string;
  readonly signIn: SignIn;
  readonly isCallback: boolean;
  readonly operations: ApiOperation[];
}

/**
 * Adds the flows, with a caller outside, and with a receiver outside when the interface calls back.
 *
 * @param entries the entries of the servers
 */
export function addFlows(described: Described, entries: readonly string[]): void {
  const { openApi, found, api, at } = described;
  const groups = groupsOf(described);
  const title = openApi.title ?? 'the interface';
  const outside = (key: string, name: string): string =>
    found.draft.find('components', key) ??
    found.add('components', { name: key, key }, { kind: 'external', title: name }, at({ line: 1, column: 1 }));
  if (groups.some(({ isCallback }) => !isCallback)) outside('caller', `Callers of ${title}`);
  const protocol = openApi.servers[0] === undefined ? undefined : servedAt(openApi.servers[0].url).protocol;
  for (const { tag, signIn, isCallback, operations } of groups) {
    const other = isCallback ? outside('receiver', `Receivers of calls of ${title}`) : outside('caller', '');
    const [first] = operations;
    const facts = {
      ...(signIn.place !== undefined && signIn.authentication !== 'none' && { 'token-place': signIn.place }),
      ...(signIn.place === 'cookie' && { 'ambient-credentials': 'yes' }),
    };
    found.add(
      'flows',
      {
        name: tag,
        key: `${isCallback ? 'callback ' : ''}${tag} ${signIn.authentication ?? ''}`.trim(),
        kept: { operations: operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`) },
      },
      {
        title: titleOf({ tag, signIn }, groups),
        from: isCallback ? api : other,
        to: isCallback ? other : api,
        protocol: isCallback ? undefined : protocol,
        authentication: signIn.authentication,
        through: isCallback || entries.length !== 1 ? undefined : entries[0],
        carries: assetsOf(
          described,
          operations.flatMap(({ request }) => request.schemas),
        ),
        returns: assetsOf(
          described,
          operations.flatMap(({ response }) => response.schemas),
        ),
        facts,
      },
      at(first?.at ?? { line: 1, column: 1 }),
    );
  }
}

function groupsOf({ openApi, found, at }: Described): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const operation of openApi.operations) {
    const signIn = signInOf(operation, openApi);
    for (const name of signIn.unknown)
      found.lost.add(
        `security: "${name}" is not described, so that how callers sign in is not known`,
        at(operation.at),
      );
    const tag = operation.tags[0] ?? (operation.isCallback ? 'callbacks' : 'operations');
    if (operation.tags.length > 1)
      found.lost.add('operations: of several tags only the first groups them', at(operation.at));
    const key = JSON.stringify([tag, signIn.authentication, signIn.place, operation.isCallback]);
    const group = groups.get(key) ?? { tag, signIn, isCallback: operation.isCallback, operations: [] };
    group.operations.push(operation);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The tag, with how callers sign in where the same tag has several ways. */
function titleOf({ tag, signIn }: Pick<Group, 'tag' | 'signIn'>, groups: readonly Group[]): string {
  const isOne = groups.filter((group) => group.tag === tag).length === 1;
  return isOne
    ? tag
    : `${tag} (${signIn.authentication === 'none' ? 'without signing in' : (signIn.authentication ?? 'sign-in not said')})`;
}

function assetsOf({ found }: Described, schemas: readonly string[]): readonly string[] {
  return [...new Set(schemas)].flatMap((name) => found.draft.find('assets', name) ?? []);
}
