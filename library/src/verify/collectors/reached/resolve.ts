/**
 * Follows the chains of references to what they name, step by step.
 * @module
 */
import { type CodeLanguage, takeApart } from '../../../inputs/syntax/index.ts';
import { definitionsNamed } from './definitions.ts';
import type { AllNames } from './languages/names.ts';
import { memberOf } from './members.ts';
import { combine, type Module, type Site, UNKNOWN, type Value } from './values.ts';
import type { World } from './world.ts';

/** Follows chains. */
export interface Resolver {
  readonly world: World;
  readonly names: AllNames;
  /**
   * What a chain leads to at a place of a file; other names are replaced by what they stand for.
   *
   * @param inside the definition around the place
   * @param isCalled whether it is called there: in Rust a field and a method may have one name
   */
  settle(chain: string, file: string, inside: number | undefined, isCalled?: boolean): Value;
}

interface Taking {
  readonly language: CodeLanguage;
  readonly isCalled: boolean;
}

const DEEPEST = 40;

/** Opens a resolver. */
export function openResolver(world: World, names: AllNames): Resolver {
  const known = new Map<string, Value>();
  let depth = 0;

  const follow = (chain: string, file: string, inside: number | undefined, isCalled = false): Value => {
    const key = `${file} ${inside ?? ''} ${chain}${isCalled ? ' called' : ''}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (depth > DEEPEST) return UNKNOWN;
    // What leads back to itself is unknown.
    known.set(key, UNKNOWN);
    depth += 1;
    const value = walk(chain, { file, inside, isCalled });
    depth -= 1;
    known.set(key, value);
    return value;
  };

  const walk = (
    chain: string,
    {
      file,
      inside,
      isCalled,
    }: { readonly file: string; readonly inside: number | undefined; readonly isCalled: boolean },
  ): Value => {
    const { root, name, steps } = takeApart(chain);
    const { language } = world.facts(file);
    let value: Value = UNKNOWN;
    if (root === '#') value = names[language].free(name, file, inside);
    if (root === '&') value = { at: 'sites', sites: [{ file, index: Number(name) }] };
    for (const [index, step] of steps.entries()) {
      const next = steps[index + 1];
      value = take(step, value, { language, isCalled: next === undefined ? isCalled : next === '()' });
      if (value.at === 'unknown') return UNKNOWN;
    }
    return value;
  };

  const take = (step: string, from: Value, { language, isCalled }: Taking): Value => {
    const value = opened(from);
    if (value.at === 'unknown') return UNKNOWN;
    if (value.at === 'outside') {
      return step.startsWith('.') && value.isValue
        ? UNKNOWN
        : { at: 'outside', isValue: value.isValue || !step.startsWith('.') };
    }
    if (step === '!') return value.at === 'instance' ? { ...value, isWrapped: false } : value;
    if (step === '~') return value.at === 'instance' ? { ...value, isWrapped: true } : value;
    if (step === '{}') return made(value);
    if (step === '()') return calledOf(value, language);
    return member(value, step.slice(1), isCalled);
  };

  /** Another name, and a value of the module, are what they were given. */
  const opened = (value: Value): Value => {
    if (value.at !== 'sites') return value;
    if (!value.sites.some((site) => /^(?:module|alias|export)$/.test(world.definition(site).kind))) return value;
    const values = value.sites.map((site): Value => {
      const { kind, gives, inside } = world.definition(site);
      const { language } = world.facts(site.file);
      if (kind === 'module') return { at: 'module', module: { language, file: site.file, inner: site.index } };
      if (kind !== 'alias' && kind !== 'export') return { at: 'sites', sites: [site] };
      return gives === undefined ? UNKNOWN : opened(follow(gives, site.file, inside));
    });
    return combine(values) ?? UNKNOWN;
  };

  /** A value of what a value, a field or a constant was given. */
  const held = (site: Site): Value => {
    const { kind, gives, inside } = world.definition(site);
    if (kind !== 'value' && kind !== 'field') return UNKNOWN;
    return gives === undefined ? UNKNOWN : opened(follow(gives, site.file, inside));
  };

  const made = (value: Value): Value => {
    if (value.at === 'module') return made(defaultOf(value.module));
    if (value.at !== 'sites') return UNKNOWN;
    const types = value.sites.filter((site) => /^(?:type|interface)$/.test(world.definition(site).kind));
    return types.length > 0 ? { at: 'instance', of: types, isWrapped: false } : UNKNOWN;
  };

  const result = (value: Value, language: CodeLanguage): Value => {
    if (value.at === 'module') return result(defaultOf(value.module), language);
    // What a wrapper gives, such as a lock, is still one; so is what "clone" and the like give in Rust.
    if (value.at === 'instance') return value.isWrapped || language === 'rust' ? value : UNKNOWN;
    if (value.at !== 'sites') return UNKNOWN;
    const results = value.sites.map((site) => {
      const { kind, gives } = world.definition(site);
      if (kind !== 'function' && kind !== 'method') return UNKNOWN;
      return gives === undefined ? UNKNOWN : follow(gives, site.file, site.index);
    });
    return combine(results) ?? UNKNOWN;
  };

  /** In Go, Python and Rust calling a type makes a value of it. */
  const calledOf = (value: Value, language: CodeLanguage): Value => {
    const instance = language === 'javascript' ? UNKNOWN : made(value);
    return instance.at === 'instance' ? instance : result(value, language);
  };

  /** A CommonJS module is what it exports as a whole. */
  const defaultOf = (module: Module): Value => {
    const value = module.language === 'javascript' ? names.javascript.member(module, 'default') : undefined;
    return value === undefined ? UNKNOWN : opened(value);
  };

  const member = (value: Value, name: string, isCalled: boolean): Value => {
    switch (value.at) {
      case 'module': {
        const found = names[value.module.language].member(value.module, name);
        if (found !== undefined) return found;
        const whole = defaultOf(value.module);
        return whole.at === 'unknown' ? UNKNOWN : member(whole, name, isCalled);
      }
      case 'sites': {
        const [site] = value.sites;
        if (site === undefined) return UNKNOWN;
        const inner = value.module && names[value.module.language].member(value.module, name);
        if (inner !== undefined) return inner;
        const { kind } = world.definition(site);
        if (kind === 'type' || kind === 'interface')
          return memberOf(resolver, value.sites, { name, isCalled, isStatic: true });
        const own = kind === 'value' ? ownMembers(world, site, name) : [];
        if (own.length > 0) return { at: 'sites', sites: own };
        const inside = held(site);
        return inside.at === 'unknown' ? UNKNOWN : member(inside, name, isCalled);
      }
      case 'instance':
        if (name === 'super') return { at: 'super', of: value.of };
        if (value.isWrapped) return KEEPS_WRAPPED.test(name) ? value : UNKNOWN;
        return memberOf(resolver, value.of, { name, isCalled, isStatic: false });
      case 'super':
        return memberOf(resolver, value.of, { name, isCalled, isStatic: false, isSuper: true });
      default:
        return UNKNOWN;
    }
  };

  const resolver: Resolver = {
    world,
    names,
    settle: (chain, file, inside, isCalled) => opened(follow(chain, file, inside, isCalled)),
  };
  return resolver;
}

/** Methods of wrappers that give a wrapper of the same. */
const KEEPS_WRAPPED =
  /^(?:lock|read|write|borrow|borrow_mut|get_mut|as_ref|as_mut|as_deref|as_deref_mut|clone|cloned|copied|map_err|ok|ok_or|ok_or_else|context|with_context|try_lock|load|upgrade|get|catch|finally)$/;

/** The members that are written inside of an object. */
function ownMembers(world: World, site: Site, name: string): readonly Site[] {
  const facts = world.facts(site.file);
  return definitionsNamed(facts, name)
    .filter((index) => facts.definitions[index]?.inside === site.index)
    .map((index) => ({ file: site.file, index }));
}
