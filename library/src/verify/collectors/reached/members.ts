/**
 * The members of types: their own, those written for them elsewhere, and those they inherit.
 * @module
 */
import { definitionsNamed } from './definitions.ts';
import { folderOf } from './paths.ts';
import type { Resolver } from './resolve.ts';
import { combine, leadsTo, type Site, siteKey, UNKNOWN, type Value } from './values.ts';

interface Wanted {
  readonly name: string;
  /** Whether it is called: then it is a method where a field has the same name. */
  readonly isCalled: boolean;
  /** Whether it is named on the type and not on a value of it. */
  readonly isStatic: boolean;
  /** Whether only inherited members count. */
  readonly isSuper?: boolean;
  /** Whether no subclass can stand in for the type. */
  readonly isExact?: boolean;
}

/** Methods that give what they are called on. */
const SAME = /^(?:clone|as_ref|as_mut|borrow|borrow_mut|to_owned|into|deref|deref_mut|by_ref)$/;

/** What a member of a type, or of a value of it, leads to. */
export function memberOf(resolver: Resolver, types: readonly Site[], wanted: Wanted): Value {
  const found = types.map((type) => lookUp(resolver, type, wanted, new Set()));
  return combine(found) ?? UNKNOWN;
}

function lookUp(resolver: Resolver, type: Site, wanted: Wanted, seen: ReadonlySet<string>): Value {
  const { world } = resolver;
  if (seen.has(siteKey(type))) return UNKNOWN;
  const all = wanted.isSuper === true ? [] : membersFor(resolver, type, wanted);
  // A method of the type itself goes before those of its traits.
  const direct = all.filter((site) => world.definition(site).bases === undefined);
  const own = direct.length > 0 ? direct : all;
  if (own.length > 0) {
    // Who is called through an interface is known only when it runs, and so is a method that a subclass replaces.
    const isMethod = own.some((site) => world.definition(site).kind === 'method');
    const isOpen = isMethod && (own.some((site) => isAbstract(resolver, site)) || isReplaced(resolver, type, wanted));
    return isOpen ? UNKNOWN : { at: 'sites', sites: own };
  }
  const further = new Set([...seen, siteKey(type)]);
  const { bases = [], inside } = world.definition(type);
  const inherited: Value[] = [];
  for (const base of bases) {
    const value = resolver.settle(base, type.file, inside);
    // The first base that has it gives it; what comes after an unknown one is unknown.
    if (value.at !== 'sites') {
      if (value.at === 'unknown' || inherited.length === 0) inherited.push(UNKNOWN);
      continue;
    }
    const [site] = value.sites;
    if (site === undefined || world.definition(site).kind === 'interface') continue;
    const found = lookUp(resolver, site, { ...wanted, isSuper: false, isExact: wanted.isSuper === true }, further);
    if (found.at === 'sites' && !inherited.includes(UNKNOWN)) return found;
    inherited.push(found);
  }
  const { language } = world.facts(type.file);
  if (language === 'rust') {
    const given = defaultMethods(resolver, type, wanted.name);
    if (given.length > 0) return { at: 'sites', sites: given };
    if (!wanted.isStatic && SAME.test(wanted.name)) return { at: 'instance', of: [type], isWrapped: false };
  }
  return UNKNOWN;
}

function isAbstract({ world }: Resolver, site: Site): boolean {
  const { abstract, kind, inside } = world.definition(site);
  const around = inside === undefined ? undefined : world.definition({ file: site.file, index: inside });
  return abstract === true || (kind === 'method' && around?.kind === 'interface');
}

/** The members of a type alone: those inside of it, and those written for it. */
function membersFor(resolver: Resolver, type: Site, { name, isCalled }: Wanted): readonly Site[] {
  const { world } = resolver;
  const { language } = world.facts(type.file);
  const typeName = world.definition(type).name;
  const inside = definitionsNamed(world.facts(type.file), name)
    .map((index) => ({ file: type.file, index }))
    .filter((site) => world.definition(site).inside === type.index);
  // In Rust a field and a method may have one name.
  const mayBeBoth = language === 'rust' && isCalled;
  if ((inside.length > 0 && !mayBeBoth) || language === 'python') return inside;
  const files =
    language === 'javascript'
      ? [type.file]
      : world
          .withWords(name, typeName)
          .filter((file) => (language === 'go' ? folderOf(file) === folderOf(type.file) : file.endsWith('.rs')));
  const written = files.flatMap((file) =>
    definitionsNamed(world.facts(file), name)
      .map((index) => ({ file, index }))
      .filter((site) => belongsTo(resolver, site, type)),
  );
  return written.length > 0 ? written : inside;
}

/** Whether a method that is written outside of a type is written for it. */
function belongsTo({ world, settle }: Resolver, site: Site, type: Site): boolean {
  const { owner, inside } = world.definition(site);
  if (owner === undefined) return false;
  return leadsTo(settle(owner, site.file, inside), type);
}

/** The methods that a trait gives to a type it is implemented for. */
function defaultMethods(resolver: Resolver, type: Site, name: string): readonly Site[] {
  const { world } = resolver;
  const typeName = world.definition(type).name;
  const traits = world
    .withWords(name)
    .filter((file) => file.endsWith('.rs'))
    .flatMap((file) => {
      const facts = world.facts(file);
      return definitionsNamed(facts, name).flatMap((index) => {
        const around = facts.definitions[index]?.inside;
        const isMethod = around !== undefined && facts.definitions[around]?.kind === 'interface';
        return isMethod && facts.definitions[index]?.abstract !== true
          ? [{ trait: { file, index: around }, method: { file, index } }]
          : [];
      });
    });
  return traits
    .filter(({ trait }) =>
      world.withWords(world.definition(trait).name, typeName).some((file) =>
        world.facts(file).definitions.some((definition, index) => {
          if (definition.kind !== 'implementation' || !belongsTo(resolver, { file, index }, type)) return false;
          return (definition.bases ?? []).some((base) => {
            return leadsTo(resolver.settle(base, file, definition.inside), trait);
          });
        }),
      ),
    )
    .map(({ method }) => method);
}

/** Whether a class of the source that extends a type has a member of that name too. */
function isReplaced(resolver: Resolver, type: Site, { name, isStatic, isExact }: Wanted): boolean {
  const { world } = resolver;
  const { language } = world.facts(type.file);
  if (isStatic || isExact === true || (language !== 'javascript' && language !== 'python')) return false;
  if (name === 'constructor' || name === '__init__') return false;
  const typeName = world.definition(type).name;
  return world.withWords(name, typeName).some((file) => {
    const facts = world.facts(file);
    return definitionsNamed(facts, name).some((index) => {
      const around = facts.definitions[index]?.inside;
      const { bases = [], inside } = around === undefined ? {} : (facts.definitions[around] ?? {});
      return bases.some((base) => {
        return leadsTo(resolver.settle(base, file, inside), type);
      });
    });
  });
}
