/**
 * Diagram: the system as zones, components and flows, to look at and to change.
 * @module
 */
import { Network } from 'lucide-react';
import type { Page } from '../../shell/page.ts';
import { Diagram } from './diagram.tsx';

export const page: Page = {
  id: 'diagram',
  title: 'Diagram',
  about: 'zones, components, flows, what they carry and where attacks lead',
  group: 'see',
  order: 2,
  icon: Network,
  key: 'd',
  Page: Diagram,
};
