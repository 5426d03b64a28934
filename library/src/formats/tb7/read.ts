/**
 * Reads a template of the Microsoft Threat Modeling Tool: it draws no system, so its rules become ways in to talk about.
 * @module
 */
import { scanXml } from '../../inputs/xml/scan-xml.ts';
import type { Place } from '../../model/problem.ts';
import { newDraft } from '../draft.ts';
import type { Imported, ReadFormat } from '../format.ts';
import { type Losses, losses } from '../losses.ts';
import { plainLine, plainText } from '../tmt/plain-text.ts';
import { readKnowledge } from '../tmt/read-knowledge.ts';
import { refusal } from '../tmt/refusal.ts';
import { compileFilter } from '../tmt/rule-language.ts';
import { shown } from '../tmt/shown.ts';
import type { KnowledgeBase, ThreatType } from '../tmt/tmt-model.ts';
import { strideOf } from '../tmt/words.ts';

/** Reads a .tb7 file. */
export const read: ReadFormat = (glance): Imported => {
  const xml = refusal(glance) ?? scanXml(glance);
  if (!('root' in xml)) return { draft: undefined, counts: {}, lost: [], problems: [xml] };
  const { root, documentType, place } = xml;
  if (root.name !== 'KnowledgeBase') {
    const reason = `expected a "KnowledgeBase" at the root, found "${shown(root.name)}"`;
    return {
      draft: undefined,
      counts: {},
      lost: [],
      problems: [glance.problem('cannot-read', reason, place(root.offset))],
    };
  }
  const knowledge = readKnowledge(root);
  const lost = losses();
  const at = (offset: number): Place => ({ file: glance.name, ...place(offset) });
  if (documentType !== undefined) {
    lost.add('the document type is left out; its entities stay as they are written', at(documentType));
  }
  const draft = newDraft('tb7');
  const { name, id = null, version = null, author = null, threats, categories } = knowledge;
  draft.system(
    {
      title: `Template ${plainLine(name) ?? 'without a name'}`,
      description: `The rules of a template of the Microsoft Threat Modeling Tool, as ways in. It draws no system: name the file when its rules are to run over a model.`,
    },
    { Manifest: { name: name ?? null, id, version, author } },
  );
  const categoryOf = new Map(categories.map((category) => [category.id, category.name] as const));
  for (const type of threats) {
    const category = plainLine(categoryOf.get(type.category) ?? type.category);
    const title = plainLine(type.title) ?? 'Rule without a title';
    draft.add(
      'vectors',
      { name: title, key: type.id, kept: keptOf(type) },
      {
        title,
        description: plainText(type.description),
        family: category,
        stride: [...strideOf(category)],
      },
    );
  }
  addLosses(knowledge, lost, at);
  return { draft: draft.result(), counts: countsOf(knowledge), lost: lost.list(), problems: [] };
};

function keptOf({ include, exclude, columns }: ThreatType): { readonly [key: string]: string } {
  const filters = { ...(include !== '' && { Include: include }), ...(exclude !== '' && { Exclude: exclude }) };
  const said = columns.flatMap(({ label, values }) => {
    const text = values.join('; ');
    return text === '' || label === 'Description' ? [] : [[label, text] as const];
  });
  return { ...Object.fromEntries(said), ...filters };
}

function addLosses({ threats, elements }: KnowledgeBase, lost: Losses, at: (offset: number) => Place): void {
  for (const type of threats) {
    if (type.include + type.exclude !== '') {
      lost.add('vectors: the filters of a rule are kept, but do not run as part of the model', at(type.offset));
    }
    const wrong = compileFilter(type.include).wrong ?? compileFilter(type.exclude).wrong;
    if (wrong !== undefined)
      lost.add(`vectors: a filter of "${shown(type.id)}" cannot be used: ${wrong}`, at(type.offset));
  }
  if (elements.length > 0) lost.add(`the template: ${elements.length} types of elements stay in the file`, at(0));
}

function countsOf({ elements, categories, threats }: KnowledgeBase): Readonly<Record<string, number>> {
  const generic = elements.filter(({ isGeneric }) => isGeneric).length;
  return {
    generic_elements: generic,
    standard_elements: elements.length - generic,
    threat_categories: categories.length,
    threat_types: threats.length,
    include_filters: threats.filter(({ include }) => include !== '').length,
    exclude_filters: threats.filter(({ exclude }) => exclude !== '').length,
    atoms: threats.reduce(
      (sum, type) => sum + compileFilter(type.include).atoms + compileFilter(type.exclude).atoms,
      0,
    ),
  };
}
