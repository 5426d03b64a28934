/**
 * A knowledge base, in the spelling of a template (.tb7) or in the one of a model (.tm7).
 * @module
 */
import { attributeOf } from '../../inputs/xml/attribute-of.ts';
import type { ScannedElement } from '../../inputs/xml/scan-xml.ts';
import { childOf, childrenOf, textIn } from './record.ts';
import type { AttributeType, ElementType, KnowledgeBase, ThreatColumn, ThreatType } from './tmt-model.ts';

/** Reads a `KnowledgeBase`; what is missing in it is empty. */
export function readKnowledge(element: ScannedElement): KnowledgeBase {
  const manifest = childOf(element, 'Manifest');
  const about = (name: string): string | undefined =>
    manifest === undefined ? undefined : (attributeOf(manifest, name.toLowerCase()) ?? textIn(manifest, name));
  return {
    name: about('Name'),
    id: about('Id'),
    version: about('Version'),
    author: about('Author'),
    elements: [
      ...childrenOf(childOf(element, 'GenericElements'), 'ElementType').map((type) => elementType(type, true)),
      ...childrenOf(childOf(element, 'StandardElements'), 'ElementType').map((type) => elementType(type, false)),
    ],
    categories: childrenOf(childOf(element, 'ThreatCategories'), 'ThreatCategory').map((category) => ({
      id: textIn(category, 'Id', 'ID') ?? '',
      name: textIn(category, 'Name') ?? textIn(category, 'Id', 'ID') ?? '',
      description: textIn(category, 'ShortDescription'),
    })),
    threats: childrenOf(childOf(element, 'ThreatTypes'), 'ThreatType').map(threatType),
    columns: columnsOf(childOf(element, 'ThreatMetaData')),
  };
}

function elementType(element: ScannedElement, isGeneric: boolean): ElementType {
  const id = textIn(element, 'Id', 'ID') ?? '';
  return {
    id,
    parent: textIn(element, 'ParentId', 'ParentElement', 'ParentID') ?? 'ROOT',
    name: textIn(element, 'Name') ?? id,
    isGeneric,
    attributes: childrenOf(childOf(element, 'Attributes'), 'Attribute').map(attributeType),
  };
}

function attributeType(element: ScannedElement): AttributeType {
  return {
    name: textIn(element, 'Name') ?? '',
    label: textIn(element, 'DisplayName') ?? '',
    isStatic: textIn(element, 'Mode') === 'Static',
    values: childrenOf(childOf(element, 'AttributeValues'), 'Value').map(({ text }) => text),
  };
}

function threatType(element: ScannedElement): ThreatType {
  const filters = childOf(element, 'GenerationFilters');
  const id = textIn(element, 'Id', 'ID') ?? '';
  return {
    id,
    category: textIn(element, 'Category') ?? '',
    title: textIn(element, 'ShortTitle') ?? id,
    description: textIn(element, 'Description'),
    include: textIn(filters, 'Include') ?? '',
    exclude: textIn(filters, 'Exclude') ?? '',
    columns: columnsOf(element),
    offset: element.offset,
  };
}

function columnsOf(element: ScannedElement | undefined): readonly ThreatColumn[] {
  return childrenOf(childOf(element, 'PropertiesMetaData'), 'ThreatMetaDatum').map((column) => ({
    name: textIn(column, 'Name') ?? '',
    label: textIn(column, 'Label') ?? textIn(column, 'Name') ?? '',
    values: (childOf(column, 'Values')?.children ?? []).flatMap(({ text }) => (text === '' ? [] : [text])),
  }));
}
