/**
 * What a claim allows: findings that somebody has looked at and that are no secrets.
 * @module
 */
import { type Finding, fingerprintOf } from './observation.ts';

/** Whether a finding is allowed by its fingerprint, its digits, or the path of its file. */
export function isAllowed(finding: Finding, allowed: readonly string[]): boolean {
  const whole = fingerprintOf(finding);
  // The fingerprint without its commit stands for the same line at every commit.
  const { commit: _, ...bare } = finding;
  const everywhere = fingerprintOf(bare);
  return allowed.some(
    (one) => one === whole || one === everywhere || one === finding.digest || matches(one, finding.file),
  );
}

/** Whether a path matches a pattern: `*` within a folder, `**` across folders, all else letter by letter. */
function matches(pattern: string, path: string): boolean {
  if (!/^[\w.@/*-]+$/.test(pattern) || !/[/.*]/.test(pattern)) return false;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*{2,}\/?/g, '\0')
    .replace(/\*/g, '[^/]*')
    .replaceAll('\0', '.*');
  // More wild cards than a path has folders only cost time.
  return pattern.split('*').length < 10 && new RegExp(`^${source}$`).test(path);
}
