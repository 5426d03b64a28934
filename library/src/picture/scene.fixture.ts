/**
 * Small models to draw, for tests.
 * @module
 */
import { readTexts } from '../model/read/read-texts.ts';
import { type Scene, sceneOf } from './scene.ts';

/** The scene of a model written as YAML; the model must be free of problems. */
export function sceneFrom(yaml: string, options: Parameters<typeof sceneOf>[1] = {}): Scene {
  const { model, problems } = readTexts([{ name: 'model.yaml', text: yaml }]);
  const [problem] = problems;
  if (problem !== undefined) throw new TypeError(`Cannot use the model of a test: ${problem.message}`);
  return sceneOf(model, options);
}

/** A model that has one of everything a picture can show, with titles of one's choice. */
export function everything(title: (place: number) => string): string {
  const said = (place: number): string => JSON.stringify(title(place)).replace(/[\u007f-\uffff]/g, codeOf);
  return `
system: { title: ${said(0)} }
trust-levels: [ { id: low, title: ${said(1)} }, { id: high } ]
tiers: { 1: {} }
zones: { end: { title: ${said(2)}, trust: low }, inner: { title: ${said(3)}, inside: end, trust: high }, empty: {} }
components:
  subgraph: { kind: process, title: ${said(4)}, zone: end, many: true, technology: [${said(5)}] }
  part: { kind: store, title: ${said(5)}, part-of: subgraph }
  graph: { kind: store, title: ${said(6)}, zone: inner }
  o-x: { kind: external, title: ${said(7)} }
flows:
  a: { title: ${said(8)}, from: graph, to: subgraph, both-ways: true, protocol: ${said(9)} }
  b: { title: ${said(9)}, from: o-x, to: graph, carries: [x, y], returns: [y] }
  c: { from: o-x, to: o-x, phase: build }
  d: { from: part, to: subgraph }
  e: { from: subgraph, to: subgraph }
assets: { x: { title: ${said(10)}, tier: 1 }, y: { title: ${said(11)} } }
boundaries: { edge: { title: ${said(12)}, between: [o-x, end] } }
entries: { entry: { at: graph, title: ${said(13)}, kind: api, exposure: external } }
`;
}

function codeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
