/**
 * Asks a question of a source, and parses what is needed for the answer and nothing else.
 * @module
 */
import type { FileFacts } from '../../../inputs/syntax/index.ts';
import { type OpenGround, openGround } from './ground.ts';
import type { Survey } from './world.ts';

/** Parses files; a file that cannot be parsed has no facts. */
export type Parse = (files: readonly string[]) => Promise<ReadonlyMap<string, FileFacts | undefined>>;

/** Asks again and again until the answer rests on parsed files only. */
export async function investigate<Answer>(
  survey: Survey,
  parse: Parse,
  ask: (ground: OpenGround) => Answer,
): Promise<Answer> {
  const parsed = new Map<string, FileFacts | undefined>();
  for (;;) {
    const wanted = new Set<string>();
    const answer = ask(openGround(survey, parsed, wanted));
    if (wanted.size === 0) return answer;
    for (const [file, facts] of await parse([...wanted])) parsed.set(file, facts);
    // What was asked for and not given has no facts.
    for (const file of wanted) if (!parsed.has(file)) parsed.set(file, undefined);
  }
}
