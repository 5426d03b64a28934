/**
 * Makes what runs, answers and teaches: phases, metrics, detections, playbooks, scenarios and frameworks.
 * @module
 */

import { slug } from '../../kit/slug.ts';
import type { Value } from '../../model/edit/index.ts';
import { isBlank, isNothing, splitList } from './items.ts';
import { controlOf } from './make-controls.ts';
import { addThing, keepRoles, keepUnused, keptOf, type Making, referencesOf } from './making.ts';
import { type State, saidAs, type Thing } from './record.ts';
import { detectionOf } from './thresholds.ts';
import { levelOf, stateWord } from './values.ts';

/** A free key in a map that grows. */
function freeKey(map: Record<string, Value>, name: string): string {
  const wanted = slug(name) ?? 'item';
  let key = wanted;
  for (let number = 2; key in map; number += 1) key = `${wanted}-${number}`;
  return key;
}

/** Makes the phases of the roadmap, in the order of the document. */
export function makePhases(making: Making, things: readonly Thing[]): void {
  const groups = new Map<string, Thing[]>();
  for (const thing of things.filter(({ topic, name }) => topic === 'phases' && name !== '')) {
    const isRow = thing.said.size > 0 && [...thing.said.keys()].some((role) => role !== 'description');
    const heading = thing.setting.titles.at(-1) ?? 'Roadmap';
    const isPhase =
      (isRow && /^(?:phase|q[1-4]|sprint|milestone|stage|m?\d+\b)/i.test(thing.name)) ||
      /^(?:phase|stage|milestone) [\divx]+\b|^q[1-4]\b/i.test(thing.name) ||
      thing.parts.length > 0;
    const group = isPhase ? thing.name : heading;
    groups.set(group, [...(groups.get(group) ?? []), thing]);
  }
  let order = 0;
  for (const [title, members] of groups) {
    order += 1;
    const items: Record<string, Value> = {};
    const add = (name: string, state: State | undefined, thing: Thing): void => {
      if (isBlank(name)) return;
      const named = making.names.within(name, 'controls');
      items[freeKey(items, name)] = {
        title: name,
        ...(state !== undefined && { status: state }),
        ...(named.length > 0 && { controls: [...named] }),
        ...(thing.said.has('owner') && { owner: saidAs(thing, 'owner') ?? '' }),
        ...dueOf(thing),
      };
    };
    for (const member of members) {
      const status = saidAs(member, 'status');
      const state = member.state ?? (status === undefined ? undefined : stateWord(status));
      if (member.name !== title) add(member.name, state, member);
      else {
        const told = (member.said.get('mitigation') ?? []).concat(
          member.said.get('checklist') ?? [],
          member.said.get('description') ?? [],
        );
        for (const said of told) for (const part of splitList(said.text)) add(part, said.state ?? state, member);
      }
      for (const part of member.parts)
        add(
          saidAs(part, 'description') === undefined ? part.name : `${part.name}: ${saidAs(part, 'description') ?? ''}`,
          part.state,
          part,
        );
    }
    const first = members[0];
    const see = [...new Set(members.flatMap(({ see }) => see))];
    making.draft.add(
      'phases',
      { name: title, kept: { line: first?.line ?? 1 } },
      {
        title,
        order,
        ...(/\bcurrent\b|\bnow\b/i.test(title) && { current: true }),
        items,
        ...(see.length > 0 && { references: { see } }),
      },
    );
  }
}

function dueOf(thing: Thing): { readonly due?: string } {
  const due = /\b(\d{4}(?:-\d\d(?:-\d\d)?)?)\b/.exec(saidAs(thing, 'due') ?? '')?.[1];
  return due !== undefined && !Number.isNaN(Date.parse(due)) && new Date(due).toISOString().startsWith(due)
    ? { due }
    : {};
}

