/**
 * Verdicts that a document gives of its whole subject.
 * @module
 */
import type { Markdown } from '../../../inputs/markdown/index.ts';
import { labelsIn } from './labels.ts';
import { sectionOf } from './statements.ts';

/** A verdict, for or against. */
export interface VerdictLine {
  readonly label: string;
  readonly favorable: boolean;
  readonly written: string;
  readonly line: number;
  readonly section: string;
  /** Whether it is about all of the document and not about one part of it. */
  readonly wide: boolean;
}

const LABEL =
  /^(?:(overall|final|general|summary|executive) )?(?:security |audit |review |assessment |compliance |test |release )?(?:verdict|conclusion|assessment|rating|opinion|decision|outcome|readiness|result|recommendation|go ?\/? ?no ?go)$|^(overall|final) status$/;
const AGAINST =
  /^(?:fail(?:ed|s|ing|ure)?|not (?:ready|compliant|secure|approved|acceptable|passed|met|recommended|effective|safe)|no[ -]?go|non[ -]?compliant|insecure|unsafe|reject(?:ed)?|block(?:ed|er)?|unacceptable|critical issues?|❌|✗|🔴|⛔)/i;
const FOR =
  /^(?:pass(?:ed|es)?|(?:fully )?compliant|secure\b|ready\b|approved?\b|accept(?:ed|able)\b|go\b(?! to)|safe\b|effective\b|all (?:tests|checks|controls) pass(?:ed)?|no (?:critical |open |known )?(?:issues|findings|vulnerabilities)|✅|✔|🟢)/i;
/** Sections that speak of all of it. */
const WIDE_SECTION =
  /\b(?:summary|conclusions?|verdict|overall|results?|executive|outcome|sign[- ]?off|decision|readiness)\b/i;

export function verdictsIn(document: Markdown): readonly VerdictLine[] {
  const { headings } = document;
  return labelsIn(document).flatMap(({ label, value, line, where }): readonly VerdictLine[] => {
    const parts = LABEL.exec(label);
    const isAgainst = AGAINST.test(value);
    if (parts === null || (!isAgainst && !FOR.test(value))) return [];
    const section = sectionOf(headings, line);
    const isTop = section === undefined || section === headings[0];
    const wide =
      where === 'front matter' || (parts[1] ?? parts[2]) !== undefined || isTop || WIDE_SECTION.test(section.text);
    return [{ label, favorable: !isAgainst, written: value.slice(0, 60), line, section: section?.text ?? '', wide }];
  });
}
