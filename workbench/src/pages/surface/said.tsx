/**
 * What is said of authentication or encryption, with a mark where it says none.
 * @module
 */
import { saidOf } from './entry-groups.ts';

export function Said({ value }: { readonly value: string | readonly string[] | undefined }) {
  const { words, tone } = saidOf(value);
  if (tone === 'bad') return <span className="chip tone-high">{words}</span>;
  return <span className={tone === 'open' ? 'quiet' : undefined}>{words}</span>;
}
