/**
 * Requirements files of pip.
 * https://pip.pypa.io/en/stable/reference/requirements-file-format/
 * @module
 */
import { linesOf } from './locked-package.ts';

/** One requirement. */
export interface Requirement {
  /** As PEP 503 normalizes it. */
  readonly name: string;
  /** The version after `==`; absent when another is allowed as well. */
  readonly exact?: string;
  readonly hashes: readonly string[];
  /** `local` is a folder or file of the project. */
  readonly from: 'registry' | 'git' | 'address' | 'local';
  /** Whether an address from a repository names a commit. */
  readonly commit?: string;
  readonly written: string;
  readonly line: number;
}

export interface Requirements {
  readonly requirements: readonly Requirement[];
  /** Other requirements files it takes in, as written. */
  readonly includes: readonly string[];
  /** Whether it asks for a hash of everything. */
  readonly requiresHashes: boolean;
  /** Indexes beside the public one that packages may come from as well. */
  readonly extraIndexes: readonly { readonly address: string; readonly line: number }[];
}

/** A name as package indexes compare it (PEP 503). */
export function normalizedName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Reads a requirements file; lines it does not understand are left out. */
export function readRequirements(text: string): Requirements {
  const requirements: Requirement[] = [];
  const includes: string[] = [];
  const extraIndexes: { address: string; line: number }[] = [];
  let requiresHashes = false;
  for (const { said, line } of joined(text)) {
    const include = /^(?:-r|--requirement)[\s=]*(\S+)/.exec(said)?.[1];
    const extra = /^--extra-index-url[\s=]+(\S+)/.exec(said)?.[1];
    if (include !== undefined) includes.push(include);
    else if (extra !== undefined) extraIndexes.push({ address: extra, line });
    else if (/^--require-hashes\b/.test(said)) requiresHashes = true;
    else if (!said.startsWith('-') || /^(?:-e|--editable)\b/.test(said)) {
      const one = requirementOf(said.replace(/^(?:-e|--editable)[\s=]+/, ''), line);
      if (one !== undefined) requirements.push(one);
    }
  }
  return { requirements, includes, requiresHashes, extraIndexes };
}

/** Lines without comments, those that end in a backslash joined with the next. */
function joined(text: string): readonly { readonly said: string; readonly line: number }[] {
  const found: { said: string; line: number }[] = [];
  let open: { said: string; line: number } | undefined;
  for (const [index, raw] of linesOf(text).entries()) {
    const bare = raw.replace(/(?:^|\s)#.*$/, '');
    const one: { said: string; line: number } = open ?? { said: '', line: index + 1 };
    one.said = `${one.said} ${bare.replace(/\\\s*$/, '')}`.trim();
    open = bare.trimEnd().endsWith('\\') ? one : undefined;
    if (open === undefined && one.said !== '') found.push(one);
  }
  if (open !== undefined && open.said !== '') found.push(open);
  return found;
}

function requirementOf(said: string, line: number): Requirement | undefined {
  const hashes = [...said.matchAll(/--hash[=\s]+(\w+:[0-9a-fA-F]+)/g)].map((match) => match[1] ?? '');
  const written = said.replace(/\s+--.*$/, '').trim();
  const base = { hashes, written, line };
  const address = /^(?:[\w.-]+(?:\[[^\]]*\])?\s*@\s*)?((?:git|hg|svn|bzr)\+\S+|(?:https?|file):\S+)/.exec(written)?.[1];
  if (address !== undefined) {
    const name =
      /^([\w.-]+)(?:\[[^\]]*\])?\s*@/.exec(written)?.[1] ?? /[#&]egg=([\w.-]+)/.exec(address)?.[1] ?? address;
    if (address.startsWith('file:')) return { ...base, name, from: 'local' };
    const commit = /@([0-9a-f]{40})(?:[#?]|$)/.exec(address)?.[1];
    const isGit = /^\w+\+/.test(address);
    return { ...base, name, from: isGit ? 'git' : 'address', ...(commit !== undefined && { commit }) };
  }
  if (/^[./~]|\.(?:whl|zip|tar\.gz)$/.test(written)) return { ...base, name: written, from: 'local' };
  const parts = /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(.*)$/.exec(written);
  if (parts === null) return undefined;
  const range = (parts[2] ?? '').replace(/;.*$/, '').trim();
  // Text that is no requirement has no business being one: a range begins with an operator.
  if (range !== '' && !/^[(<>=!~]/.test(range)) return undefined;
  const exact = /^\(?\s*===?\s*([^\s,*)]+)\s*\)?$/.exec(range)?.[1];
  return { ...base, name: normalizedName(parts[1] ?? ''), from: 'registry', ...(exact !== undefined && { exact }) };
}
