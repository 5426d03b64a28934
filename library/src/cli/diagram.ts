/**
 * `vauban diagram`: the data flow diagram of a model.
 * @module
 */
import { inEnvironment } from '../model/environment.ts';
import { readModel } from '../model/files/read-model.ts';
import { VaubanError } from '../model/problem.ts';
import { dot, mermaid, sceneOf, svg } from '../picture/index.ts';
import { problemTexts } from '../report/index.ts';
import { emit, terminal, withProgress } from './terminal.ts';

interface DiagramFlags {
  readonly format?: 'svg' | 'mermaid' | 'dot';
  readonly diagram?: string;
  readonly phase?: 'build' | 'deploy' | 'run';
  readonly environment?: string;
  readonly output?: string;
}

/** Draws a model. */
export async function diagram(path: string, flags: DiagramFlags): Promise<void> {
  const read = await readModel(path);
  if (read.problems.length > 0) {
    process.stderr.write(problemTexts(read, terminal()));
    process.exitCode = 2;
    return;
  }
  const model = flags.environment === undefined ? read.model : inEnvironment(read.model, flags.environment);
  if (flags.diagram !== undefined && !model.diagrams.has(flags.diagram)) {
    const known = [...model.diagrams.keys()].join(', ') || 'none';
    throw new VaubanError('NO_SUCH_ID', `Cannot find the diagram "${flags.diagram}": expected one of ${known}`);
  }
  const { diagram: id, phase } = flags;
  const scene = sceneOf(model, { ...(id !== undefined && { diagram: id }), ...(phase !== undefined && { phase }) });
  const format = flags.format ?? formatOf(flags.output);
  const draw = { svg: async () => svg(scene), mermaid: async () => mermaid(scene), dot: async () => dot(scene) };
  emit(await withProgress('Drawing', draw[format]), flags.output);
}

function formatOf(file: string | undefined): 'svg' | 'mermaid' | 'dot' {
  if (file === undefined) return 'svg';
  if (/\.(mmd|mermaid|md)$/.test(file)) return 'mermaid';
  return /\.(dot|gv)$/.test(file) ? 'dot' : 'svg';
}
