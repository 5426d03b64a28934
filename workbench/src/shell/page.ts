/**
 * What a page is; each is a folder below `pages` with a `page.tsx` that exports one.
 * @module
 */
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';

export interface Page {
  /** The name in the address. */
  readonly id: string;
  readonly title: string;
  /** What the person learns here, in a few words. */
  readonly about: string;
  readonly group: 'see' | 'decide' | 'prove' | 'text';
  readonly order: number;
  readonly icon: LucideIcon;
  /** The letter that opens it after "g". */
  readonly key: string;
  readonly Page: ComponentType;
  /** False when it makes no sense on paper. */
  readonly prints?: boolean;
}

const modules = import.meta.glob<{ readonly page: Page }>('../pages/*/page.tsx', { eager: true });

/** Every page, in the order of the navigation. */
export const PAGES: readonly Page[] = Object.values(modules)
  .map(({ page }) => page)
  .toSorted((one, other) => one.order - other.order);
