/**
 * The workbench: live on a server's models, or frozen over one.
 * @module
 */
import { createRoot } from 'react-dom/client';
import { openFrozen } from './data/frozen.ts';
import { WorkbenchProvider } from './data/use-workbench.tsx';
import { Frame } from './shell/frame.tsx';
import './style/tokens.css';
import './style/base.css';
import './style/frame.css';

async function start(): Promise<void> {
  const workbench = VAUBAN_FROZEN ? await openFrozen() : (await import('./data/live.ts')).openLive();
  const root = document.getElementById('root');
  if (root === null) return;
  createRoot(root).render(
    <WorkbenchProvider workbench={workbench}>
      <Frame />
    </WorkbenchProvider>,
  );
}
void start();
