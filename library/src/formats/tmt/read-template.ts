/**
 * The knowledge base of a file: of a template (.tb7), or the one that a model (.tm7) carries.
 * @module
 */
import { scanXml } from '../../inputs/xml/scan-xml.ts';
import type { Problem } from '../../model/problem.ts';
import type { ForeignFile } from '../format.ts';
import { glanceAt } from '../glance.ts';
import { readKnowledge } from './read-knowledge.ts';
import { childOf } from './record.ts';
import { refusal } from './refusal.ts';
import type { KnowledgeBase } from './tmt-model.ts';

/** Reads the rules of a file, or says why there are none. */
export function readTemplate(file: ForeignFile): KnowledgeBase | Problem {
  const glance = glanceAt(file);
  const xml = refusal(glance) ?? scanXml(glance);
  if (!('root' in xml)) return xml;
  const { root, place } = xml;
  const knowledge = root.name === 'KnowledgeBase' ? root : childOf(root, 'KnowledgeBase');
  if (knowledge !== undefined) return readKnowledge(knowledge);
  const reason = `expected a "KnowledgeBase", found "${root.name}" without one`;
  return glance.problem('cannot-read', reason, place(root.offset));
}
