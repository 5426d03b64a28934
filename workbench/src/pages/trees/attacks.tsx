/**
 * The best attacks, by whatever the person ranks them; a picked one is shown in the drawing.
 * @module
 */
import type { AttackSetCount, AttackTree, BestAttacks, RankedAttack, Ranking } from 'vauban/browser';
import { useWorkbenchState } from '../../data/use-workbench.tsx';
import { chanceText, countText, numberText, timeText } from '../../parts/figure-words.ts';
import { Panel } from '../../parts/panel.tsx';
import { stepRows } from '../../parts/step-rows.ts';
import { pick } from '../../shell/where.ts';
import { RANKINGS, titleOf } from './words.ts';

interface AttacksProps {
  readonly tree: AttackTree;
  readonly best: BestAttacks;
  /** What the person asked for; the library picks what it can rank by when absent. */
  readonly by: Ranking | undefined;
  readonly count: AttackSetCount;
  readonly picked: readonly string[];
}

export function Attacks({ tree, best, by, count, picked }: AttacksProps) {
  const { frozen } = useWorkbenchState();
  const titles = new Map(tree.nodes.map((node) => [node.id, titleOf(node)]));
  const all = count.count === undefined ? undefined : countText(count.count);
  return (
    <Panel
      title="Best attacks"
      flush
      className="wide"
      aside={
        frozen ? (
          <span className="soft small">{RANKINGS.find(({ value }) => value === best.by)?.title} first</span>
        ) : (
          <label className="row small soft">
            First
            <select
              className="input"
              value={by ?? best.by}
              onChange={({ target }) => pick({ by: target.value, attack: undefined })}
            >
              {RANKINGS.map(({ value, title }) => (
                <option key={value} value={value}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )
      }
    >
      {best.attacks.length === 0 ? (
        <p className="soft trees-note">
          {all === '0'
            ? 'No attack is left: nothing reaches the goal.'
            : 'No attack can be ranked this way: a number is missing.'}
        </p>
      ) : (
        <>
          <table className="table trees-attacks" onKeyDown={stepRows}>
            <thead>
              <tr>
                <th className="number">#</th>
                <th>Steps</th>
                <th className="number">Chance</th>
                <th className="number">Cost</th>
                <th className="number">Time</th>
                <th className="number">Skill</th>
                <th className="number">Unnoticed</th>
              </tr>
            </thead>
            <tbody>
              {best.attacks.map((attack, index) => (
                <Row key={attack.steps.join()} attack={attack} rank={index + 1} titles={titles} picked={picked} />
              ))}
            </tbody>
          </table>
          <p className="small soft trees-note">
            {all !== undefined &&
              count.count !== best.attacks.length &&
              `${best.attacks.length} of ${all} attack sets. `}
            {best.proven
              ? 'No better attack exists by this measure.'
              : 'The search was cut short: there may be better ones.'}
          </p>
        </>
      )}
    </Panel>
  );
}

interface RowProps {
  readonly attack: RankedAttack;
  readonly rank: number;
  readonly titles: ReadonlyMap<string, string>;
  readonly picked: readonly string[];
}

function Row({ attack, rank, titles, picked }: RowProps) {
  const { steps, despite, probability, cost, time, skill, stealth } = attack;
  const isPicked = picked.length > 0 && steps.join() === picked.join();
  const toggle = (): void => pick({ attack: isPicked ? undefined : steps.join(',') });
  return (
    <tr aria-selected={isPicked} className="pick" onClick={toggle}>
      <td className="number quiet">{rank}</td>
      <td>
        <button
          type="button"
          className="link"
          data-step
          aria-pressed={isPicked}
          onClick={(event) => {
            event.stopPropagation();
            toggle();
          }}
        >
          {steps.length === 0 ? 'nothing more to do' : steps.map((id) => titles.get(id) ?? id).join(' + ')}
        </button>
        {despite.length > 0 && (
          <div className="small soft">
            although {despite.join(', ')} {despite.length === 1 ? 'stands' : 'stand'}
          </div>
        )}
      </td>
      <td className="number">{known(probability, chanceText)}</td>
      <td className="number">{known(cost, numberText)}</td>
      <td className="number">{known(time, timeText)}</td>
      <td className="number">{known(skill, numberText)}</td>
      <td className="number">{known(stealth, chanceText)}</td>
    </tr>
  );
}

function known(value: number | undefined, words: (value: number) => string) {
  return value === undefined ? <span className="quiet">unknown</span> : words(value);
}
