/**
 * Cobertura XML: packages hold classes, a class names its file and lists its lines with hits.
 * @module
 */
import type { SourceFile } from '../../model/source/tree.ts';
import { type Element, readXml } from '../xml/read-xml.ts';
import { type Coverage, LineTally } from './coverage.ts';

/** The report, or why it is none, in words. */
export function readCobertura(source: SourceFile): Coverage | string {
  const root = readXml(source);
  if ('code' in root) return root.message;
  if (root.name !== 'coverage') {
    return `Cannot read "${source.name}": expected <coverage>, found <${root.name.slice(0, 40)}>`;
  }
  const tally = new LineTally();
  for (const found of classes(root)) {
    const file = found.attributes.get('filename') ?? '';
    // Methods list their lines again; those of the class are all of them.
    const lines = found.children.filter(({ name }) => name === 'lines').flatMap(({ children }) => children);
    for (const { name, attributes } of lines) {
      if (name === 'line') tally.add(file, Number(attributes.get('number')), Number(attributes.get('hits')));
    }
  }
  const stamp = Number(root.attributes.get('timestamp') ?? Number.NaN);
  // Some tools write seconds and some milliseconds.
  const time = new Date(stamp < 1e11 ? stamp * 1000 : stamp);
  return {
    format: 'cobertura',
    files: tally.files(),
    ...(stamp > 1e8 && !Number.isNaN(time.getTime()) && { time: time.toISOString() }),
  };
}

function classes(element: Element): readonly Element[] {
  return element.children.flatMap((child) => (child.name === 'class' ? [child] : classes(child)));
}
