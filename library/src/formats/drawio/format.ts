/**
 * Drawings of draw.io and diagrams.net, read as data flow diagrams and written as ones that can be edited there.
 * @module
 */
import type { Format } from '../format.ts';

/** draw.io files. */
export const format: Format = {
  id: 'drawio',
  aliases: ['draw.io', 'diagrams.net', 'mxfile'],
  title: 'draw.io',
  about: 'Drawings of draw.io (diagrams.net), pages compressed or not, and pictures in SVG that hold one',
  endings: ['.drawio', '.drawio.xml', '.drawio.svg', '.dio'],
  looksLike: ({ xmlRoot, text }) =>
    xmlRoot === 'mxfile' || xmlRoot === 'mxGraphModel' || (xmlRoot === 'svg' && EMBEDDED.test(text.slice(0, 65_536))),
  loadRead: async () => (await import('./read.ts')).read,
  loadWrite: async () => (await import('./write.ts')).write,
  leavesOut: 'Everything that is not drawn: threats, controls, assets, evidence',
};

/** A picture that holds the drawing it was made of. */
const EMBEDDED = /\scontent="(?:&lt;|<)mxfile\b/;
