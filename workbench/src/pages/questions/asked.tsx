/**
 * The question that is asked, large, with its answers as buttons and why it is asked.
 * @module
 */
import { ChevronLeft, ChevronRight, FileText } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Question } from 'vauban/browser';
import { useOverview, useWorkbenchState } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { href, pick } from '../../shell/where.ts';
import { useAnswering } from './use-answering.ts';
import { WaitingRules } from './waiting-rules.tsx';
import { WhatIf } from './what-if.tsx';

interface AskedProps {
  readonly question: Question;
  /** The open questions as they are listed. */
  readonly order: readonly Question[];
  /** What the list is grouped by. */
  readonly by: 'about' | 'fact';
  /** Goes so many questions on. */
  readonly onGo: (step: number) => void;
}

/** What is no value, with its key. */
const NO_VALUE = [
  ['not-known', 'Not known', '0'],
  ['not-applicable', 'Does not apply', '-'],
] as const;

export function Asked({ question, order, by, onGo }: AskedProps) {
  const { places } = useOverview();
  const { frozen } = useWorkbenchState();
  const { pending, give } = useAnswering();
  const heading = useRef<HTMLHeadingElement>(null);
  const { id, about, text, help, answers, weight } = question;
  const place = places.get(about);
  const at = order.findIndex((one) => one.id === id);
  const answer = async (value: string): Promise<void> => {
    // What belongs to it stays together; then the one with the most at stake is asked.
    const others = order.filter((one) => one.id !== id && one[by] === question[by]);
    const next = others.find((one) => order.indexOf(one) > at) ?? others[0];
    if (await give(question, value)) pick({ select: next?.id });
  };
  useAnswerKeys((key) => {
    if (key === 'ArrowRight') onGo(1);
    else if (key === 'ArrowLeft') onGo(-1);
    else if (!frozen) {
      const value = answers[Number(key) - 1] ?? NO_VALUE.find(([, , one]) => one === key)?.[0];
      if (value === undefined) return false;
      void answer(value);
    }
    return true;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: said anew for every question
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [id]);
  return (
    <article className="questions-asked">
      <p className="row small soft">
        <span className="grow">
          Question {at + 1} of {order.length}, about {about === 'system' ? 'the system' : <EntryLink address={about} />}
        </span>
        {place !== undefined && (
          <a href={href('source', { file: place.file, line: String(place.line) })} className="row">
            <FileText size={13} aria-hidden="true" /> Source
          </a>
        )}
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {text}
      </h2>
      {help !== undefined && <p className="soft">{help}</p>}
      {frozen ? (
        <p className="soft">A report cannot be answered. Open the model with "vauban open" or run "vauban ask".</p>
      ) : (
        <div className="questions-asked-answers">
          {answers.map((value, index) => (
            <button
              key={value}
              type="button"
              className="button"
              disabled={pending !== undefined}
              onClick={() => void answer(value)}
            >
              {index < 9 && <kbd>{index + 1}</kbd>}
              {value}
              {pending === value && <span className="soft small">writing</span>}
            </button>
          ))}
          <span className="rule" />
          {NO_VALUE.map(([value, title, key]) => (
            <button
              key={value}
              type="button"
              className="button plain"
              disabled={pending !== undefined}
              onClick={() => void answer(value)}
            >
              <kbd>{key}</kbd>
              {title}
            </button>
          ))}
        </div>
      )}
      {!frozen && <WhatIf question={question} />}
      <div className="row between">
        <button type="button" className="button plain" onClick={() => onGo(-1)}>
          <ChevronLeft size={14} /> Previous <kbd>←</kbd>
        </button>
        <span className="small soft">{weight} at stake: likelihood times impact over the rules that wait</span>
        <button type="button" className="button plain" onClick={() => onGo(1)}>
          Skip <kbd>→</kbd> <ChevronRight size={14} />
        </button>
      </div>
      <WaitingRules question={question} />
    </article>
  );
}

/** Hears keys while nobody types or moves in something else; the listener tells whether the key was for it. */
function useAnswerKeys(onKey: (key: string) => boolean): void {
  const heard = useRef(onKey);
  heard.current = onKey;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('dialog[open]') !== null) return;
      if (target instanceof Element && target.closest('input, textarea, select, [role="radiogroup"]') !== null) return;
      if (heard.current(event.key)) event.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}
