/**
 * Where to read more: CWE, CAPEC, ATT&CK and links.
 * @module
 */
import type { Threat } from 'vauban/browser';
import { Section } from './side.tsx';

type Reference = NonNullable<Threat['references']>;

const PAGES: readonly (readonly ['cwe' | 'capec' | 'attack', string, (id: string) => string])[] = [
  ['cwe', 'CWE-', (id) => `https://cwe.mitre.org/data/definitions/${id}.html`],
  ['capec', 'CAPEC-', (id) => `https://capec.mitre.org/data/definitions/${id}.html`],
  ['attack', '', (id) => `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`],
];

export function References({ references }: { readonly references: Reference | undefined }) {
  if (references === undefined) return null;
  const links = PAGES.flatMap(([kind, prefix, pageOf]) =>
    (references[kind] ?? []).map((id) => ({ text: `${prefix}${id}`, to: pageOf(id) })),
  );
  const see = references.see ?? [];
  return (
    <Section title="References" count={links.length + see.length}>
      <ul className="row wrap small">
        {links.map(({ text, to }) => (
          <li key={to}>
            <a href={to} target="_blank" rel="noreferrer">
              {text}
            </a>
          </li>
        ))}
        {see.map((text) => (
          <li key={text}>
            {/^https?:/.test(text) ? (
              <a href={text} target="_blank" rel="noreferrer">
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