/** Makes metrics and detections. */
export function makeDetections(making: Making, things: readonly Thing[]): void {
  for (const thing of things.filter(({ topic, name }) => topic === 'metrics' && name !== '')) {
    if (making.names.find(thing.name, 'metrics') === undefined)
      addThing(making, 'metrics', thing, { description: saidAs(thing, 'description') });
  }
  for (const thing of things.filter(({ topic, name }) => topic === 'detections' && name !== '')) {
    const severity = levelOf(saidAs(thing, 'level', 'priority') ?? '')?.replace('moderate', 'medium');
    const threshold = saidAs(thing, 'threshold') ?? '';
    const text = /^any\b/i.test(threshold) ? `any ${thing.name}` : `${thing.name} ${threshold}`;
    const known = making.names.find(thing.name, 'metrics');
    const threats = splitList(saidAs(thing, 'threats') ?? '').flatMap(
      (name) => making.names.find(name, 'threats') ?? [],
    );
    const found = threats.length > 0 ? threats : making.names.within(thing.name, 'threats').slice(0, 3);
    keepRoles(thing, 'priority', ...(severity === undefined ? (['level'] as const) : []));
    addThing(making, 'detections', thing, {
      description: saidAs(thing, 'description', 'threshold', 'detection'),
      when: detectionOf(making, text, thing.line, known),
      threats: [...new Set(found)],
      severity,
      owner: saidAs(thing, 'owner'),
    });
  }
}

const TIME: Readonly<Record<string, string>> = {
  second: 's',
  sec: 's',
  minute: 'm',
  min: 'm',
  hour: 'h',
  hr: 'h',
  h: 'h',
  m: 'm',
  day: 'd',
  d: 'd',
  week: 'w',
};

