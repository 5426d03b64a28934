/**
 * The controls of pytm: yes or no on each element. A yes is a control that guards it; a no is mostly a default and
 * says nothing.
 * @module
 */
import type { DraftBuilder } from '../draft.ts';
import type { Item } from './document.ts';

/** What pytm calls the controls, in words; older models say them of the element itself. */
const TITLES: Readonly<Record<string, string>> = {
  authenticatesDestination: 'Authenticates the destination',
  authenticatesSource: 'Authenticates the source',
  authorizesSource: 'Authorizes the source',
  checksDestinationRevocation: 'Checks whether credentials of the destination are revoked',
  checksInputBounds: 'Checks the bounds of input',
  definesConnectionTimeout: 'Connections time out',
  disablesDTD: 'Document types are switched off',
  disablesiFrames: 'Frames are switched off',
  encodesHeaders: 'Encodes headers',
  encodesOutput: 'Encodes output',
  encryptsCookies: 'Encrypts cookies',
  encryptsSessionData: 'Encrypts session data',
  handlesCrashes: 'Handles crashes',
  handlesInterruptions: 'Handles interruptions',
  handlesResourceConsumption: 'Bounds the use of resources',
  hasAccessControl: 'Access control',
  implementsAuthenticationScheme: 'An authentication scheme',
  implementsCSRFToken: 'Tokens against forged requests',
  implementsNonce: 'Nonces',
  implementsPOLP: 'Least privilege',
  implementsServerSideValidation: 'Validates on the server',
  implementsStrictHTTPValidation: 'Validates HTTP strictly',
  invokesScriptFilters: 'Filters scripts',
  isEncryptedAtRest: 'Encrypted at rest',
  isHardened: 'Hardened',
  isResilient: 'Resilient',
  providesConfidentiality: 'Confidentiality',
  providesIntegrity: 'Integrity',
  sanitizesInput: 'Sanitizes input',
  tracksExecutionFlow: 'Tracks the flow of execution',
  usesCodeSigning: 'Signed code',
  usesMFA: 'Several factors',
  usesParameterizedInput: 'Parameterized input',
  usesSecureFunctions: 'Secure functions',
  usesStrongSessionIdentifiers: 'Strong session identifiers',
  usesVPN: 'A private network',
  validatesContentType: 'Validates content types',
  validatesHeaders: 'Validates headers',
  validatesInput: 'Validates input',
  verifySessionIdentifiers: 'Verifies session identifiers',
};

/** Elements by the control that guards them. */
export type Guarded = Map<string, string[]>;

/** The names of the controls that an element has, counted as read. */
export function controlsOf({ fields }: Item): readonly string[] {
  const own = fields.map('controls');
  const names = Object.keys(TITLES).filter(
    (name) => own.peek().flag(name) === true || fields.peek().flag(name) === true,
  );
  for (const name of names) {
    if (own.peek().flag(name) === true) own.skip(name);
    if (fields.peek().flag(name) === true) fields.skip(name);
  }
  return names;
}

/** Remembers what guards an element. */
export function guard(guarded: Guarded, names: readonly string[], address: string): void {
  for (const name of names) {
    const guards = guarded.get(name);
    if (guards === undefined) guarded.set(name, [address]);
    else guards.push(address);
  }
}

/** Adds a control for each name, with all that it guards. */
export function addControls(draft: DraftBuilder, guarded: Guarded): void {
  for (const [name, guards] of guarded) {
    const title = TITLES[name] ?? name;
    draft.add('controls', { name: title, key: name }, { title, status: 'done', guards });
  }
}
