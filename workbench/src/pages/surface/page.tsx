/**
 * Surface: where the system can be reached, by whom, and where the ways lead.
 * @module
 */
import { DoorOpen } from 'lucide-react';
import type { Page } from '../../shell/page.ts';
import { SurfacePage } from './surface-page.tsx';

export const page: Page = {
  id: 'surface',
  title: 'Surface',
  about: 'entries, who reaches them, and the shortest ways to what is worth most',
  group: 'see',
  order: 3,
  icon: DoorOpen,
  key: 'a',
  Page: SurfacePage,
};
