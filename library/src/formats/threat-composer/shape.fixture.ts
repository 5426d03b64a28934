/**
 * The shape that Threat Composer asks for, as a JSON Schema of our own: keys, kinds of values and longest texts.
 */
function text(maxLength: number) {
  return { type: 'string', maxLength };
}

function map(required: readonly string[], properties: Readonly<Record<string, unknown>>) {
  return { type: 'object', required, properties, additionalProperties: false };
}

function listOf(items: unknown) {
  return { type: 'array', items };
}

const id = { type: 'string', minLength: 36, maxLength: 36 };
const metadata = listOf({
  type: 'object',
  required: ['key', 'value'],
  oneOf: [
    { properties: { key: { const: 'Comments' }, value: text(1000) } },
    { properties: { key: { type: 'string', pattern: '^custom:' } } },
    { properties: { key: { const: 'STRIDE' }, value: listOf({ enum: ['S', 'T', 'R', 'I', 'D', 'E'] }) } },
    { properties: { key: { const: 'Priority' }, value: { enum: ['High', 'Medium', 'Low'] } } },
  ],
});
const common = {
  id,
  numericId: { type: 'number' },
  displayOrder: { type: 'number' },
  metadata,
  tags: listOf(text(30)),
};
const measure = { ...common, content: text(1000) };
const part = text(200);
const section = map([], { description: text(100_000), image: { type: 'string' } });

export const TC_SHAPE = map(['schema'], {
  schema: { const: 1 },
  applicationInfo: map([], { name: text(200), description: text(100_000) }),
  architecture: section,
  dataflow: section,
  assumptions: listOf(map(['id', 'numericId', 'content'], measure)),
  mitigations: listOf(
    map(['id', 'numericId', 'content'], {
      ...measure,
      status: {
        enum: ['mitigationIdentified', 'mitigationInProgress', 'mitigationResolved', 'mitigationResolvedWillNotAction'],
      },
    }),
  ),
  assumptionLinks: listOf(
    map(['type', 'assumptionId', 'linkedId'], {
      type: { enum: ['Threat', 'Mitigation'] },
      assumptionId: id,
      linkedId: id,
    }),
  ),
  mitigationLinks: listOf(map(['mitigationId', 'linkedId'], { mitigationId: id, linkedId: id })),
  threats: listOf(
    map(['id', 'numericId'], {
      ...common,
      threatSource: part,
      prerequisites: part,
      threatAction: part,
      threatImpact: part,
      impactedGoal: listOf(part),
      impactedAssets: listOf(part),
      statement: text(1400),
      customTemplate: part,
      status: { enum: ['threatIdentified', 'threatResolved', 'threatResolvedNotUseful'] },
    }),
  ),
  brainstorm: { type: 'object' },
});
