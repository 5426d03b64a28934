/**
 * The page of a verification: what is refuted first, then what is proven, and why the rest is only claimed.
 * @module
 */
import type { EvidenceItem } from '../../model/evidence.ts';
import type { ClaimedBecause, ControlPosture, StateCount } from '../../model/posture.ts';
import { type Block, type Field, type Inline, inline, joined, type PageOptions, span } from '../page/block.ts';
import { command } from '../page/command.ts';
import { count, NO_BREAK } from '../page/count.ts';
import { titleOf } from '../page/header.ts';
import { placeSpan } from '../page/place-text.ts';
import { STATES } from '../page/posture.ts';
import { problemsSection } from '../page/problems.ts';
import { toneOf } from '../page/tone-of.ts';
import { evidenceOf, uncheckedOf, type VerifyReport } from './verify-report.ts';
import { whereText } from './where.ts';

/** So many controls of one reason are named before the rest is only counted. */
const NAMED = 8;

/** The blocks of the page. */
export function verifyDocument(report: VerifyReport, options: PageOptions): readonly Block[] {
  const { posture, analysis } = report;
  const of = (state: string): readonly ControlPosture[] => posture.states.filter((one) => one.state === state);
  return [
    {
      kind: 'heading',
      level: 1,
      text: titleOf(report),
      aside: analysis.environment === undefined ? undefined : [span(`in ${analysis.environment}`, 'strong')],
    },
    { kind: 'text', text: statesText(posture.controls) },
    { kind: 'text', text: lookedText(report) },
    ...problemsSection(report, options),
    ...changesSection(report),
    ...refutedSection(report, of('REFUTED')),
    ...listSection('Stale', of('STALE'), options),
    ...listSection('Proven', of('PROVEN'), options),
    ...claimedSection(of('CLAIMED'), options),
    ...waitingSection(report),
    ...riskSection(report, options),
    ...groupSection('Phases', posture.phases),
    ...groupSection('Layers', posture.layers),
    { kind: 'next', command: nextCommand(report) },
  ];
}

/** `PROVEN 4 · STALE 0 · CLAIMED 14 · REFUTED 1 · none 3`. */
function statesText(controls: StateCount['controls']): Inline {
  const parts = STATES.map((state) =>
    span(`${state}${NO_BREAK}${controls[state]}`, controls[state] === 0 ? 'quiet' : toneOf(state)),
  );
  return joined(parts, ' · ');
}

function lookedText(report: VerifyReport): Inline {
  const { items } = report.evidence;
  const verdicts = (['upheld', 'broken', 'unknown'] as const).map((verdict) => {
    const many = items.filter(({ judgement }) => judgement.verdict === verdict).length;
    return `${many}${NO_BREAK}${verdict}`;
  });
  const missed = uncheckedOf(report).length;
  const rest = missed === 0 ? '' : `; nobody could look at ${missed}`;
  return [span(`${count(items.length, 'claim')}: ${verdicts.join(', ')}${rest}`, 'quiet')];
}

/** What changed since the report it is compared with. */
function changesSection({ changes }: VerifyReport): readonly Block[] {
  if (changes === undefined) return [];
  if (changes.length === 0)
    return [{ kind: 'text', text: [span('No control has another state than before.', 'quiet')] }];
  const stateText = (state: string | undefined): Inline => [span(state ?? 'not there', toneOf(state ?? 'none'))];
  return [
    heading('Changed', changes.length),
    {
      kind: 'table',
      columns: [
        { title: 'Control', shrink: 'cut', least: 20 },
        { title: 'Before' },
        { title: 'Now' },
        { title: 'Because', shrink: 'wrap', least: 20 },
      ],
      rows: changes.map(({ title, from, to, because }) => [
        [span(title, 'strong')],
        stateText(from),
        stateText(to),
        [span(because, 'quiet')],
      ]),
    },
  ];
}

