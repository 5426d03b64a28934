/**
 * The rule or the check behind a finding: why it matters, how to look, where it is mistaken.
 * @module
 */
import type { CheckPage, RulePage } from 'vauban/browser';
import { Section } from './side.tsx';

interface RuleTextProps {
  readonly rule: RulePage | undefined;
  readonly check: CheckPage | undefined;
}

export function RuleText({ rule, check }: RuleTextProps) {
  if (rule === undefined) {
    return check === undefined ? null : (
      <Section title="The check">
        <p>{check.title}</p>
        <p className="soft">{check.why}</p>
      </Section>
    );
  }
  return (
    <Section title="The rule">
      <p>{rule.title}</p>
      <p className="soft">{rule.why}</p>
      <dl className="facts">
        <div className="fact">
          <dt>To check</dt>
          <dd>{rule.check}</dd>
        </div>
        {rule.falsePositives !== undefined && (
          <div className="fact">
            <dt>Mistaken</dt>
            <dd>{rule.falsePositives}</dd>
          </div>
        )}
      </dl>
      <details>
        <summary className="small">When it speaks</summary>
        <ul className="condition">
          {rule.when.map(({ depth, text, note }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a condition can be the same, and never move
            <li key={index} style={{ paddingLeft: 14 * depth }}>
              {text}
              {note !== undefined && <span className="small soft"> {note}</span>}
            </li>
          ))}
        </ul>
      </details>
      {rule.ids.length > 0 && (
        <ul className="taxonomy small">
          {rule.ids.map(({ kind, id, name, link }) => (
            <li key={link}>
              <a href={link} target="_blank" rel="noreferrer">
                {kind === 'attack' ? id : `${kind.toUpperCase()}-${id}`}
              </a>{' '}
              <span className="soft">{name}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
