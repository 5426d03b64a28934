/**
 * Threats: the register of what the team declares, and the findings of the rules, to decide about.
 * @module
 */
import { ShieldAlert } from 'lucide-react';
import type { Page } from '../../shell/page.ts';
import { Threats } from './threats.tsx';

export const page: Page = {
  id: 'threats',
  title: 'Threats',
  about: 'the risk register, what the rules found, and what was decided',
  group: 'decide',
  order: 10,
  icon: ShieldAlert,
  key: 't',
  Page: Threats,
};