function refutedSection(report: VerifyReport, refuted: readonly ControlPosture[]): readonly Block[] {
  if (refuted.length === 0) return [];
  return [
    heading('Refuted', refuted.length),
    ...refuted.flatMap((control): readonly Block[] => [
      { kind: 'text', apart: true, text: inline(span(control.title, 'strong'), '  ', span(control.id, 'quiet')) },
      ...evidenceOf(report, control)
        .filter(({ judgement }) => judgement.verdict === 'broken')
        .map((item): Block => ({ kind: 'fields', fields: brokenFields(item) })),
    ]),
  ];
}

/** What was claimed, what was found, and where both stand. */
function brokenFields({ id, claimed, judgement, at, basis }: EvidenceItem): readonly Field[] {
  const { found, because, at: spot, details = [] } = judgement;
  return [
    { name: 'claimed', value: inline(claimed, '  ', placeSpan(at, 'quiet')) },
    { name: 'found', value: inline(span(found, 'bad')) },
    ...(because === found ? [] : [{ name: 'because', value: inline(because) }]),
    ...(spot === undefined ? [] : [{ name: 'where', value: inline(whereText(spot, basis)) }]),
    ...details.slice(1, 4).map(({ message }) => ({ name: '', value: [span(message, 'quiet')] })),
    { name: 'claim', value: [span(id, 'quiet')] },
  ];
}

function listSection(title: string, controls: readonly ControlPosture[], { all }: PageOptions): readonly Block[] {
  if (controls.length === 0) return [];
  const shown = all ? controls : controls.slice(0, 2 * NAMED);
  const more = controls.length - shown.length;
  return [
    heading(title, controls.length),
    {
      kind: 'list',
      items: [
        ...shown.map(({ title: name, state, depth, because }) =>
          inline(span(name, 'strong'), '  ', span(`${state} ${depth ?? ''}`.trim(), toneOf(state)), '  ', because),
        ),
        ...(more > 0 ? [[span(`and ${more} more (--all)`, 'quiet')]] : []),
      ],
    },
  ];
}

const REASONS: Readonly<Record<ClaimedBecause, string>> = {
  none: 'no evidence is named',
  'not-looked-at': 'nobody could look',
  unknown: 'what was seen decides nothing',
  circular: 'the evidence rests on what somebody wrote',
  'too-shallow': 'the evidence does not reach deep enough',
  partial: 'the evidence covers only some of what is guarded',
  attested: 'somebody signed for it, nobody looked',
  'other-environment': 'the evidence shows another environment',
};

/** Controls that are only claimed, by the reason why. */
function claimedSection(controls: readonly ControlPosture[], { all }: PageOptions): readonly Block[] {
  if (controls.length === 0) return [];
  const groups = Object.keys(REASONS) as ClaimedBecause[];
  return [
    heading('Only claimed', controls.length),
    ...groups.flatMap((reason): readonly Block[] => {
      const group = controls.filter((control) => control.reason === reason);
      if (group.length === 0) return [];
      const shown = all ? group : group.slice(0, NAMED);
      const more = group.length - shown.length;
      // One sentence for all where all have the same reason, such as a source that nobody gave.
      const same = new Set(group.map(({ because }) => because)).size === 1;
      const title = inline(span(REASONS[reason], 'strong'), span(`  ${group.length}`, 'quiet'));
      const rest = more > 0 ? [[span(`and ${more} more (--all)`, 'quiet')]] : [];
      if (same || reason === 'none') {
        const names = joined(
          shown.map(({ id }) => span(id, 'code')),
          ', ',
        );
        const why = reason === 'none' ? [] : [[span(group[0]?.because ?? '', 'quiet')]];
        return [{ kind: 'list', title, items: [names, ...why, ...rest] }];
      }
      const items = shown.map(({ id, because }) => inline(span(id, 'code'), '  ', span(because, 'quiet')));
      return [{ kind: 'list', title, items: [...items, ...rest] }];
    }),
  ];
}

