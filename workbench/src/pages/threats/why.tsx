/**
 * Why a finding speaks, what would silence it, and what is not known.
 * @module
 */
import type { FindingExplanation } from 'vauban/browser';
import { href } from '../../shell/where.ts';
import { Section } from './side.tsx';

type WhyProps = Pick<FindingExplanation, 'reasons' | 'silencedBy' | 'unproven' | 'questions' | 'state'>;

export function Why({ reasons, silencedBy, unproven, questions, state }: WhyProps) {
  const title = state === 'silent' ? 'Why it is silent' : state === 'asks' ? 'What is not known' : 'Why it fired';
  return (
    <>
      <Section title={title} count={reasons.length}>
        <ul className="bullets">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </Section>
      <Section title="What would silence it" count={silencedBy.length}>
        <ul className="bullets">
          {silencedBy.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
        {silencedBy.length > 1 && <p className="small soft">Any one of these is enough.</p>}
      </Section>
      <Section title="Claimed, and to be proven" count={unproven.length}>
        <ul className="bullets">
          {unproven.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </Section>
      <Section title="It waits for" count={questions.length}>
        <ul className="threats-list">
          {questions.map(({ id, text }) => (
            <li key={id}>
              <a href={href('questions', { select: id })}>{text}</a>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
