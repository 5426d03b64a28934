/**
 * The STRIDE letters of something as six places, of which those that apply are filled.
 * @module
 */
import { STRIDE_WORDS, strideTitle } from './stride-words.ts';
import './stride-letters.css';

export function StrideLetters({ words }: { readonly words: readonly string[] }) {
  if (words.length === 0) return <span className="soft small">no letter</span>;
  return (
    <span className="letters">
      <span className="hidden">{words.map(strideTitle).join(', ')}</span>
      {STRIDE_WORDS.map(({ word, letter }) => (
        <span key={word} aria-hidden="true" className={words.includes(word) ? 'on' : 'off'}>
          {words.includes(word) ? letter : '·'}
        </span>
      ))}
    </span>
  );
}
