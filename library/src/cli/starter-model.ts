/**
 * The model `vauban init` writes: a browser, a service and a database, with one threat and one control.
 * @module
 */
import { stringify } from 'yaml';

/** What the questions of `vauban init` ask for. */
export interface StarterAnswers {
  readonly title: string;
  readonly owner: string | undefined;
  readonly scheme: string;
}

/** A rating in each built-in scheme that says the same: possible, and major. */
const RATINGS: Readonly<Record<string, string>> = {
  'five-by-five': '{ probability: 3, impact: 4 }',
  'three-by-three': '{ likelihood: medium, impact: high }',
  product: '{ probability: 3, impact: 4, exposure: 3 }',
  cvss: '{ vector: "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N" }',
};

/** Writes the model as text. */
export function starterModel({ title, owner, scheme }: StarterAnswers): string {
  const rating = RATINGS[scheme];
  const inScalar = (value: string): string => stringify(value, { lineWidth: 0 }).trim();
  return `# yaml-language-server: $schema=.vauban/model.schema.json
# The threat model of one system. Everything after a "#" is for people.
vauban: 1
system:
  title: ${inScalar(title)}${owner === undefined ? '' : `\n  owner: ${inScalar(owner)}`}
  scheme: ${scheme}

# Where things run, and how far each place is trusted.
zones:
  internet: { trust: untrusted }
  backend: { trust: internal }

# What there is: process, store or external.
components:
  browser: { title: Browser, kind: external, zone: internet }
  service: { title: Service, kind: process, zone: backend }
  database: { title: Database, kind: store, zone: backend }

# What is worth protecting; tier 1 is worth the most.
assets:
  accounts: { title: User accounts, tier: 1, class: personal-data, at: [database] }

# What moves between them.
flows:
  use: { from: browser, to: service, carries: [accounts], protocol: https, authentication: token, encryption: tls-1.3, through: web }
  keep: { from: service, to: database, carries: [accounts] }

# Where trust changes, and what holds there.
boundaries:
  edge: { between: [internet, backend], enforced-by: [login] }

# Where an outsider can reach it.
entries:
  web: { at: service, kind: api, port: 443, exposure: external }

# What can go wrong, and how bad it would be.
threats:
  account-theft:
    title: Accounts are read by somebody else
    stride: [information-disclosure]
    targets: [service]
    asset: accounts${rating === undefined ? '' : `\n    risk: ${rating}`}
    controls: [login]

# What is done. "done" is a claim: say under "evidence" how one can tell.
controls:
  login: { title: Every request is authenticated, layer: application, strategy: prevent, effectiveness: high, status: done, guards: [web] }
`;
}
