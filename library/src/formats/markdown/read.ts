/**
 * Reads a threat model that is written as a document: headings, tables, lists and drawings become a draft, and what a
 * document leaves open becomes questions.
 * @module
 */
import { readOutline } from '../../inputs/markdown/index.ts';
import type { Imported, ReadFormat } from '../format.ts';
import { losses } from '../losses.ts';
import { collect } from './collect.ts';
import type { Collecting } from './collecting.ts';
import { makeActors, makeAssets, makeTalk } from './make-assets.ts';
import { makeControls, protectAssets } from './make-controls.ts';
import { makeEntries } from './make-entries.ts';
import { makeBoundaries, makeFlows } from './make-flows.ts';
import { makeDetections, makeFrameworks, makePhases, makePlaybooks, makeScenarios } from './make-operation.ts';
import { makePictures } from './make-pictures.ts';
import { makeComponents, makeZones } from './make-structure.ts';
import { makeSystem } from './make-system.ts';
import { makeThreats } from './make-threats.ts';
import { linkTrees, makeTrees } from './make-trees.ts';
import { ask, lose, type Making, startMaking } from './making.ts';
import { sortThings } from './sort-things.ts';

/** So many entries are read; a document with more is a list that a program made. */
const MOST_THINGS = 5000;

/** Reads a document. */
export const read: ReadFormat = (glance): Imported => {
  const nothing = (reason: string): Imported => ({
    draft: undefined,
    counts: {},
    lost: [],
    problems: [glance.problem('cannot-read', reason)],
  });
  if (!/\p{L}/u.test(glance.text)) return nothing('expected a document with headings, found none');
  const lost = losses();
  let document: Collecting;
  try {
    document = collect(readOutline(glance.text), lost, glance.name);
  } catch (error) {
    if (error instanceof RangeError) return nothing(error.message);
    throw error;
  }
  if (document.outline.root.sections.length === 0 && document.things.length === 0) {
    return nothing('expected a document with headings, lists or tables, found text without any');
  }
  const making = startMaking(document);
  make(making);
  const counts = making.draft.counts();
  const count = (name: string): number => counts[name] ?? 0;
  return {
    draft: making.draft.result(),
    counts: {
      components: count('components'),
      flows: count('flows'),
      boundaries: count('boundaries'),
      threats: count('threats'),
      mitigations: count('controls'),
      ...Object.fromEntries(
        ['assets', 'actors', 'entries', 'trees', 'phases', 'controls', 'detections', 'playbooks', 'scenarios'].map(
          (name) => [name, count(name)],
        ),
      ),
      ports: making.ports.size,
      code_references: document.counts.references,
      tables: document.counts.tables,
      ticks: document.counts.ticks,
      questions: making.questions,
    },
    lost: lost.list(),
    problems: [],
  };
};

function make(making: Making): void {
  const { document } = making;
  const things = sortThings(document.things.slice(0, MOST_THINGS));
  if (document.things.length > MOST_THINGS) {
    const { line } = document.things[MOST_THINGS] ?? { line: 1 };
    lose(making, `only the first ${MOST_THINGS} entries of the document are carried over`, line);
  }
  const systems = document.pictures.filter(({ use }) => use === 'system');
  const attacks = document.pictures.filter(({ use }) => use !== 'system');
  const title = makeSystem(making);
  makeZones(making, things, systems);
  makeComponents(making, things);
  makePictures(making, systems);
  makeAssets(making, things);
  makeActors(making, things);
  makeTalk(making, things);
  makeFlows(making, things);
  makeBoundaries(making, things);
  makeEntries(making, things, title);
  const controls = makeControls(making, things);
  protectAssets(making, things);
  makeThreats(making, things, controls);
  makeTrees(making, things, attacks);
  linkTrees(making, attacks);
  makePhases(making, things);
  makeDetections(making, things);
  const playbooks = makePlaybooks(making, things);
  makeScenarios(making, things, playbooks);
  makeFrameworks(making, things);
  for (const thing of things.filter(({ topic, name }) => topic === 'questions' && name !== ''))
    ask(making, thing.name, thing.line);
  const rated = document.things.filter((thing) => thing.said.has('likelihood'));
  if (rated.length > 0 && rated.some((thing) => thing.said.has('mitigation') || thing.said.has('status'))) {
    ask(
      making,
      'are the ratings before or after the controls that are named beside them? Write "rated" in system',
      rated[0]?.line ?? 1,
    );
  }
  for (const [section, line] of document.silent) lose(making, `the text of "${section}" is not carried over`, line);
}
