/**
 * Markdown as typed facts with places: headings, links, lists with their boxes, tables, code, front matter.
 * @module
 */

export { plain } from './inline.ts';
export type { OutlineItem } from './item-tree.ts';
export type {
  CodeSpan,
  Fence,
  FrontMatterField,
  Heading,
  Link,
  ListItem,
  Markdown,
  Table,
  TableRow,
} from './markdown.ts';
export type { Outline, OutlineBlock, OutlineLine, OutlineSection } from './outline.ts';
export { readOutline } from './outline.ts';
export { anchorOf, readMarkdown } from './read-markdown.ts';
