/**
 * The page of an audit: findings by severity and check, what was looked at, what could not be.
 * @module
 */
import type { Audit, AuditFinding } from '../../model/audit.ts';
import { type Block, type Inline, inline, joined, type PageOptions, span } from '../page/block.ts';
import { command } from '../page/command.ts';
import { count, NO_BREAK } from '../page/count.ts';
import { SEVERITIES } from '../page/findings.ts';
import { toneOf } from '../page/tone-of.ts';

/** So many findings are shown before the rest is only counted. */
const SHOWN = 20;

/** The blocks of the page. */
export function auditDocument(audit: Audit, paths: readonly string[], { all }: PageOptions): readonly Block[] {
  const { findings, observations, skipped } = audit;
  const shown = all ? findings : findings.slice(0, SHOWN);
  const more = findings.length - shown.length;
  return [
    { kind: 'heading', level: 1, text: [span(`Audit of ${paths.join(', ')}`)], aside: severities(findings) },
    {
      kind: 'text',
      text: [
        span(
          `${count(observations.length, 'look')}, ${count(new Set(observations.map(({ check }) => check)).size, 'check')}`,
          'quiet',
        ),
      ],
    },
    ...groupsOf(shown).map((group): Block => groupBlock(group)),
    ...(more > 0 ? [{ kind: 'text', text: [span(`and ${more} more (--all)`, 'quiet')] } as const] : []),
    ...cleanSection(audit),
    ...skippedSection(skipped, all),
    { kind: 'next', command: nextCommand(audit, paths) },
  ];
}

function severities(findings: readonly AuditFinding[]): Inline {
  if (findings.length === 0) return [span('nothing found', 'good')];
  const parts = SEVERITIES.flatMap((severity) => {
    const many = findings.filter((finding) => finding.severity === severity).length;
    return many === 0 ? [] : [span(`${many}${NO_BREAK}${severity}`, toneOf(severity))];
  });
  return joined(parts, ' · ');
}

function groupsOf(findings: readonly AuditFinding[]): readonly (readonly AuditFinding[])[] {
  const groups = new Map<string, AuditFinding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.check} ${finding.rule}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

function groupBlock(group: readonly AuditFinding[]): Block {
  const [first] = group;
  const { severity = 'info', check = '', rule = '', hint } = first ?? {};
  return {
    kind: 'list',
    title: inline(
      span(severity, toneOf(severity)),
      '  ',
      span(`${check} ${rule}`, 'strong'),
      span(`  ${group.length}`, 'quiet'),
    ),
    items: [
      ...group.map(({ message, at }) => inline(message, '  ', span(spotText(at), 'quiet'))),
      ...(hint === undefined ? [] : [[span(hint, 'quiet')]]),
    ],
  };
}

function spotText({ file, line, column }: AuditFinding['at']): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

/** What was looked at and found in order: a page that shows only faults hides what it saw. */
function cleanSection({ observations }: Audit): readonly Block[] {
  const upheld = observations.filter(({ verdict }) => verdict === 'upheld');
  if (upheld.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: [span('In order')], aside: [span(String(upheld.length), 'quiet')] },
    {
      kind: 'list',
      items: upheld
        .slice(0, SHOWN)
        .map(({ check, claimed, because }) =>
          inline(span(check, 'strong'), '  ', claimed, '  ', span(because, 'quiet')),
        ),
    },
  ];
}

function skippedSection(skipped: Audit['skipped'], all: boolean): readonly Block[] {
  if (skipped.length === 0) return [];
  const shown = all ? skipped : skipped.slice(0, 10);
  const more = skipped.length - shown.length;
  return [
    { kind: 'heading', level: 2, text: [span('Could not tell')], aside: [span(String(skipped.length), 'quiet')] },
    {
      kind: 'list',
      items: [
        ...shown.map(({ check, path, because }) => inline(span(check || path, 'strong'), '  ', span(because, 'quiet'))),
        ...(more > 0 ? [[span(`and ${more} more (--all)`, 'quiet')]] : []),
      ],
    },
  ];
}

function nextCommand({ findings }: Audit, paths: readonly string[]): string {
  const [worst] = findings;
  return worst === undefined ? command('init') : command('audit', ...paths, '--check', worst.check, '--all');
}
