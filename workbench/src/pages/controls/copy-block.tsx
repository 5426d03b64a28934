/**
 * A text to take along, with a button that copies it.
 * @module
 */
import { Copy } from 'lucide-react';
import { useWorkbench } from '../../data/use-workbench.tsx';

export function CopyBlock({ text, label }: { readonly text: string; readonly label: string }) {
  const workbench = useWorkbench();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      workbench.notify('good', 'Copied');
    } catch {
      workbench.notify('plain', 'The browser does not let this page copy', 'Mark the text and copy it by hand');
    }
  };
  return (
    <figure className="copy-block">
      <figcaption className="row between">
        <span className="small soft">{label}</span>
        <button type="button" className="button plain" onClick={() => void copy()}>
          <Copy size={13} /> Copy
        </button>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <pre tabIndex={0}>{text}</pre>
    </figure>
  );
}
