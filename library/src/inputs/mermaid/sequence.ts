/**
 * Sequence diagrams of Mermaid: who takes part, and who sends what to whom. An answer, drawn with a broken line back,
 * belongs to the message before it.
 * @module
 */
import { type Collected, type MermaidLine, plainLabel } from './collected.ts';

const MESSAGE = /^([\p{L}\p{N}_][^-<:]*?)\s*(<<)?(--?)(>>|>|x|\))\s*[+-]?\s*([\p{L}\p{N}_][^:]*?)\s*:\s*(.*)$/u;

/** Reads the lines below `sequenceDiagram`. */
export function readSequence(lines: readonly MermaidLine[], { nodes, zones, edges }: Collected): void {
  const boxes: string[] = [];
  const take = (id: string, line: number): string => {
    if (!nodes.has(id)) nodes.set(id, { id, label: id, line });
    return id;
  };
  for (const { text, line } of lines) {
    const box =
      /^box\s+(?:(?:#\w+|rgba?\([^)]*\)|transparent|aqua|purple|green|gr[ae]y|blue|red|yellow|orange|pink|lightblue|lightgreen|lightgr[ae]y)\s*)?(.*)$/i.exec(
        text,
      );
    const party = /^(?:create\s+)?(participant|actor)\s+(.+?)(?:\s+as\s+(.+))?$/i.exec(text);
    const message = MESSAGE.exec(text);
    if (box !== null) {
      const label = plainLabel(box[1] ?? '');
      if (label !== '') zones.set(label, { id: label, label, line });
      boxes.push(label);
    } else if (/^(?:rect|loop|alt|opt|par|critical|break)\b/.test(text)) boxes.push('');
    else if (text === 'end') boxes.pop();
    else if (party !== null) {
      const [, word = '', id = '', label = id] = party;
      const zone = boxes.findLast((one) => one !== '');
      nodes.set(id, {
        id,
        label: plainLabel(label),
        line,
        ...(/actor/i.test(word) && { kind: 'external' as const }),
        ...(zone !== undefined && { zone }),
      });
    } else if (message !== null && !/^note\b/i.test(text)) {
      const [, from = '', both, dashes = '', , to = '', label = ''] = message;
      const isAnswer = dashes === '--' && edges.some((edge) => edge.from === to && edge.to === from);
      if (isAnswer) continue;
      edges.push({
        from: take(from.trim(), line),
        to: take(to.trim(), line),
        bothWays: both !== undefined,
        isDirected: true,
        line,
        ...(label.trim() !== '' && { label: plainLabel(label) }),
      });
    }
  }
}
