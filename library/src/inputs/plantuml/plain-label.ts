/**
 * A label of PlantUML as plain text on one line.
 * @module
 */

/** Longer labels are cut. */
const LONGEST = 4000;
/** Marks around words; two slashes after a colon belong to an address. */
const MARKS = /(\*\*|(?<!:)\/\/|__|~~|--|"")(?=\S)(.+?)(?<=\S)\1/g;

/** Takes the marks of Creole (https://plantuml.com/creole), tags and line breaks out of a label. */
export function plainLabel(label: string): string {
  return label
    .slice(0, LONGEST)
    .replace(/\\[nlrt]/g, ' ')
    .replace(/<\/?(?:b|i|u|s|w|size|color|back|font|img|sub|sup|plain|br)\b[^<>]*>/gi, ' ')
    .replace(/<[:&][\w-]+:?>/g, ' ')
    .replace(MARKS, '$2')
    .replace(MARKS, '$2')
    .replace(/\s+/g, ' ')
    .trim();
}
