/**
 * Everything an explanation is made from: the model, its analysis, and what the rules can ask.
 * @module
 */
import type { Analysis } from '../../model/analysis.ts';
import type { Model } from '../../model/model.ts';
import type { Place } from '../../model/problem.ts';
import type { Path } from '../../model/raw.ts';
import { CHECKS } from '../checks/registry.ts';
import { type LibraryControl, libraryControl, libraryControlIds } from '../controls/control-library.ts';
import type { World } from '../facts/world.ts';
import { shortIdsOf } from '../finding-order.ts';
import { modelWorld } from '../rules/model-world.ts';
import { type Rule, ruleBook } from '../rules/rule-book.ts';

/** A model that has been analyzed. */
export interface Subject {
  readonly model: Model;
  readonly analysis: Analysis;
  /** Where a path of the model stands. */
  readonly locate: (path: Path, part?: 'key' | 'value') => Place;
}

export interface ExplainOptions {
  /** Rules of the team's own, beside those Vauban ships. */
  readonly rules?: readonly Rule[] | undefined;
  /** Whether every unknown protective fact counted as its worst value. */
  readonly worst?: boolean | undefined;
  /** The control library; the one Vauban ships when absent. */
  readonly library?: readonly LibraryControl[] | undefined;
}

/** What the parts of an explanation share. */
export interface Context extends Subject {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly library: ReadonlyMap<string, LibraryControl>;
  readonly claimed: World;
  readonly proven: World;
  shortId(address: string): string;
}

/** Prepares an explanation. */
export function contextOf(subject: Subject, options: ExplainOptions): Context {
  const { model } = subject;
  const worst = options.worst === true;
  const library = options.library ?? libraryControlIds().flatMap((id) => libraryControl(id) ?? []);
  return {
    ...subject,
    rules: new Map([...ruleBook(), ...(options.rules ?? [])].map((rule) => [rule.id, rule])),
    library: new Map(library.map((control) => [control.id, control])),
    claimed: modelWorld(model, { worst, view: 'claimed' }),
    proven: modelWorld(model, { worst, view: 'proven' }),
    shortId: shortIdsOf(model),
  };
}

/** The structural check of an id. */
export function checkOf(id: string): (typeof CHECKS)[number] | undefined {
  return CHECKS.find((check) => check.id === id);
}