/** Pieces of evidence that wait for a person to approve them. */
function waitingSection({ evidence }: VerifyReport): readonly Block[] {
  const waiting = waitingIn(evidence.items);
  if (waiting.length === 0) return [];
  return [
    heading('Waiting for approval', waiting.length),
    {
      kind: 'list',
      items: waiting
        .slice(0, NAMED)
        .map(({ id, judgement }) => inline(span(id, 'code'), '  ', span(judgement.because, 'quiet'))),
    },
  ];
}

function waitingIn(items: readonly EvidenceItem[]): readonly EvidenceItem[] {
  return items.filter(({ judgement }) => judgement.verdict !== 'upheld' && judgement.anchor !== undefined);
}

/** Risks whose proof falls short of the claim, the first that differ. */
function riskSection({ posture }: VerifyReport, { all }: PageOptions): readonly Block[] {
  const differing = posture.threats.filter(({ claimed, proven }) => claimed !== proven);
  if (differing.length === 0) return [];
  const shown = all ? differing : differing.slice(0, 2 * NAMED);
  return [
    {
      kind: 'heading',
      level: 2,
      text: [span('Risk that the proof does not carry')],
      aside: [span(`${differing.length} of ${posture.threats.length} threats`, 'quiet')],
    },
    {
      kind: 'table',
      columns: [
        { title: 'Threat', shrink: 'cut', least: 20 },
        { title: 'Inherent', drop: 1 },
        { title: 'Claimed' },
        { title: 'Proven' },
        { title: 'Controls', shrink: 'wrap', least: 18, drop: 2 },
      ],
      rows: shown.map(({ title, inherent, claimed, proven, controls }) => [
        [span(title, 'strong')],
        level(inherent),
        level(claimed),
        level(proven),
        countsText(controls),
      ]),
    },
  ];
}

function level(word: string | undefined): Inline {
  return word === undefined ? [span('·', 'quiet')] : [span(word, toneOf(word))];
}

/** `11 claimed, 7 proven, 2 refuted`, for each group that has controls. */
function groupSection(title: string, groups: readonly StateCount[]): readonly Block[] {
  const used = groups.filter(({ controls }) => Object.values(controls).some((many) => many > 0));
  if (used.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: [span(title)] },
    {
      kind: 'table',
      columns: [
        { title: title.replace(/s$/, ''), shrink: 'cut', least: 20 },
        { title: 'Controls' },
        { title: 'Worst' },
      ],
      rows: used.map(({ title: name, controls, worst }) => [
        [span(name, 'strong')],
        countsText(controls),
        [span(worst, toneOf(worst))],
      ]),
    },
  ];
}

function countsText(controls: StateCount['controls']): Inline {
  const words = { CLAIMED: 'claimed', PROVEN: 'proven', STALE: 'stale', REFUTED: 'refuted', none: 'planned' } as const;
  const parts = (Object.keys(words) as (keyof typeof words)[])
    .filter((state) => controls[state] > 0)
    .map((state) => span(`${controls[state]}${NO_BREAK}${words[state]}`, state === 'none' ? 'quiet' : toneOf(state)));
  return parts.length === 0 ? [span('·', 'quiet')] : joined(parts, ', ');
}

function heading(title: string, many: number): Block {
  return { kind: 'heading', level: 2, text: [span(title)], aside: [span(String(many), 'quiet')] };
}

/** What is worth doing next: mend what is refuted, approve what waits, give a source that is missing. */
function nextCommand(report: VerifyReport): string {
  const { path, posture, evidence } = report;
  if (report.read.problems.length > 0) return command('check', path);
  const refuted = posture.states.find(({ state }) => state === 'REFUTED');
  if (refuted !== undefined) return command('explain', path, refuted.id);
  const [waiting] = waitingIn(evidence.items);
  if (waiting !== undefined) return command('approve', path, waiting.id);
  const missing = uncheckedOf(report).find(({ source }) => source !== '')?.source;
  if (missing !== undefined) return command('verify', path, '--source', `${missing}=PATH`);
  const proven = posture.states.find(({ state }) => state === 'PROVEN');
  return proven === undefined ? command('explain', path, posture.states[0]?.id ?? 'mtls') : command('check', path);
}
