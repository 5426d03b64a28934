/**
 * An in-toto statement and what a SLSA provenance in it says: who built, from what, at the request of whom.
 * https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md, https://slsa.dev/spec/v1.0/provenance
 * @module
 */
import * as z from 'zod';

export interface Subject {
  readonly name: string;
  /** Hexadecimal; absent when the statement names it by another digest. */
  readonly sha256?: string;
}

/** What a provenance says, in the words of its first version. */
export interface Provenance {
  readonly builder: string;
  readonly buildType: string;
  /** Where the source came from: a URI without the commit. */
  readonly source?: string;
  /** The branch or tag, such as `refs/tags/v1.0.0`. */
  readonly ref?: string;
  readonly commit?: string;
  /** What the one who started the build could choose, by dotted path. */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface Statement {
  readonly predicateType: string;
  readonly subjects: readonly Subject[];
  readonly provenance?: Provenance;
}

const statement = z.object({
  _type: z.string().regex(/^https:\/\/in-toto\.io\/Statement\/v(?:0\.1|1)$/),
  predicateType: z.string(),
  subject: z.array(z.object({ name: z.string().optional(), digest: z.record(z.string(), z.string()) })).min(1),
  predicate: z.unknown(),
});

const descriptor = z.object({ uri: z.string().optional(), digest: z.record(z.string(), z.string()).optional() });

const version1 = z.object({
  buildDefinition: z.object({
    buildType: z.string(),
    externalParameters: z.unknown(),
    resolvedDependencies: z.array(descriptor).optional(),
  }),
  runDetails: z.object({ builder: z.object({ id: z.string() }) }),
});

const version02 = z.object({
  builder: z.object({ id: z.string() }),
  buildType: z.string(),
  invocation: z
    .object({
      configSource: descriptor.optional(),
      parameters: z.unknown().optional(),
    })
    .optional(),
  materials: z.array(descriptor).optional(),
});

/** Reads the payload of a DSSE envelope. */
export function readStatement(payload: Uint8Array, type: string): Statement | { readonly problem: string } {
  if (type !== 'application/vnd.in-toto+json')
    return { problem: `The envelope holds a "${type}", no in-toto statement` };
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    return { problem: 'The payload of the envelope is not JSON' };
  }
  const read = statement.safeParse(json);
  if (!read.success) return { problem: 'The payload of the envelope is no in-toto statement with subjects' };
  const { predicateType, subject, predicate } = read.data;
  const provenance = provenanceOf(predicateType, predicate);
  return {
    predicateType,
    subjects: subject.map(({ name = '', digest }) => ({
      name,
      ...(digest['sha256'] !== undefined && { sha256: digest['sha256'].toLowerCase() }),
    })),
    ...(provenance !== undefined && { provenance }),
  };
}

function provenanceOf(type: string, predicate: unknown): Provenance | undefined {
  if (type === 'https://slsa.dev/provenance/v1') {
    const read = version1.safeParse(predicate);
    if (!read.success) return undefined;
    const { buildType, externalParameters, resolvedDependencies } = read.data.buildDefinition;
    const parameters = flat(externalParameters);
    // The build types of GitHub and Google say the source in the parameters; all may say it in the dependencies.
    const said = parameters['workflow.repository'] ?? parameters['source.uri'] ?? parameters['source'];
    const dependency = resolvedDependencies?.[0];
    const uri = uriParts(said ?? dependency?.uri);
    const ref = parameters['workflow.ref'] ?? uri.ref ?? uriParts(dependency?.uri).ref;
    return withSource({ builder: read.data.runDetails.builder.id, buildType, parameters }, uri.source, {
      ref,
      commit: commitOf(dependency?.digest),
    });
  }
  if (type === 'https://slsa.dev/provenance/v0.2') {
    const read = version02.safeParse(predicate);
    if (!read.success) return undefined;
    const { builder, buildType, invocation, materials } = read.data;
    const from = invocation?.configSource ?? materials?.[0];
    const uri = uriParts(from?.uri);
    return withSource({ builder: builder.id, buildType, parameters: flat(invocation?.parameters) }, uri.source, {
      ref: uri.ref,
      commit: commitOf(from?.digest),
    });
  }
  return undefined;
}

function withSource(
  base: Pick<Provenance, 'builder' | 'buildType' | 'parameters'>,
  source: string | undefined,
  { ref, commit }: { readonly ref: string | undefined; readonly commit: string | undefined },
): Provenance {
  return {
    ...base,
    ...(source !== undefined && { source }),
    ...(ref !== undefined && { ref }),
    ...(commit !== undefined && { commit }),
  };
}

function commitOf(digest: Readonly<Record<string, string>> | undefined): string | undefined {
  return digest?.['gitCommit'] ?? digest?.['sha1'];
}

/** `git+https://host/team/app@refs/tags/v1` is the source `https://host/team/app` at a reference. */
function uriParts(uri: string | undefined): { readonly source?: string; readonly ref?: string } {
  if (uri === undefined) return {};
  const [, source = uri, ref] = /^(.*?)(?:@(refs\/.+))?$/.exec(uri) ?? [];
  return { source: plainSource(source), ...(ref !== undefined && { ref }) };
}

/** A source without what different tools write around it. */
export function plainSource(source: string): string {
  return source
    .replace(/^git\+/, '')
    .replace(/\.git$/, '')
    .replace(/\/$/, '');
}

const MOST_PARAMETERS = 100;

/** Scalars of a tree by dotted path; no deeper than five steps and no more than a hundred. */
function flat(tree: unknown): Readonly<Record<string, string>> {
  const found: [string, string][] = [];
  const walk = (value: unknown, path: string, depth: number): void => {
    if (found.length >= MOST_PARAMETERS || depth > 5) return;
    if (typeof value === 'object' && value !== null) {
      for (const [key, below] of Object.entries(value)) walk(below, path === '' ? key : `${path}.${key}`, depth + 1);
    } else if (value !== undefined) found.push([path, String(value).slice(0, 500)]);
  };
  walk(tree, '', 0);
  return Object.fromEntries(found);
}
