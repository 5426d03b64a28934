/**
 * Makes assets, actors, vectors and assumptions of what a document says.
 * @module
 */
import { splitList } from './items.ts';
import { vectorOf } from './make-entries.ts';
import { addThing, componentOf, keepRoles, lose, type Making } from './making.ts';
import { saidAs, type Thing } from './record.ts';
import { kindOf, strideOf, tierOf } from './values.ts';

/** Makes assets, with the parts of a group below it. */
export function makeAssets(making: Making, things: readonly Thing[]): void {
  for (const thing of things.filter(({ topic, name }) => topic === 'assets' && name !== ''))
    addAsset(making, thing, undefined);
}

function addAsset(making: Making, thing: Thing, whole: string | undefined): void {
  const rated = saidAs(thing, 'tier') ?? saidAs(thing, 'level') ?? saidAs(thing, 'status');
  const heading = thing.setting.titles.findLast((title) => /tier|critical|high|medium|low/i.test(title));
  const tier = whole === undefined ? (rated === undefined ? headingTier(heading) : tierOf(rated)) : undefined;
  if (rated !== undefined && tier === undefined && whole === undefined)
    lose(making, `assets: the rating "${rated.slice(0, 60)}" is kept, but is no tier that is known`, thing.line);
  const file = saidAs(thing, 'file') ?? /\(([\w.-]+\.[a-z]{2,5})\)/i.exec(thing.name)?.[1];
  const title = file === undefined ? thing.name : thing.name.replace(/\s*\([\w.-]+\.[a-z]{2,5}\)/i, '');
  const named = { ...thing, name: title };
  const known = making.names.find(title, 'assets');
  const location = saidAs(thing, 'location', 'target');
  const at = location === undefined ? [] : splitList(location).flatMap((name) => placesOf(making, name, thing.line));
  const entry = {
    description: saidAs(thing, 'description', 'purpose', 'data'),
    ...(tier !== undefined && { tier: String(tier) }),
    class: classOf(title),
    ...(at.length > 0 && { at: [...new Set(at)] }),
    file,
    owner: saidAs(thing, 'owner'),
    'part-of': whole,
  };
  keepRoles(named, 'status', 'location', ...(tier === undefined ? (['tier', 'level'] as const) : []));
  const id = known ?? addThing(making, 'assets', named, entry);
  if (known !== undefined) {
    const before = making.draft.get('assets', known) ?? {};
    making.draft.extend(
      'assets',
      known,
      Object.fromEntries(
        Object.entries(entry).filter(
          ([key, value]) => value !== undefined && before[key] === undefined && key !== 'part-of',
        ),
      ),
    );
  }
  for (const part of thing.parts) addAsset(making, part, id);
}

function headingTier(heading: string | undefined): number | undefined {
  return heading === undefined ? undefined : tierOf(heading.replace(/^[\d.]+\s*/, ''));
}

/** Components where an asset lies: known ones, and stores that the document names here. */
function placesOf(making: Making, name: string, line: number): readonly string[] {
  const known = making.names.find(name, 'components');
  if (known !== undefined) return [known];
  if (kindOf(name) === 'store' && name.split(/\s+/).length <= 4)
    return [componentOf(making, name, line, { kind: 'store' })];
  return [];
}

const CLASSES: readonly (readonly [string, RegExp])[] = [
  ['key', /\b(?:signing|encryption|private|session|identity|node|provider|api|master|root)?[ -]?keys?\b|key material/i],
  ['credential', /credential|password|secret|token|certificate|passkey/i],
  ['personal-data', /\bpii\b|personal|biometric|customer data|user data|health|patient/i],
  ['log', /\blogs?\b|audit/i],
  ['metrics', /metric|telemetry/i],
  ['configuration', /config|settings|genesis|polic(?:y|ies)/i],
  ['message', /messages?\b|payloads?\b/i],
  ['code', /source code|codebase|smart contract/i],
  ['artifact', /artifact|image|binary|package|firmware/i],
  ['document', /document|report/i],
  ['money', /\bmoney|funds?\b|balance|payment|escrow|stake|tokens staked/i],
  ['state', /\bstate\b|ledger|database|index/i],
];

function classOf(name: string): string | undefined {
  return CLASSES.find(([, words]) => words.test(name))?.[0];
}

/** Makes the actors that are named. */
export function makeActors(making: Making, things: readonly Thing[]): void {
  for (const thing of things.filter(({ topic, name }) => topic === 'actors' && name !== '')) {
    if (making.names.find(thing.name, 'actors') !== undefined) continue;
    const heading =
      thing.setting.titles.findLast((title) => /\b(?:external|internal)\b/i.test(title)) ??
      saidAs(thing, 'category') ??
      saidAs(thing, 'access') ??
      '';
    const listed = /\b(external|internal)\b/i.exec(heading)?.[1]?.toLowerCase();
    keepRoles(
      thing,
      'access',
      'category',
      ...(skillOf(saidAs(thing, 'skill') ?? '') === undefined ? (['skill'] as const) : []),
    );
    addThing(making, 'actors', thing, {
      description: saidAs(thing, 'description'),
      goal: saidAs(thing, 'goal'),
      skill: skillOf(saidAs(thing, 'skill') ?? ''),
      'listed-as': listed,
    });
  }
}

function skillOf(text: string): number | undefined {
  const number = /^\s*([1-5])\s*(?:$|\/\s*5)/.exec(text)?.[1];
  if (number !== undefined) return Number(number);
  const words: readonly RegExp[] = [
    /^none|^no /i,
    /^(?:very )?low|basic/i,
    /^med|moderate|intermediate/i,
    /^high|advanced|skilled|expert/i,
    /^very high|nation|state/i,
  ];
  const at = words.findLastIndex((word) => word.test(text.trim()));
  return at < 0 ? undefined : at + 1;
}

/** Makes the ways in and the assumptions that are listed. */
export function makeTalk(making: Making, things: readonly Thing[]): void {
  for (const thing of things.filter(({ topic, name }) => topic === 'vectors' && name !== '')) {
    const id = vectorOf(making, thing.name, thing.line);
    const family = /^(\w[\w -]*?)\s+(?:attack )?vectors?$/i.exec(thing.setting.titles.at(-1) ?? '')?.[1]?.toLowerCase();
    const stride = strideOf([saidAs(thing, 'stride') ?? '', thing.setting.stride ?? ''].join(' '));
    making.draft.extend('vectors', id, {
      description: saidAs(thing, 'description'),
      ...(family !== undefined &&
        !/^(?:attack|top|main|common|key)$/.test(family) && { family: family.replace(/\s+/g, '-') }),
      stride: [...stride],
    });
  }
  for (const thing of things.filter(({ topic, name }) => topic === 'assumptions' && name !== '')) {
    if (making.names.find(thing.name, 'assumptions') !== undefined) continue;
    addThing(making, 'assumptions', thing, {
      description: saidAs(thing, 'description'),
      because: saidAs(thing, 'because'),
      owner: saidAs(thing, 'owner'),
    });
  }
}
