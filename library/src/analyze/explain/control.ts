/**
 * A control of the model, or one of the library: what it guards, works against and gives, and what would prove it.
 * @module
 */
import type { ControlExplanation, LibraryExplanation, Related } from '../../model/explanation.ts';
import { type Address, partsOf } from '../../model/id.ts';
import type { Control } from '../../model/model.ts';
import { isClaimed, nameOf, relationsOf } from '../../model/relations.ts';
import type { LibraryControl } from '../controls/control-library.ts';
import { NAMED } from '../finding-order.ts';
import type { Context } from './context.ts';
import { controlPage, givenFacts } from './pages.ts';
import { claimsYaml, newControlYaml } from './paste.ts';

/** Explains a control of the model. */
export function explainControl(control: Control, context: Context): ControlExplanation {
  const { model } = context;
  const { id, description, layer, strategy, effectiveness, status, gives, evidence = [] } = control;
  const library = context.library.get(control.library ?? id);
  const yaml = library === undefined ? undefined : claimsYaml(id, library, model);
  return {
    kind: 'control',
    address: `controls/${id}`,
    name: nameOf(control),
    at: context.locate(['controls', id]),
    ...(description !== undefined && { description }),
    ...(layer !== undefined && { layer }),
    ...(strategy !== undefined && { strategy }),
    ...(effectiveness !== undefined && { effectiveness }),
    ...(status !== undefined && { status }),
    state: isClaimed(control) ? 'CLAIMED' : 'none',
    guards: guardedBy(id, context),
    against: againstOf(control, context),
    gives: { ...givenFacts(library?.gives), ...givenFacts(gives) },
    inEffect: status === 'done',
    plan: relationsOf(model).itemsOfControl.get(id) ?? [],
    claims: evidence.length,
    ...(library !== undefined && { library: controlPage(library) }),
    mends: library === undefined ? [] : mendedBy(library.id, context),
    ...(yaml !== undefined && { yaml }),
  };
}

/** Explains a control of the library that the model does not have. */
export function explainLibraryControl(control: LibraryControl, context: Context): LibraryExplanation {
  const mended = context.analysis.findings.filter(({ fix }) => fix?.includes(control.id));
  const guards = [...new Set(mended.map(({ about }) => about))].filter((about) => about.includes('/'));
  return {
    kind: 'library-control',
    page: controlPage(control),
    rules: [...context.rules.values()]
      .filter(({ fix }) => fix.includes(control.id))
      .map(({ id, title }) => ({ id, title })),
    mends: mended.map(({ id }) => id),
    yaml: newControlYaml(
      control,
      guards.filter((about) => !about.startsWith('controls/')).map((about) => context.shortId(about)),
      context.model,
    ),
  };
}

/** The findings that name a control of the library as a fix. */
function mendedBy(library: string, { analysis }: Context): readonly string[] {
  return analysis.findings.filter(({ fix }) => fix?.includes(library)).map(({ id }) => id);
}

function guardedBy(id: string, { model }: Context): readonly Related[] {
  return [...relationsOf(model).guardsOf]
    .filter(([, controls]) => controls.includes(id))
    .map(([address]) => related(address, model));
}

/** The threats and vectors it works against, named at either end. */
function againstOf({ id, against = [] }: Control, { model }: Context): readonly Related[] {
  const threats = relationsOf(model).threatsOfControl.get(id) ?? [];
  const addresses = [...threats.map((threat) => `threats/${threat}` as Address), ...against];
  return [...new Set<Address>(addresses)].map((address) => related(address, model));
}

function related(address: Address, model: Context['model']): Related {
  const { collection, id } = partsOf(address);
  const home = NAMED.find((name) => name === collection);
  const entry = home === undefined ? undefined : model[home].get(id);
  return { address, name: entry === undefined ? id : nameOf(entry) };
}
