/**
 * Makes threats with their targets, ratings, controls and decisions, and the environments they count in.
 * @module
 */
import type { Value } from '../../model/edit/index.ts';
import { splitList } from './items.ts';
import { mitigationsOf } from './make-controls.ts';
import { vectorOf } from './make-entries.ts';
import { addThing, ask, componentOf, keepRoles, lose, type Making } from './making.ts';
import { mergeThreats, type Told } from './merge-threats.ts';
import { type Said, saidAs, type Thing } from './record.ts';
import { cvssOf, levelOf, stepOf, strideOf, treatmentOf } from './values.ts';

/** Makes every threat. */
export function makeThreats(making: Making, things: readonly Thing[], controls: ReadonlyMap<Thing, string>): void {
  const listed = things.filter(
    ({ topic, name, key }) =>
      (topic === 'threats' || topic === 'excluded' || topic === 'accepted') && (name !== '' || key !== undefined),
  );
  const merged = mergeThreats(listed);
  const ids = new Map<Thing, string>();
  const isSmall = isThreeByThree(listed);
  if (isSmall) making.draft.system({ scheme: 'three-by-three' });
  else if (listed.some((thing) => thing.said.has('likelihood'))) making.draft.system({ scheme: 'five-by-five' });
  for (const told of merged) {
    const id = makeThreat(making, told, isSmall);
    for (const place of told.places) ids.set(place, id);
  }
  for (const told of merged) {
    const id = ids.get(told.thing) ?? ids.get(told.places[0] ?? told.thing);
    const owner = told.places
      .map(({ setting }) => setting.owner)
      .find((one) => one !== undefined && one.topic === 'threats' && !told.places.includes(one));
    const whole = owner === undefined ? undefined : ids.get(owner);
    if (id !== undefined && whole !== undefined && whole !== id)
      making.draft.extend('threats', id, { 'part-of': whole });
  }
  for (const [thing, control] of controls) link(making, ids, thing, control);
  makeEnvironments(making, things, ids);
}

/** A scheme of three levels: numbers that never exceed 3, in at least four ratings. */
function isThreeByThree(things: readonly Thing[]): boolean {
  const numbers = things
    .flatMap((thing) => [saidAs(thing, 'likelihood'), saidAs(thing, 'impact')])
    .flatMap((text) => (text !== undefined && /^\d+$/.test(text.trim()) ? [Number(text)] : []));
  return numbers.length >= 8 && Math.max(...numbers) === 3;
}

function makeThreat(making: Making, { thing, aka, places }: Told, isSmall: boolean): string {
  const { names } = making;
  const text = [thing.name, saidAs(thing, 'description') ?? ''].join(' ');
  const stride = [
    ...new Set([
      ...strideOf(saidAs(thing, 'stride') ?? ''),
      ...strideOf(saidAs(thing, 'category') ?? ''),
      ...places.flatMap(({ setting }) => strideOf(setting.stride ?? '')),
    ]),
  ];
  const assets = splitList(saidAs(thing, 'asset') ?? '').flatMap((name) => names.find(name, 'assets') ?? []);
  const actors = splitList(saidAs(thing, 'actor') ?? '').map(
    (name) =>
      names.find(name, 'actors') ?? making.draft.add('actors', { name, kept: { line: thing.line } }, { title: name }),
  );
  const written = saidAs(thing, 'level') ?? '';
  const declared = levelOf(written) ?? levelOf(saidAs(thing, 'priority') ?? '');
  const level = declared === 'moderate' && isSmall ? 'medium' : declared;
  const impacts = (thing.said.get('impacts') ?? []).concat(impactsOf(thing)).map(({ text }) => text);
  const steps = (thing.said.get('steps') ?? []).map(({ text }) => text);
  const priority = Number(/^\s*#?(\d+)\s*$/.exec(saidAs(thing, 'priority') ?? '')?.[1]);
  const vectors = (thing.said.get('vectors') ?? []).flatMap(({ text, line }) =>
    splitList(text).map((name) => vectorOf(making, name, line)),
  );
  const category = saidAs(thing, 'category') ?? '';
  const isOther = category !== '' && strideOf(category).length === 0;
  if (isOther) lose(making, `threats: category "${category.slice(0, 60)}" is kept, but is none of STRIDE`, thing.line);
  if (written !== '' && declared === undefined) {
    lose(making, `threats: level "${written.slice(0, 60)}" is kept, but is no level that is known`, thing.line);
  }
  keepRoles(
    thing,
    'treatment',
    'status',
    ...(isOther ? (['category'] as const) : []),
    ...(declared === undefined ? (['level'] as const) : []),
  );
  const id = addThing(making, 'threats', thing, {
    description: saidAs(thing, 'description'),
    stride,
    targets: targetsOf(making, thing, places, text),
    asset: assets[0],
    actors: [...new Set(actors)],
    vectors: [...new Set(vectors)],
    risk: riskOf(making, thing, isSmall),
    level,
    ...(priority >= 1 && { priority }),
    impacts,
    goal: saidAs(thing, 'goal'),
    method: saidAs(thing, 'method'),
    steps,
    aka: [...aka],
    owner: saidAs(thing, 'owner'),
    ticket: saidAs(thing, 'ticket'),
    because: saidAs(thing, 'because'),
    ...(places.every(({ topic, setting }) => topic === 'excluded' && setting.environment === undefined) && {
      'out-of-scope':
        saidAs(thing, 'description', 'because') ??
        `The document lists it under "${thing.setting.titles.at(-1) ?? 'Out of scope'}"`,
    }),
  });
  for (const name of aka) names.add('threats', id, name);
  making.draft.extend('threats', id, { controls: [...mitigationsOf(making, thing)] });
  decide(making, id, thing, places);
  return id;
}

/** What an impact says beside its step: `High - Complete privacy breach`, or a list of consequences. */
function impactsOf(thing: Thing): readonly Said[] {
  return (thing.said.get('impact') ?? []).flatMap((said) => {
    const parts =
      /^\W*(?:\d|very low|low|medium|moderate|high|very high|critical|severe|minor|major|negligible|catastrophic)\b\W*(.*)$/is.exec(
        said.text,
      );
    const rest = parts === null ? said.text : (parts[1] ?? '').replace(/\)$/, '');
    return /\p{L}{3}/u.test(rest) && !/^(?:\/|\d)/.test(rest) ? [{ ...said, text: rest.trim() }] : [];
  });
}

