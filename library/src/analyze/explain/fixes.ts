/**
 * How a finding can be mended here: controls of the library, with what to paste.
 * @module
 */
import { camelCase } from '../../kit/camel-case.ts';
import type { Fix } from '../../model/explanation.ts';
import { type Address, partsOf } from '../../model/id.ts';
import type { Control } from '../../model/model.ts';
import type { LibraryControl } from '../controls/control-library.ts';
import type { Element } from '../facts/element.ts';
import { NAMED } from '../finding-order.ts';
import type { Reason } from '../rules/condition.ts';
import type { Rule } from '../rules/rule-book.ts';
import type { Context } from './context.ts';
import { controlPage } from './pages.ts';
import { claimsYaml, guardsYaml, newControlYaml } from './paste.ts';

/** Collections whose entries a control can guard. */
const GUARDED = ['components', 'flows', 'entries', 'assets', 'zones', 'boundaries'];

/** The fixes of a rule at an element; `reasons` are those for which it speaks. */
export function fixesOf(
  rule: Rule,
  { element, reasons }: { readonly element: Element; readonly reasons: readonly Reason[] },
  context: Context,
): readonly Fix[] {
  return rule.fix.flatMap((id) => {
    const control = context.library.get(id);
    return control === undefined ? [] : [fixOf(control, { element, reasons }, context)];
  });
}

function fixOf(
  control: LibraryControl,
  { element, reasons }: { readonly element: Element; readonly reasons: readonly Reason[] },
  context: Context,
): Fix {
  const { model } = context;
  const mending = reasons.filter(({ fact, instead = [] }) => {
    const value = fact === undefined ? undefined : control.gives?.get(fact);
    return [value ?? []].flat().some((one) => instead.includes(one));
  });
  // A control gives its facts to what it guards: that is where the fact is asked, not always where the rule speaks.
  const guards = [...new Set((mending.length > 0 ? mending : [{ about: element.address }]).map(({ about }) => about))]
    .filter((address) => GUARDED.includes(partsOf(address as Address).collection))
    .map((address) => context.shortId(address));
  const own = instanceOf(control.id, context);
  const shared = {
    control: controlPage(control),
    silences: [...new Set(mending.flatMap(({ fact }) => fact ?? []))],
    outweighedBy: mending.flatMap(({ fact = '', about }) =>
      isWritten(fact, about as Address, context) ? [`${fact} at ${about}`] : [],
    ),
  };
  if (own === undefined) return { ...shared, yaml: newControlYaml(control, guards, model) };
  const before = (own.guards ?? []).map((address) => context.shortId(address));
  const isGuarding = guards.every((one) => before.includes(one));
  const { id, status } = own;
  return {
    ...shared,
    instance: { id, ...(status !== undefined && { status }), guards: isGuarding },
    yaml: isGuarding
      ? (claimsYaml(id, control, model) ?? guardsYaml(id, before, model))
      : guardsYaml(id, [...new Set([...before, ...guards])], model),
  };
}

/** Whether the model states a fact at an element, which counts before what a control gives. */
function isWritten(fact: string, address: Address, { model, shortId }: Context): boolean {
  const { collection, id } = partsOf(address);
  const home = NAMED.find((name) => name === collection);
  const entry: Stating | undefined = home === undefined ? undefined : model[home].get(id);
  const isAnswered = [shortId(address), id, address].some((name) => model.answers.has(`${fact}@${name}`));
  return isAnswered || entry?.facts?.has(fact) === true || entry?.[camelCase(fact)] !== undefined;
}

type Stating = { readonly facts?: ReadonlyMap<string, unknown> | undefined } & Readonly<Record<string, unknown>>;

/** The control of the model that is a control of the library, one that was not given up. */
export function instanceOf(library: string, { model }: Context): Control | undefined {
  return [...model.controls.values()].find(
    (control) => (control.library ?? control.id) === library && control.status !== 'retired',
  );
}
