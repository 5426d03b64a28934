/**
 * What a Dockerfile puts into its image and who the image runs as.
 * @module
 */
import type { imageReference } from '../../../inputs/dockerfile/image-reference.ts';
import type { Stage } from '../../../inputs/dockerfile/read-dockerfile.ts';
import type { CheckId } from './checks.ts';
import type { Fault, Finder, Outcome } from './finding.ts';
import { digestFault, registryFault, tagFault } from './image-faults.ts';
import { credentialIn } from './value-class.ts';
import type { ImageSubject, World } from './world.ts';

type ImageFinder = Finder<ImageSubject, World>;

function fault(file: string, line: number, message: string): Fault {
  return { path: [], message, at: { file, line, column: 1 } };
}

/** The stages that end up in the image: the last one and those it starts from. */
function finalStages(stages: readonly Stage[]): readonly Stage[] {
  const found: Stage[] = [];
  for (let stage = stages.at(-1); stage !== undefined; ) {
    found.push(stage);
    stage = stage.parent === undefined ? undefined : stages[stage.parent];
  }
  return found;
}

/** A finder over the images that stages start from. */
function base(find: (image: ReturnType<typeof imageReference>, world: World) => string | undefined): ImageFinder {
  return ({ file, stages }, world) =>
    stages.flatMap(({ image, line }): readonly Outcome[] => {
      if (image === undefined || image.written === 'scratch') return [];
      const said = find(image, world);
      if (said === undefined) return [];
      if (image.isPartial) return [{ unknown: `Nobody knows which image "${image.written}" is` }];
      return [fault(file, line, `Stage ${said}`)];
    });
}

const ROOT = /^(?:root|0)(?::.*)?$/i;
/** Bases that name a user of their own. */
const OWN_USER = /nonroot|rootless|^cgr\.dev\/|unprivileged|(?:^|\/)distroless\/.*nonroot/i;

/** The last word on who runs the image. */
function lastUser(stages: readonly Stage[]): { readonly text: string; readonly line: number } | undefined {
  for (const { users } of finalStages(stages)) {
    const last = users.at(-1);
    if (last !== undefined) return last;
  }
  return undefined;
}

/** A download that is handed to an interpreter in the same breath. */
const SHELL = '(?:sudo\\s+(?:-\\S+\\s+)*)?(?:\\S*/)?(?:env\\s+)?(?:(?:ba|z|da|k|a)?sh|python[\\d.]*|perl|ruby|node)\\b';
const PIPED: readonly RegExp[] = [
  new RegExp(`\\b(?:curl|wget)\\b(?:[^\\n|;&]|&(?!&)){0,1000}\\|\\s*(?:tee\\s+\\S+\\s*\\|\\s*)?${SHELL}`),
  new RegExp(`${SHELL}\\s+(?:-\\w+\\s+)*(?:["']?\\$\\(|<\\(|\`)\\s*(?:curl|wget)\\b`),
];

/** Finders about Dockerfiles. */
export const ON_IMAGE: Partial<Readonly<Record<CheckId, ImageFinder>>> = {
  'root-user': ({ file, stages }): readonly Outcome[] => {
    const user = lastUser(stages);
    if (user === undefined) return [];
    if (/[${]/.test(user.text)) return [{ unknown: `Nobody knows which user "${user.text}" is` }];
    return ROOT.test(user.text) ? [fault(file, user.line, 'Image runs as root')] : [];
  },
  'missing-user': ({ file, stages }) => {
    const last = stages.at(-1);
    const bottom = finalStages(stages).at(-1);
    if (last === undefined || lastUser(stages) !== undefined || OWN_USER.test(bottom?.image?.written ?? '')) return [];
    return [fault(file, last.line, 'Image names no user, and runs as root unless its base says otherwise')];
  },
  'run-as-root': ({ file, stages }): readonly Outcome[] => {
    const user = lastUser(stages);
    if (user === undefined) return [{ unknown: `Only the base image says as whom "${file}" runs` }];
    if (/[${]/.test(user.text)) return [{ unknown: `Nobody knows which user "${user.text}" is` }];
    return ROOT.test(user.text) ? [fault(file, user.line, 'Image runs as root')] : [];
  },
  'image-digest': base(digestFault),
  'floating-tag': base((image, { claim }) => tagFault(image, claim.floatingTags)),
  'image-registry': base((image, { claim }) => registryFault(image, claim.registries)),
  'piped-download': ({ file, stages }) =>
    stages.flatMap(({ runs }) =>
      runs
        .filter(({ text }) => PIPED.some((pattern) => pattern.test(text)))
        .map(({ line }) => fault(file, line, 'Build runs what it has just downloaded')),
    ),
  'added-address': ({ file, stages }) =>
    stages.flatMap(({ copies }) =>
      copies
        .filter(
          ({ keyword, sources, checksum }) => keyword === 'ADD' && checksum === undefined && sources.some(isAddress),
        )
        .map(({ line, sources }) => fault(file, line, `Build adds "${sources.find(isAddress)}" without a checksum`)),
    ),
  'credentials-in-environment': ({ file, stages }) =>
    stages.flatMap(({ environment, arguments: given }) =>
      [...environment, ...given].flatMap(({ name, value, line }) => {
        const credential = value === undefined ? undefined : credentialIn(name, value);
        return credential === undefined ? [] : [fault(file, line, `Image keeps a ${credential} as "${name}"`)];
      }),
    ),
};

function isAddress(source: string): boolean {
  return /^https?:\/\//.test(source);
}
