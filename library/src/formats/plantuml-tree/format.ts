/**
 * Attack trees drawn in PlantUML: agents are goals and steps, interfaces are gates, clouds are left out on purpose.
 * @module
 */
import type { Format } from '../format.ts';

/** Attack trees in PlantUML. */
export const format: Format = {
  id: 'plantuml-tree',
  aliases: ['plantuml', 'puml'],
  title: 'PlantUML attack tree',
  about: 'Attack trees as the OWASP Threat Model Cookbook draws them in PlantUML',
  endings: ['.plantuml', '.puml'],
  looksLike: ({ text }) => /^\s*(?:'[^\n]*\n\s*)*@startuml\b/.test(text) && NODE.test(text),
  loadRead: async () => (await import('./read.ts')).read,
  leavesOut: 'Colors, stereotypes and notes',
};

/** An agent, or a gate. */
const NODE = /^[ \t]*(?:agent[ \t]+\S|interface[ \t]+"?(?:and|or)\b)/im;
