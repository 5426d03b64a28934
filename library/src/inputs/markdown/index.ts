/**
 * Markdown as typed facts with places: headings, links, lists with their boxes, tables, code, front matter.
 * @module
 */
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
export { anchorOf, readMarkdown } from './read-markdown.ts';