function riskOf(making: Making, thing: Thing, isSmall: boolean): Value | undefined {
  const vector = cvssOf(
    [saidAs(thing, 'cvss') ?? '', saidAs(thing, 'level') ?? '', saidAs(thing, 'description') ?? ''].join(' '),
  );
  if (vector !== undefined) return { scheme: 'cvss', vector };
  const [likelihood, impact] = [saidAs(thing, 'likelihood'), saidAs(thing, 'impact')];
  const stepSaid = (axis: 'likelihood' | 'impact'): number | undefined =>
    (thing.said.get(axis) ?? []).map(({ text }) => stepOf(text, axis)).find((step) => step !== undefined);
  const [probability, damage] = [stepSaid('likelihood'), stepSaid('impact')];
  if (likelihood !== undefined && probability === undefined)
    lose(
      making,
      `threats: likelihood "${likelihood.slice(0, 60)}" is kept, but is no step of a scale that is known`,
      thing.line,
    );
  if (likelihood !== undefined && impact !== undefined && damage === undefined)
    lose(
      making,
      `threats: impact "${impact.slice(0, 60)}" is kept, but is no step of a scale that is known`,
      thing.line,
    );
  const exposure = Number(/^\s*([1-5])\s*$/.exec(saidAs(thing, 'exposure') ?? '')?.[1]);
  const words = ['low', 'medium', 'high'] as const;
  if (isSmall) {
    const [first, second] = [words[(probability ?? 0) - 1], words[(damage ?? 0) - 1]];
    return first === undefined && second === undefined
      ? undefined
      : { ...(first !== undefined && { likelihood: first }), ...(second !== undefined && { impact: second }) };
  }
  if (probability === undefined && damage === undefined) return undefined;
  return {
    ...(probability !== undefined && { probability }),
    ...(damage !== undefined && { impact: damage }),
    ...(exposure >= 1 && { exposure }),
  };
}

/** What a threat hits: by its column or label, by the component whose section it stands in, or by its name. */
function targetsOf(making: Making, thing: Thing, places: readonly Thing[], text: string): Value {
  const { names } = making;
  const found = new Set<string>();
  for (const said of thing.said.get('target') ?? []) {
    for (const name of splitList(said.text)) {
      if (/^(?:all|any|every|various|multiple|whole|entire)\b/i.test(name)) continue;
      const known = knownAs(making, name);
      const near = known === undefined ? names.near(name, 'components') : undefined;
      if (known !== undefined) found.add(known);
      else if (near !== undefined)
        ask(making, `"${name}" is not a component that is known here: is it "${near}"?`, said.line);
      else found.add(`components/${componentOf(making, name, said.line)}`);
    }
  }
  for (const name of splitList(saidAs(thing, 'asset') ?? '')) {
    const known = knownAs(making, name);
    if (known !== undefined && !known.startsWith('assets/')) found.add(known);
  }
  for (const { setting } of places) {
    const owner = setting.owner?.topic === 'components' ? setting.owner.name : setting.subject;
    const id = owner === undefined ? undefined : names.find(owner, 'components');
    if (id !== undefined) found.add(`components/${id}`);
  }
  if (found.size === 0) for (const id of names.within(text, 'components')) found.add(`components/${id}`);
  return [...found];
}

