/**
 * What a file holds, counted by the words of the format.
 * @module
 */
import type { RawBlock } from './raw-block.ts';

const COMPONENTS = ['process', 'external_element', 'data_store'];
const CONTROLS = ['control', 'expanded_control', 'proposed_control'];
const DIAGRAMS = ['data_flow_diagram', 'data_flow_diagram_v2'];

/** Counts a file as it stands; models that include others are counted once more with what they include. */
export function countBlocks(root: RawBlock, included: readonly RawBlock[]): Readonly<Record<string, number>> {
  const models = inside([root], 'threatmodel');
  const including = models.filter(({ attributes }) => attributes.entries.has('including')).length;
  const imports = models.filter(({ attributes }) => attributes.entries.has('imports')).length;
  const diagrams = inside(models, ...DIAGRAMS);
  const threats = inside(models, 'threat');
  return {
    components: elementsOf(diagrams).length,
    flows: inside(diagrams, 'flow').length,
    boundaries: diagrams.reduce((sum, diagram) => sum + zonesOf(diagram).size, 0),
    threats: threats.length,
    mitigations: inside(threats, ...CONTROLS).length,
    models: models.length,
    dfds: diagrams.length,
    information_assets: inside(models, 'information_asset').length,
    library_controls: inside([root], 'component').filter(({ labels }) => labels[0] === 'control').length,
    ...(imports > 0 && { imports }),
    ...(including > 0 && {
      including,
      resolved_threats: inside(included, 'threat').length,
      resolved_mitigations: inside(inside(included, 'threat'), ...CONTROLS).length,
      resolved_information_assets: inside(included, 'information_asset').length,
    }),
  };
}

function inside(blocks: readonly RawBlock[], ...types: readonly string[]): readonly RawBlock[] {
  return blocks.flatMap((block) => block.blocks.filter(({ type }) => types.includes(type)));
}

function elementsOf(diagrams: readonly RawBlock[]): readonly RawBlock[] {
  return [...inside(diagrams, ...COMPONENTS), ...inside(inside(diagrams, 'trust_zone'), ...COMPONENTS)];
}

function zonesOf(diagram: RawBlock): ReadonlySet<string> {
  const named = elementsOf([diagram]).flatMap(({ attributes }) => {
    const zone = attributes.entries.get('trust_zone');
    return zone?.kind === 'scalar' && typeof zone.value === 'string' && zone.value !== '' ? [zone.value] : [];
  });
  return new Set([...inside([diagram], 'trust_zone').map(({ labels }) => labels[0] ?? ''), ...named]);
}