/** From and until when a phase of a response runs, as `(1-4 hours)` says. */
function withinOf(title: string): readonly string[] | undefined {
  const parts = /\(?\b(\d+)\s*(?:-|–|to)\s*(\d+)\s*(seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|h|m|d)\b/i.exec(
    title,
  );
  const unit = TIME[(parts?.[3] ?? '').toLowerCase().replace(/(?<=..)s$/, '')];
  return parts === null || unit === undefined ? undefined : [`${parts[1]}${unit}`, `${parts[2]}${unit}`];
}

/** Makes playbooks: the steps under a heading, phase by phase; a phase is a heading below it, or a name in bold. */
export function makePlaybooks(making: Making, things: readonly Thing[]): ReadonlyMap<Thing, string> {
  const books = new Map<
    string,
    { title: string; owner: Thing | undefined; line: number; phases: Record<string, Value>; keys: Map<string, string> }
  >();
  const listed = things.filter(({ topic, name }) => topic === 'playbooks' && name !== '');
  const grouped = new Set(listed.map(({ setting }) => setting.titles.at(-1) ?? 'Response'));
  for (const { setting, said, parts } of listed)
    if (!said.has('description') && parts.length === 0) grouped.delete(setting.titles.at(-1) ?? 'Response');
  for (const thing of listed) {
    const { owner, titles } = thing.setting;
    const isOwned = owner?.topic === 'scenarios';
    const about = titles.findLastIndex((title) => /incident|playbook|run ?book|response|emergency/i.test(title));
    const heading = titles.at(-1) ?? 'Response';
    const title = isOwned ? `Response to ${owner.name}` : (titles[about] ?? heading);
    const book = books.get(title) ?? {
      title,
      owner: isOwned ? owner : undefined,
      line: thing.line,
      phases: {},
      keys: new Map<string, string>(),
    };
    books.set(title, book);
    const isOwnPhase =
      !isOwned &&
      heading === title &&
      (thing.said.has('description') || (thing.parts.length > 0 && grouped.has(heading)));
    const phase = isOwnPhase ? thing.name : heading === title ? 'Steps' : heading;
    const steps = isOwnPhase
      ? [...(thing.said.get('description') ?? []).map(({ text }) => text), ...thing.parts.map(({ name }) => name)]
      : [
          saidAs(thing, 'description') === undefined
            ? thing.name
            : `${thing.name}: ${saidAs(thing, 'description') ?? ''}`,
          ...thing.parts.map(({ name }) => name),
        ];
    const key = book.keys.get(phase) ?? freeKey(book.phases, phase);
    book.keys.set(phase, key);
    const before = book.phases[key];
    const known =
      typeof before === 'object' && before !== null && !Array.isArray(before)
        ? Object.entries(before).find(([name]) => name === 'steps')?.[1]
        : undefined;
    const within = withinOf(phase);
    const list: readonly Value[] = Array.isArray(known) ? known : [];
    book.phases[key] = {
      title: phase,
      ...(within !== undefined && { within: [...within] }),
      steps: [...list, ...steps],
    };
  }
  const made = new Map<Thing, string>();
  for (const { title, owner, line, phases } of books.values()) {
    const id = making.draft.add('playbooks', { name: title, kept: { line } }, { title, phases });
    making.names.add('playbooks', id, title);
    if (owner !== undefined) made.set(owner, id);
  }
  return made;
}

/** Makes the scenarios to train on. */
export function makeScenarios(making: Making, things: readonly Thing[], playbooks: ReadonlyMap<Thing, string>): void {
  const texts = (
    thing: Thing,
    ...roles: readonly ('indicators' | 'references' | 'questions' | 'checklist' | 'detection')[]
  ): readonly string[] => roles.flatMap((role) => thing.said.get(role) ?? []).map(({ text }) => text);
  for (const thing of things.filter(({ topic, name }) => topic === 'scenarios' && name !== '')) {
    const indicators = texts(thing, 'indicators', 'references', 'detection');
    const threats = making.names.within([thing.name, saidAs(thing, 'background') ?? ''].join(' '), 'threats');
    addThing(making, 'scenarios', thing, {
      description: saidAs(thing, 'description'),
      background: saidAs(thing, 'background'),
      indicators: [...indicators],
      questions: [...texts(thing, 'questions')],
      checklist: [...texts(thing, 'checklist')],
      threats: [...threats],
      playbook: playbooks.get(thing),
    });
  }
}

/** Makes the frameworks that a document names, with what each asks for. */
export function makeFrameworks(making: Making, things: readonly Thing[]): void {
  for (const thing of things.filter(({ topic, name }) => topic === 'frameworks' && name !== '')) {
    const requirements: Record<string, Value> = {};
    const told = [...(thing.said.get('description') ?? []), ...(thing.said.get('name') ?? [])];
    for (const { text } of told)
      for (const part of splitList(text)) requirements[freeKey(requirements, part)] = requirement(making, part);
    for (const part of thing.parts) requirements[freeKey(requirements, part.name)] = requirement(making, part.name);
    const heading = thing.setting.titles.at(-1) ?? '';
    keepUnused(making, thing, 'frameworks');
    const kind =
      /regulat|legal|law/i.test(heading) ||
      /^(?:gdpr|ccpa|hipaa|fisma|nis2?|dora|lgpd|pipeda|glba|ferpa|coppa|eidas)\b/i.test(thing.name)
        ? 'regulation'
        : /standard/i.test(heading) || /iso|nist|owasp|pci|soc|cis\b|fido|fips/i.test(thing.name)
          ? 'standard'
          : undefined;
    const state = stateWord(saidAs(thing, 'status') ?? '');
    const measures = (thing.said.get('mitigation') ?? []).flatMap(({ text, line }) =>
      isNothing(text) ? [] : splitList(text).map((name) => controlOf(making, name, line, { state, entry: {} })),
    );
    if (measures.length > 0 && Object.keys(requirements).length === 0)
      requirements['all'] = { title: thing.name, controls: [...measures] };
    making.draft.add(
      'frameworks',
      { name: thing.key ?? thing.name, key: thing.key, kept: keptOf(thing) },
      { title: thing.name, kind, requirements, ...referencesOf(thing) },
    );
  }
}

function requirement(making: Making, title: string): Value {
  const controls = making.names.within(title, 'controls');
  return { title, ...(controls.length > 0 && { controls: [...controls] }) };
}
