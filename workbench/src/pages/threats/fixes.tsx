/**
 * Controls that would mend a finding, with what to paste into the model.
 * @module
 */
import { Copy } from 'lucide-react';
import type { Fix } from 'vauban/browser';
import { useWorkbench } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { Section } from './side.tsx';

export function Fixes({ fixes }: { readonly fixes: readonly Fix[] }) {
  return (
    <Section title="What would mend it" count={fixes.length}>
      {fixes.map((fix) => (
        <FixText key={fix.control.id} fix={fix} />
      ))}
    </Section>
  );
}

function FixText({ fix: { control, silences, outweighedBy, instance, yaml } }: { readonly fix: Fix }) {
  const workbench = useWorkbench();
  const copy = (): void => {
    navigator.clipboard.writeText(yaml).then(
      () => workbench.notify('good', `Copied "${control.title}"`),
      () => workbench.notify('bad', 'The browser does not let this page copy'),
    );
  };
  const notes = [
    silences.length > 0 && `It gives ${silences.join(' and ')}.`,
    outweighedBy.length > 0 && `The model says otherwise in ${outweighedBy.join(', ')}, which counts more.`,
  ].filter((note): note is string => note !== false);
  return (
    <div className="fix">
      <strong>{control.title}</strong>
      <p className="soft">{control.description}</p>
      {instance !== undefined && (
        <p className="small">
          In this model: <EntryLink address={`controls/${instance.id}`} />
          {instance.status !== undefined && `, ${instance.status}`}
          {!instance.guards && ', not yet at this element'}
        </p>
      )}
      {notes.length > 0 && <p className="small soft">{notes.join(' ')}</p>}
      <p className="small soft">To prove it: {control.prove}</p>
      <details>
        <summary className="small">What to write</summary>
        <pre className="threats-sample">{yaml}</pre>
        <button type="button" className="button" onClick={copy}>
          <Copy size={13} /> Copy
        </button>
      </details>
    </div>
  );
}
