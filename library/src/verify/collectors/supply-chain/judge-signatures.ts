/**
 * Judges who signed, and what a signed provenance says of the build.
 *
 * A signature that holds over the artifact itself is active: it is in force over what is shipped. It is not effective,
 * because nobody was seen to refuse an artifact without it; and it is merely present when what it is verified by lies
 * beside the artifact, where whoever changes one can change the other.
 * @module
 */
import { plainSource } from '../../../inputs/sigstore/statement.ts';
import type { Detail } from '../../../model/evidence.ts';
import type { Claim } from './claim.ts';
import type { Signatures, Signed } from './observation.ts';
import { type Part, unclear } from './part.ts';

/** One part for all artifacts. */
export function judgeSignatures(claim: Claim, { by, isSelfTrusted, isLogged, items }: Signatures): Part {
  const files = items.flatMap(({ artifact, bundle }) => [artifact, ...(bundle === undefined ? [] : [bundle])]);
  const [first] = items;
  if (first === undefined) return unclear('There is no artifact to verify', { found: 'no artifact', files });
  if (by === 'certificate' && (claim.identity === undefined || claim.issuer === undefined)) {
    return unclear('The claim does not say who must have signed: expected "identity" and "issuer"', {
      found: whoSigned(first),
      files,
    });
  }
  const judged = items.map((item) => ({ item, faults: faultsOf(item, claim) }));
  const broken = judged.filter(({ faults }) => faults.length > 0);
  const clear = items.filter(({ unclear: isUnclear }) => !isUnclear);
  const cloudy = items.find(({ unclear: isUnclear }) => isUnclear);
  return {
    population: items.length,
    looked: clear.length,
    failed: broken.length,
    details: broken.flatMap(({ faults }) => faults),
    found: `${whoSigned(first)}${isSelfTrusted ? ', by what lies beside it' : ''}${isLogged || by === 'certificate' ? '' : ', without a log'}`,
    depth: isSelfTrusted ? 'present' : 'active',
    ...(cloudy !== undefined && { unknown: cloudy.reason ?? 'A signature cannot be judged' }),
    files,
  };
}

function whoSigned({ verified, reason, identity, sha256 }: Signed): string {
  if (!verified) return reason ?? 'no signature';
  return `sha256 ${sha256.slice(0, 12)} signed by ${identity ?? 'the key'}`;
}

function faultsOf(item: Signed, claim: Claim): readonly Detail[] {
  const at = { file: item.bundle ?? item.artifact };
  const fault = (check: string, message: string, hint: string): Detail => ({
    check,
    severity: 'critical',
    message,
    at,
    hint,
  });
  if (item.unclear) return [];
  if (!item.verified) {
    const check = item.code === 'missing' ? 'signature-missing' : 'signature-wrong';
    return [
      fault(
        check,
        `"${item.artifact}": ${item.reason ?? 'the signature does not hold'}`,
        'Sign this very file, and publish the bundle beside it',
      ),
    ];
  }
  const wrong = (what: 'identity' | 'issuer'): readonly Detail[] =>
    claim[what] === undefined || claim[what] === item[what]
      ? []
      : [
          fault(
            `wrong-${what}`,
            `The ${what} is "${item[what] ?? ''}", expected "${claim[what]}"`,
            'Ask who signed, before anything else',
          ),
        ];
  return [
    ...wrong('identity'),
    ...wrong('issuer'),
    ...(claim.provenance === undefined ? [] : builtAs(item, claim.provenance, fault)),
  ];
}

type Fault = (check: string, message: string, hint: string) => Detail;
type Wanted = NonNullable<Claim['provenance']>;

function builtAs(item: Signed, wanted: Wanted, fault: Fault): readonly Detail[] {
  const built = item.provenance;
  if (built === undefined) {
    const type = item.predicateType ?? 'no statement';
    return [
      fault(
        'no-provenance',
        `"${item.artifact}" is signed without a provenance: ${type}`,
        'Let the builder state where it was built from',
      ),
    ];
  }
  const hint = 'Build it as the claim says, or find out who built it';
  const { builder, source, ref, parameters = new Map<string, string>(), level } = wanted;
  const differs = (check: string, what: string, found: string | undefined, expected: string): readonly Detail[] =>
    found === expected ? [] : [fault(check, `The ${what} is "${found ?? 'not said'}", expected "${expected}"`, hint)];
  const certified = certifiedSource(item);
  const reached = levelOf(item);
  return [
    ...(builder === undefined || builder.includes(built.builder)
      ? []
      : [
          fault(
            'wrong-builder',
            `It was built by "${built.builder}", expected ${builder.map((one) => `"${one}"`).join(' or ')}`,
            hint,
          ),
        ]),
    ...(source === undefined ? [] : differs('wrong-source', 'source', built.source, plainSource(source))),
    ...(ref === undefined ? [] : differs('wrong-ref', 'branch or tag', built.ref, ref)),
    ...[...parameters].flatMap(([name, value]) =>
      differs('wrong-parameter', `parameter "${name}"`, built.parameters[name], value),
    ),
    // What the builder writes may be anything; what the authority wrote into the certificate is not the builder's.
    ...(certified === undefined || built.source === undefined || certified === built.source
      ? []
      : [fault('source-contradicted', `The provenance says "${built.source}", the certificate "${certified}"`, hint)]),
    ...(level === undefined || reached >= level
      ? []
      : [
          fault(
            'level-too-low',
            `It reaches level ${reached}, expected ${level}`,
            'Build it in a workflow of another repository that the project cannot change',
          ),
        ]),
  ];
}

function certifiedSource({ extensions = {} }: Signed): string | undefined {
  const uri = extensions['12'];
  return uri === undefined ? undefined : plainSource(uri);
}

/**
 * The SLSA build level that can be seen (https://slsa.dev/spec/v1.0/levels): 1 with a provenance, 2 when a hosted
 * platform signed it, 3 when the workflow that signed is not one of the project that was built, so that the project
 * cannot write its own provenance. A key says nothing of the platform.
 */
function levelOf({ identity, extensions = {}, provenance }: Signed): number {
  const isHosted =
    extensions['11'] === 'github-hosted' ||
    /^https:\/\/accounts\.google\.com|gserviceaccount\.com$/.test(identity ?? '');
  if (!isHosted || provenance === undefined) return 1;
  const project = certifiedSource({ extensions } as Signed) ?? provenance.source ?? '';
  return identity?.startsWith(`${project}/`) === true || project === '' ? 2 : 3;
}
