/**
 * The keys, and what the pages are for.
 * @module
 */
import { Dialog } from '../parts/dialog.tsx';
import { PAGES } from './page.ts';
import { href } from './where.ts';

const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['/ or Ctrl K', 'Search everything'],
  ['Ctrl S', 'Save'],
  ['z', 'Undo'],
  ['y', 'Do again'],
  ['?', 'This page'],
  ['Esc', 'Close what is on top'],
];

export function Help({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys and pages" onClose={onClose}>
      <table className="table">
        <tbody>
          {KEYS.map(([keys, does]) => (
            <tr key={keys}>
              <td>
                <kbd>{keys}</kbd>
              </td>
              <td>{does}</td>
            </tr>
          ))}
          {PAGES.map(({ id, title, about, key }) => (
            <tr key={id}>
              <td>
                <kbd>g</kbd> <kbd>{key}</kbd>
              </td>
              <td>
                <a href={href(id)} onClick={onClose}>
                  {title}
                </a>
                : {about}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
