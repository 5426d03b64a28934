/**
 * Source: the YAML itself, with what is wrong, what can be written, and ways to and from every entry.
 * @module
 */
import { FileCode } from 'lucide-react';
import { lazy, Suspense } from 'react';
import type { Page } from '../../shell/page.ts';

const Source = lazy(async () => ({ default: (await import('./source.tsx')).Source }));

function SourcePage() {
  return (
    <Suspense fallback={<p className="loading soft">Opening the editor ...</p>}>
      <Source />
    </Suspense>
  );
}

export const page: Page = {
  id: 'source',
  title: 'Source',
  about: 'the YAML of the model, with what is wrong in it',
  group: 'text',
  order: 30,
  icon: FileCode,
  key: 'e',
  Page: SourcePage,
  prints: false,
};
