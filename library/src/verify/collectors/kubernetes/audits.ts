/**
 * What any folder can be held to without a model: faults that are faults wherever they stand.
 * @module
 */
import type { CheckId } from './checks.ts';
import type { Claim } from './claim.ts';

/** Folders of files that are made to be wrong, or are not the team's. */
const LEFT_OUT = ['test', 'tests', 'testdata', 'fixtures', 'samples', '__tests__', 'vendor', 'third_party'];
const IGNORED = [`**/{${LEFT_OUT.join(',')}}/**`];
const IS_IGNORED = new RegExp(`(?:^|/)(?:${LEFT_OUT.join('|')})/`);

const GRAVE: readonly CheckId[] = [
  ...(['privileged', 'host-network', 'host-pid', 'host-ipc', 'engine-socket', 'admin-capability'] as const),
  ...(['added-capability', 'unconfined-seccomp', 'unconfined-apparmor', 'root-user'] as const),
  'credentials-in-environment',
];

/** A claim for the files of some names. */
interface Audit {
  readonly named: RegExp;
  readonly claim: Claim;
}

const AUDITS: readonly Audit[] = [
  {
    named: /\.ya?ml$/,
    claim: {
      files: ['**/*.{yaml,yml}'],
      ignore: [...IGNORED, '**/*compose*'],
      is: 'baseline',
      checks: [
        ...GRAVE,
        ...(['writable-host-path', 'credentials-in-config-map', 'wildcard-right', 'cluster-admin'] as const),
        ...(['rights-giver', 'floating-tag'] as const),
      ],
    },
  },
  {
    named: /compose[^/]*\.ya?ml$/i,
    claim: {
      files: ['**/*compose*.{yaml,yml}'],
      ignore: IGNORED,
      checks: [...GRAVE, 'host-path', 'host-users', 'selinux-options', 'published-store', 'floating-tag'],
    },
  },
  {
    named: /(?:^|\/)(?:Dockerfile|Containerfile)(?:\.[^/]*)?$|\.(?:docker|container)file$/i,
    claim: {
      files: ['**/{Dockerfile,Containerfile}{,.*}', '**/*.{dockerfile,Dockerfile,containerfile}'],
      ignore: IGNORED,
      checks: [
        'root-user',
        'missing-user',
        'piped-download',
        'added-address',
        'credentials-in-environment',
        'floating-tag',
      ],
    },
  },
];

/** The claims that have files among these. */
export function auditsOf(files: readonly { readonly path: string }[]): readonly Claim[] {
  const paths = files.map(({ path }) => path).filter((path) => !IS_IGNORED.test(path));
  return AUDITS.filter(({ named }) => paths.some((path) => named.test(path))).map(({ claim }) => claim);
}
