/**
 * `npm run new -- rule PACK/ID`, `npm run new -- check ID` or `npm run new -- scheme ID`: writes the skeleton of a thing of which there are many.
 * The looped test of its kind fails until the skeleton is filled in.
 * @module
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ANALYZE = fileURLToPath(new URL('../library/src/analyze', import.meta.url));

const KINDS: Readonly<Record<string, (id: string) => Readonly<Record<string, string>>>> = {
  check: (id) => ({
    [`checks/${id}/check.ts`]: `/**
 * What this check reports, in one sentence.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import type { Check } from '../check.ts';

export const check: Check = {
  id: '${id}',
  title: '',
  why: '',
  severity: 'medium',
  *find(model): Iterable<Gap> {
    for (const component of model.components.values()) {
      if (component.title !== undefined) continue;
      yield { about: \`components/\${component.id}\`, message: '', path: ['components', component.id] };
    }
  },
};
`,
    [`checks/${id}/speaks.yaml`]: 'system: { title: Sample }\n',
    [`checks/${id}/silent.yaml`]: 'system: { title: Sample }\n',
  }),
  rule: (name) => ({
    [`rules/${name}.yaml`]: `title: One sentence that says what is wrong
kind: threat
stride: tampering
each: flow
when: { all: [ { crosses: yes }, { authentication: none } ] }
message: What to say of {element}
why: Why that matters, in a sentence or two.
fix: [mutual-tls]
check: What does a reviewer ask?
likelihood: from-exposure
impact: from-tier
examples:
  threatened: { components: {}, flows: {} }
  safe: { components: {}, flows: {} }
`,
  }),
  scheme: (id) => ({
    [`schemes/${id}.yaml`]: `title: ''
axes:
  likelihood: { levels: { low: { value: 1 }, high: { value: 2 } } }
  impact: { levels: { low: { value: 1 }, high: { value: 2 } } }
levels: [ { id: low, action: '' }, { id: high, action: '' } ]
matrix: { rows: likelihood, columns: impact, cells: { low: [low, low], high: [low, high] } }
`,
  }),
};

const [kind = '', id = ''] = process.argv.slice(2);
const make = KINDS[kind];
if (make === undefined || !/^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)?$/.test(id) || id.includes('/') !== (kind === 'rule')) {
  console.error(
    `Cannot make "${kind} ${id}": expected ${Object.keys(KINDS).join(' or ')} and an id of lower-case words (pack/id for a rule)`,
  );
  process.exit(2);
}
for (const [name, text] of Object.entries(make(id))) {
  const path = join(ANALYZE, name);
  if (existsSync(path)) {
    console.error(`Cannot write "${name}": there is a file already`);
    process.exit(2);
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(`Wrote library/src/analyze/${name}`);
}
console.log('Next: fill it in, then npm run generate');
