/**
 * The shape that Open Threat Model 0.2.0 asks for, as a JSON Schema of our own: required keys and kinds of values.
 */
const text = { type: 'string' };
const number = { type: 'number' };
const attributes = { type: ['object', 'null'] };

function entries(required: readonly string[], properties: Readonly<Record<string, unknown>>) {
  return {
    type: 'array',
    items: { type: 'object', required, properties: { id: text, name: text, attributes, ...properties } },
  };
}

const parent = { type: 'object', oneOf: [{ required: ['trustZone'] }, { required: ['component'] }] };
const position = { type: 'object', required: ['x', 'y'], properties: { x: number, y: number } };
const size = { type: 'object', required: ['width', 'height'], properties: { width: number, height: number } };
const shown = entries(['representation', 'id'], { representation: text, position, size, line: number });
const tags = { type: 'array', items: text };
const mitigation = { type: 'object', required: ['mitigation', 'state'], properties: { mitigation: text, state: text } };
const references = {
  type: 'array',
  items: {
    type: 'object',
    required: ['threat', 'state'],
    properties: { threat: text, state: text, mitigations: { type: 'array', items: mitigation } },
  },
};

function rated(...names: readonly string[]) {
  const properties = Object.fromEntries(
    names.map((name) => [name, name === 'likelihood' ? { type: ['number', 'null'] } : number]),
  );
  return { type: 'object', required: names, properties };
}

export const OTM_SHAPE = {
  type: 'object',
  required: ['otmVersion', 'project'],
  properties: {
    otmVersion: { const: '0.2.0' },
    project: { type: 'object', required: ['name', 'id'], properties: { name: text, id: text, tags, attributes } },
    representations: entries(['name', 'id', 'type'], { type: text, size }),
    assets: entries(['name', 'id', 'risk'], { risk: rated('confidentiality', 'integrity', 'availability') }),
    trustZones: entries(['id', 'name', 'risk'], { risk: rated('trustRating'), parent, representations: shown }),
    components: entries(['id', 'name', 'type', 'parent'], {
      type: text,
      parent,
      tags,
      representations: shown,
      threats: references,
    }),
    dataflows: entries(['id', 'name', 'source', 'destination'], {
      source: text,
      destination: text,
      bidirectional: { type: 'boolean' },
      tags,
      threats: references,
    }),
    threats: entries(['id', 'name', 'risk'], { risk: rated('likelihood', 'impact'), categories: tags, cwes: tags }),
    mitigations: entries(['id', 'name', 'riskReduction'], { riskReduction: number }),
  },
};
