/**
 * The words of Threagile beside those of Vauban. Where two of its words mean one of ours, the first is the one that
 * is written; a reader keeps the other.
 * @module
 */

/** A word as it is compared: lower case, hyphens, and the spelling of version 1.0 instead of 0.9. */
export function wordOf(text: string | undefined): string | undefined {
  return text
    ?.trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(/enduser/g, 'end-user');
}

/** What a word means by a table; undefined when it is not there. */
export function meaningOf<Meaning>(
  table: Readonly<Record<string, Meaning>>,
  text: string | undefined,
): Meaning | undefined {
  const word = wordOf(text);
  return word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
}

/** The kind of a component by the type of a technical asset. */
export const KIND_OF_TYPE: Readonly<Record<string, 'process' | 'store' | 'external'>> = {
  process: 'process',
  datastore: 'store',
  'data-store': 'store',
  'external-entity': 'external',
};
/** The type of a technical asset by the kind of a component. */
export const TYPE_OF_KIND = { process: 'process', store: 'datastore', external: 'external-entity' } as const;

/** What callers show; two factors and a sign-in elsewhere leave open what it is. */
export const AUTHENTICATION: Readonly<Record<string, string>> = {
  none: 'none',
  credentials: 'password',
  token: 'token',
  'session-id': 'token',
  'client-certificate': 'certificate',
};
/** The other way around, with the aliases of the fact. */
export const AUTHENTICATION_OF: Readonly<Record<string, string>> = {
  none: 'none',
  password: 'credentials',
  basic: 'credentials',
  token: 'token',
  jwt: 'token',
  oauth: 'token',
  oidc: 'token',
  'shared-secret': 'token',
  'api-key': 'token',
  certificate: 'client-certificate',
  mtls: 'client-certificate',
  'mutual-tls': 'client-certificate',
  'registered-key': 'client-certificate',
};

/** What a technical asset runs in, as our fact "runtime". */
export const RUNTIME: Readonly<Record<string, string>> = {
  physical: 'physical',
  virtual: 'vm',
  container: 'container',
  serverless: 'serverless',
};

/** Technologies that are a role in the system; only where the word means the same. */
export const ROLE_OF_TECHNOLOGY: Readonly<Record<string, string>> = {
  'artifact-registry': 'registry',
  'build-pipeline': 'ci',
  'container-platform': 'orchestrator',
  database: 'database',
  gateway: 'gateway',
  'identity-provider': 'identity-provider',
  'identity-store-ldap': 'directory',
  'ldap-server': 'directory',
  'load-balancer': 'load-balancer',
  'mobile-app': 'mobile-app',
  'reverse-proxy': 'reverse-proxy',
  'sourcecode-repository': 'source-repository',
  waf: 'waf',
  'web-server': 'web-server',
};

/** Technologies that Threagile knows. */
export const TECHNOLOGIES: ReadonlySet<string> = new Set(
  `ai application-server artifact-registry batch-processing big-data-platform block-storage browser build-pipeline cli
  client-system cms code-inspection-platform container-platform data-lake database desktop devops-client ejb erp
  event-listener file-server function gateway hmi hsm identity-provider identity-store-database identity-store-ldap ids
  industrial-control-actor industrial-control-sensor iot-device ips ldap-server library load-balancer local-file-system
  mail-server mainframe message-queue mobile-app monitoring operational-historian plc report-engine reverse-proxy scada
  scheduler search-engine search-index service-mesh service-registry sourcecode-repository stream-processing task tool
  unknown-technology vault waf web-application web-server web-service-rest web-service-soap`.split(/\s+/),
);

/** How much an asset is worth, by each of the three ratings; 1 is the most. */
export const TIER_OF_RATING: Readonly<Record<string, number>> = {
  'strictly-confidential': 1,
  confidential: 2,
  restricted: 3,
  internal: 3,
  public: 3,
  'mission-critical': 1,
  critical: 2,
  important: 3,
  operational: 3,
  archive: 3,
};

/** The level of a threat by the severity of a risk. */
export const LEVEL_OF_SEVERITY: Readonly<Record<string, string>> = {
  low: 'low',
  medium: 'moderate',
  elevated: 'high',
  high: 'high',
  critical: 'critical',
};

/** The probability of five by five by how likely it is to be exploited. */
export const PROBABILITY_OF_LIKELIHOOD: Readonly<Record<string, number>> = {
  unlikely: 2,
  likely: 3,
  'very-likely': 4,
  frequent: 5,
};

/** The impact of five by five by what exploiting it does. */
export const NUMBER_OF_IMPACT: Readonly<Record<string, number>> = { low: 2, medium: 3, high: 4, 'very-high': 5 };

/** The letters of STRIDE, which both call the same. */
export const STRIDE: ReadonlySet<string> = new Set([
  'spoofing',
  'tampering',
  'repudiation',
  'information-disclosure',
  'denial-of-service',
  'elevation-of-privilege',
]);

/** How a component says which runtime it shares with others: a tag with the id of the runtime behind it. */
export const SHARED_RUNTIME = 'shared-runtime:';
/** Marks a vector that was written down as an abuse case. */
export const ABUSE_CASE = 'abuse-case';
/** The framework that holds the security requirements. */
export const REQUIREMENTS = 'security-requirements';
