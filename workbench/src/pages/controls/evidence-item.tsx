/**
 * One claim with what was found: verdict, scope, where, when, until when, and why.
 * @module
 */
import type { Detail, EvidenceItem } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { LevelChip } from '../../parts/level-chip.tsx';
import { plainReason } from '../../parts/proof-of.ts';
import { href } from '../../shell/where.ts';
import { ageWords, commitWords, freshness, scopeWords, spotWords } from './evidence-words.ts';
import { VerdictChip } from './verdict-chip.tsx';

/** So many failures are listed before one has to ask for the rest. */
const SHOWN = 5;

export function EvidenceOfClaim({ item }: { readonly item: EvidenceItem }) {
  const { clock } = useOverview();
  const { judgement, basis, check, source, claimed, at, observation, running, covers } = item;
  const { verdict, depth, because, found, scope, at: spot, details = [], circular } = judgement;
  const scoped = scopeWords(scope);
  const fresh = freshness(item, clock);
  return (
    <article className="claim">
      <header className="row wrap">
        {basis === undefined ? (
          <span className="chip tone-none">nobody looked</span>
        ) : (
          <VerdictChip verdict={verdict} depth={depth} />
        )}
        <span className="tag">{check}</span>
        {source !== '' && <span className="small soft">in {source}</span>}
        <span className="grow" />
        <a className="small" href={href('source', { file: at.file, line: String(at.line) })}>
          {at.file.slice(at.file.lastIndexOf('/') + 1)}, line {at.line}
        </a>
      </header>
      <dl className="facts">
        <Fact name="Claimed">{claimed}</Fact>
        {found !== '' && basis !== undefined && <Fact name="Found">{found}</Fact>}
        {because !== found && <Fact name="Reason">{plainReason(because)}</Fact>}
        {circular !== undefined && <Fact name="Circular">{circular}</Fact>}
        {scoped !== undefined && <Fact name="Scope">{scoped}</Fact>}
        {covers !== undefined && <Fact name="Covers">{covers.join(', ')}</Fact>}
        {spot !== undefined && (
          <Fact name="Where">
            <code>{spotWords(spot)}</code>
          </Fact>
        )}
        {basis !== undefined && (
          <>
            {basis.place !== '' && basis.place !== '.' && (
              <Fact name="Looked in">
                <code>{basis.place}</code>
              </Fact>
            )}
            {basis.environment !== undefined && <Fact name="Shows">{basis.environment}</Fact>}
            {commitWords(basis) !== undefined && <Fact name="Commit">{commitWords(basis)}</Fact>}
            <Fact name="When">
              {basis.time.slice(0, 16).replace('T', ' ')}, {ageWords(basis.time, clock)}
            </Fact>
            <Fact name="Counts">
              <span className={fresh.expired ? 'ink-STALE' : ''}>{fresh.says}</span>
              {running &&
                basis.environment === undefined &&
                '; it shows something that runs, in no environment that is named'}
            </Fact>
          </>
        )}
        {observation !== undefined && (
          <Fact name="Observation">
            <code className="quiet">{observation.slice(0, 12)}</code>
          </Fact>
        )}
      </dl>
      <Failures details={details.filter(({ message }) => message !== because)} />
    </article>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Failures({ details }: { readonly details: readonly Detail[] }) {
  if (details.length === 0) return null;
  const rest = details.slice(SHOWN);
  return (
    <>
      <ul className="failures">
        {details.slice(0, SHOWN).map((detail) => (
          <Failure key={`${detail.check} ${detail.message}`} detail={detail} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary className="small">{rest.length} more</summary>
          <ul className="failures">
            {rest.map((detail) => (
              <Failure key={`${detail.check} ${detail.message}`} detail={detail} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Failure({ detail: { severity, message, at, hint } }: { readonly detail: Detail }) {
  return (
    <li>
      <LevelChip level={severity} />
      <div className="grow">
        {message}
        {at !== undefined && (
          <>
            {' '}
            <code className="quiet">{spotWords(at)}</code>
          </>
        )}
        {hint !== undefined && <div className="small soft">{hint}</div>}
      </div>
    </li>
  );
}
