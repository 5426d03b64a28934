/**
 * What a claim about the supply chain says.
 * @module
 */
import * as z from 'zod';
import { CARGO_TABLES } from '../../../inputs/lockfile/cargo-manifest.ts';
import { duration, flag, mapOf, number, oneOf, shape, text, texts } from '../../../model/schema/field.ts';
import { claimShape } from '../../claim-shape.ts';
import { PIN_KINDS, RULE_NAMES } from './checks.ts';

const provenance = shape(
  {},
  {
    builder: z
      .union([text().transform((one) => [one]), texts()])
      .describe('The builders that are trusted; what the statement names must be one of them, letter by letter'),
    source: text().describe('The repository it must be built from, such as https://github.com/team/app'),
    ref: text().describe('The branch or tag it must be built from, such as refs/tags/v1.0.0'),
    parameters: mapOf(text(), z.string()).describe('What the build must have been asked for, by dotted path'),
    level: number({ min: 1, max: 3, integer: true }).describe('The SLSA build level it must at least reach'),
  },
);

export const claim = claimShape(
  {},
  {
    pins: z
      .array(oneOf(...PIN_KINDS))
      .describe(
        'That everything of these kinds is fixed to one content: by a lockfile with hashes, a digest or a commit',
      ),
    of: oneOf(...PIN_KINDS).describe('Short for "pins" with one kind'),
    exact: flag().describe(
      'Whether each requirement itself must name one version (=1.2.3 for cargo, ==1.2.3 for pip, 1.2.3 for npm), lockfile or not',
    ),
    packages: texts().describe('With "exact": only these packages; each must be there'),
    tables: z.array(oneOf(...CARGO_TABLES)).describe('With "exact" and cargo: only these tables; all four when absent'),
    files: texts().describe('Only these files, as patterns such as app/**'),
    except: z.array(oneOf(...RULE_NAMES)).describe('Checks that are left out'),
    lockfile: text().describe(
      'This lockfile; alone, that each entry has a hash and comes from a registry. A file of another source is SOURCE:PATH',
    ),
    workflows: oneOf('safe').describe('That no workflow of GitHub Actions has one of the known dangers'),
    rule: oneOf(...RULE_NAMES).describe('One check or rule by its name'),
    vulnerable: oneOf('none').describe('That no version has a published flaw; unknown, because no feed is asked'),
    sbom: text().describe(
      'The bill of materials: CycloneDX 1.4 to 1.7 or SPDX 2.2 and 2.3, as JSON. It must be valid and not empty',
    ),
    format: oneOf('cyclonedx', 'spdx').describe('The format the bill must have'),
    equals: oneOf('lockfile').describe('That the bill names exactly the packages of the lockfile'),
    dev: flag().describe('Whether packages that are needed only to build or test must be in the bill as well'),
    elements: oneOf('ntia').describe(
      'That the bill has the minimum elements of the NTIA: supplier, name, version, identifier, relationships, author and time',
    ),
    'max-age': duration().describe('How old the bill may be, such as 90d'),
    vex: oneOf('decided').describe('That somebody decided about each published flaw the bill lists'),
    'vex-within': duration().describe('How long a flaw may be open; 30d when absent'),
    artifact: text().describe('The file that is signed or billed, a pattern for several, or its digest as sha256:HEX'),
    bundle: text().describe(
      'The Sigstore bundle; when absent the file named like the artifact with .sigstore.json, .sigstore or .bundle after it',
    ),
    'trusted-root': text().describe(
      'The Sigstore trusted root, as PATH or SOURCE:PATH; keep it where the signer cannot write',
    ),
    identity: text().describe('Who must have signed, letter by letter as the certificate says it'),
    issuer: text().describe('Who must vouch for the identity, letter by letter'),
    key: text().describe('The public key of the signer: PEM, or a file of it as PATH or SOURCE:PATH'),
    provenance: provenance.describe('What the signed SLSA provenance must say'),
  },
);
export type Claim = z.output<typeof claim>;

/** Whether a claim is about a signature. */
export function isSigned({ bundle, trustedRoot, identity, issuer, key, provenance: built }: Claim): boolean {
  return [bundle, trustedRoot, identity, issuer, key, built].some((one) => one !== undefined);
}

/** Whether a claim is about pins, lockfiles or workflows. */
export function isPinned({ pins, of, exact, lockfile, workflows, rule, sbom }: Claim): boolean {
  return (
    [pins, of, exact, workflows, rule].some((one) => one !== undefined) ||
    (lockfile !== undefined && sbom === undefined)
  );
}
