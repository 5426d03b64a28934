/**
 * Checks in a shell script whose failure is ignored: `|| true`, `|| echo`, `set +e`, `exit 0`.
 * @module
 */
import type { Script } from '../../../inputs/workflow/workflow.ts';
import type { Severity } from '../../../model/analysis.ts';

/** What verifies something, and how bad it is when nobody hears of its failure. */
const VERIFIERS: readonly (readonly [severity: Severity, pattern: RegExp])[] = [
  [
    'high',
    /\b(?:cosign\s+verify[\w-]*|slsa-verifier|gpgv?\s+(?:-[\w-]+\s+)*--verify|gpgv\b|minisign\s+-\w*V|signify\s+-\w*V|notation\s+verify|gh\s+attestation\s+verify|npm\s+audit\s+signatures|go\s+mod\s+verify|cargo\s+vet)\b/,
  ],
  ['high', /\b(?:sha\d{1,3}sum|shasum|b2sum|b3sum|md5sum)\b[^\n|;&]{0,200}\s(?:-c|--check|-\w*c)\b/],
  [
    'high',
    /\b(?:(?:npm|yarn|pnpm)\s+(?:run\s+)?audit|cargo\s+(?:audit|deny)|govulncheck|osv-scanner|trivy\s+\w+|grype|snyk\s+test|pip-audit|safety\s+(?:check|scan)|bandit|semgrep|gitleaks|trufflehog|detect-secrets|checkov|tfsec|kube-linter|kubesec|hadolint|gosec|conftest\s+test|opa\s+test|zizmor|dependency-check)\b/,
  ],
  [
    'medium',
    /\b(?:(?:npm|yarn|pnpm)\s+(?:run\s+)?(?:test|lint)\b|npm\s+t\b|pytest|tox|nox|go\s+(?:test|vet)|cargo\s+(?:test|nextest|clippy|kani)|make\s+(?:test|check|lint|verify)|mvn\s+(?:\S+\s+)*(?:test|verify)|gradlew?\s+(?:\S+\s+)*(?:test|check)|ctest|vitest|jest|golangci-lint)\b/,
  ],
];

/** The worst verifier a text calls. */
export function verifies(text: string): { readonly name: string; readonly severity: Severity } | undefined {
  for (const [severity, pattern] of VERIFIERS) {
    const name = pattern.exec(text)?.[0];
    if (name !== undefined) return { name: `"${name.replace(/\s+/g, ' ')}"`, severity };
  }
  return undefined;
}

export interface Swallowed {
  readonly line: number;
  readonly name: string;
  readonly severity: Severity;
}

/** Ends well whatever came before. */
const GOES_ON =
  /\|\|\s*(?:true|:|echo|printf|exit\s+0|continue|\(|\{|warn\w*|log\w*|cat|sleep)(?![\w-])|\|\|\s*(?:\{|\()/;
/** Ends badly after all, or keeps the answer for later. */
const STILL_FAILS =
  /\b(?:exit\s+(?:[1-9]|\$)|return\s+[1-9]|false\b|die\b|fail\b|kill\b)|\$\?|\b\w+=(?:1|true|fail\w*)\b/i;

/** The checks of a script whose failure ends nothing. */
export function swallowedIn({ text, lines }: Script): readonly Swallowed[] {
  const found: Swallowed[] = [];
  const all = text.split('\n');
  const lastFailing = all.findLastIndex((line) => STILL_FAILS.test(line));
  let isOff = false;
  for (const [index, line] of all.entries()) {
    if (/^\s*#/.test(line)) continue;
    if (/(?:^|[\s;&])set\s+\+e\b/.test(line)) isOff = true;
    if (/(?:^|[\s;&])set\s+-\w*e\w*\b/.test(line)) isOff = false;
    const verified = verifies(line);
    if (verified === undefined || isQuoted(line)) continue;
    const command = commandFrom(all, index);
    const after = command.slice(command.search(/\|\|/));
    const isSaved = command.includes('||') && GOES_ON.test(after) && !STILL_FAILS.test(after);
    const isUnheard = isOff && lastFailing <= index;
    if (isSaved || isUnheard) found.push({ line: lines[index] ?? 1, ...verified });
  }
  return found;
}

/** A verifier whose answer is taken as text is judged by whoever reads the text; one that is only named does nothing. */
function isQuoted(line: string): boolean {
  return /=\s*["']?\$\(/.test(line) || /^\s*(?:echo|printf|name:)\b/.test(line);
}

/** A command with the lines it goes on in: after a backslash, after an operator, inside braces. */
function commandFrom(lines: readonly string[], start: number): string {
  let text = '';
  for (let at = start; at < Math.min(lines.length, start + 20); at += 1) {
    const line = lines[at] ?? '';
    text += `${line.replace(/\\\s*$/, '')}\n`;
    const isOpen = (text.match(/[{(]/g) ?? []).length > (text.match(/[})]/g) ?? []).length;
    const goesOn = /(?:\\|\|\||&&|\|)\s*$/.test(line) || /^\s*(?:\|\||&&)/.test(lines[at + 1] ?? '');
    if (!isOpen && !goesOn) break;
  }
  return text;
}
