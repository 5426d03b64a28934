/**
 * Why a question is asked: the rules that wait for the answer, and what each would say.
 * @module
 */
import type { Question, RulePage } from 'vauban/browser';
import { useCall, useOverview, useWorkbenchState } from '../../data/use-workbench.tsx';
import { nameAt } from '../../parts/name-at.ts';
import { strideTitle } from '../../parts/stride-words.ts';

export function WaitingRules({ question }: { readonly question: Question }) {
  const { rules } = question;
  const { frozen } = useWorkbenchState();
  return (
    <section className="questions-waiting">
      <h3>
        Why it is asked <span className="quiet">{rules.length}</span>
      </h3>
      <p className="small soft">
        {rules.length === 1 ? 'One rule waits' : `${rules.length} rules wait`} for the answer.
        {!frozen && (rules.length === 1 ? ' What it would say:' : ' What each would say:')}
      </p>
      <ul>
        {rules.map((rule) => (
          <li key={rule}>
            <WaitingRule rule={rule} question={question} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function WaitingRule({ rule, question }: { readonly rule: string; readonly question: Question }) {
  const { model, analysis } = useOverview();
  const { result } = useCall('explain', { id: rule });
  const page = result?.kind === 'rule' ? result.page : undefined;
  if (page === undefined) return <span className="mono">{rule}</span>;
  const places = analysis.waiting.filter((one) => one.rule === rule).map(({ about }) => about);
  const about = places.includes(question.about) ? question.about : places.length === 1 ? places[0] : undefined;
  const name = about === undefined ? oneOf(page.each) : `"${nameAt(model, about)}"`;
  return (
    <details>
      <summary>
        {page.message.replaceAll('{element}', name)}
        <span className="small soft">
          {' '}
          {page.stride === undefined ? 'a gap' : strideTitle(page.stride)}
          {saysWhen(page, question.fact)}
        </span>
      </summary>
      <p className="soft">{page.why}</p>
      <ul className="small">
        {page.when.map(({ depth, text, note }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a condition can be the same, and never move
          <li key={index} style={{ paddingLeft: 14 * depth }} className={names(text, question.fact) ? 'its' : ''}>
            {text}
            {note !== undefined && <span className="soft"> {note}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Some element of a kind, in words. */
function oneOf(kind: string): string {
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}

/** Whether a line of a condition is about a fact. */
function names(text: string, fact: string): boolean {
  return text.startsWith(`${fact} `) || text.includes(`: ${fact} `);
}

/** The line of the rule that the fact decides. */
function saysWhen({ when }: RulePage, fact: string): string {
  const line = when.find(({ text }) => names(text, fact));
  return line === undefined ? '' : `, when ${line.text}`;
}