function knownAs({ names }: Making, name: string): string | undefined {
  for (const collection of ['components', 'flows', 'entries', 'assets', 'zones', 'boundaries']) {
    const id = names.find(name, collection);
    if (id !== undefined) return `${collection}/${id}`;
  }
  return undefined;
}

/** What the document says was decided about a threat. */
function decide(making: Making, id: string, thing: Thing, places: readonly Thing[]): void {
  const texts = [
    ...(thing.said.get('treatment') ?? []),
    ...(thing.said.get('status') ?? []),
    ...(thing.said.get('mitigation') ?? []),
  ];
  const found = texts.flatMap((said) => {
    const treatment = treatmentOf(said.text);
    return treatment === undefined || treatment === 'mitigate' ? [] : [{ said, treatment }];
  })[0];
  const accepted = places.find(({ topic }) => topic === 'accepted');
  if (found === undefined && accepted === undefined) return;
  const because =
    saidAs(thing, 'because') ??
    (accepted === undefined ? found?.said.text : saidAs(accepted, 'description')) ??
    `The document lists it under "${accepted?.setting.titles.at(-1) ?? ''}"`;
  making.draft.add(
    'decisions',
    { name: id, kept: { line: found?.said.line ?? thing.line } },
    { treatment: found?.treatment ?? 'accept', because, by: saidAs(thing, 'owner') },
  );
}

/** Joins a control with the threat in whose section it stands, or that it names. */
function link(making: Making, ids: ReadonlyMap<Thing, string>, thing: Thing, control: string): void {
  const { owner } = thing.setting;
  const own = owner === undefined ? undefined : ids.get(owner);
  const named = splitList(saidAs(thing, 'threats') ?? '').flatMap((name) => making.names.find(name, 'threats') ?? []);
  const spelled = (saidAs(thing, 'threats') ?? '')
    .split(/[\s,;]+/)
    .flatMap((name) => (/\d/.test(name) ? (making.names.find(name, 'threats') ?? []) : []));
  for (const threat of new Set([...(own === undefined ? [] : [own]), ...named, ...spelled])) {
    const before = making.draft.get('threats', threat)?.['controls'];
    const list = Array.isArray(before) ? before : [];
    if (!list.includes(control)) making.draft.extend('threats', threat, { controls: [...list, control] });
  }
}

/** Environments: which threats count there, which do not, and what is said of each. */
function makeEnvironments(making: Making, things: readonly Thing[], ids: ReadonlyMap<Thing, string>): void {
  const names = [...new Set(things.flatMap(({ setting }) => setting.environment ?? []))];
  for (const name of names) {
    const here = things.filter(({ setting }) => setting.environment === name);
    const applies = here.filter(({ topic }) => topic === 'threats').flatMap((thing) => ids.get(thing) ?? []);
    const excluded = here.filter(({ topic }) => topic === 'excluded');
    const aside = /\(([^()]*)\)/.exec(excluded[0]?.setting.titles.at(-1) ?? '')?.[1];
    const told = here.filter(({ topic }) => topic === 'environments');
    const said = (word: RegExp): string | undefined =>
      told
        .filter((thing) => word.test(thing.name))
        .map((thing) => saidAs(thing, 'description'))
        .find((one) => one !== undefined);
    const others = told
      .filter((thing) => !/timeline|when/i.test(thing.name))
      .map((thing) => `${thing.name}: ${saidAs(thing, 'description') ?? ''}`);
    making.draft.add(
      'environments',
      { name, kept: { line: here[0]?.line ?? 1 } },
      {
        title: name,
        description: others.length === 0 ? undefined : others.join('; '),
        timeline: said(/timeline|when/i),
        applies: [...new Set(applies)],
        ...(excluded.length > 0 && {
          excludes: {
            threats: [...new Set(excluded.flatMap((thing) => ids.get(thing) ?? []))],
            ...(aside !== undefined && { because: aside }),
          },
        }),
      },
    );
  }
}
