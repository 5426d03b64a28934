import { describe, expect, it } from 'vitest';
import { inShort, judgeTree } from './tree.fixture.ts';

const APP = '=== package.json\n{ "name": "shop", "private": true, "scripts": { "start": "node src/main.js" } }\n';
const SEAL = `${APP}=== src/crypto.ts\nexport function seal(data: string): string { return data; }\n`;

const EXAMPLES: readonly (readonly [
  name: string,
  tree: string,
  claim: Readonly<Record<string, string>>,
  answer: string,
])[] = [
  [
    'a function that the program calls through a module',
    `${SEAL}=== src/api.ts
import { seal } from './crypto.js';

export const serve = async () => { seal('x'); };
=== src/main.ts
import * as api from './api.js';

await api.serve();
`,
    { symbol: 'crypto.seal' },
    'upheld active',
  ],
  [
    'a function that only tests call',
    `${SEAL}=== src/crypto.test.ts
import { seal } from './crypto';

test('seals', () => { seal('x'); });
=== src/main.ts
console.log('x');
`,
    { symbol: 'seal' },
    'broken never-called',
  ],
  [
    'a function that is imported and not called',
    `${SEAL}=== src/main.ts\nimport { seal } from './crypto';\n\nconsole.log('x');\n`,
    { symbol: 'seal' },
    'broken never-called',
  ],
  [
    'a function that only dead code calls',
    `${SEAL}=== src/main.ts
import { seal } from './crypto';

function old() { seal('x'); }
`,
    { symbol: 'seal' },
    'broken called-by-dead-code',
  ],
  [
    'names that are re-exported, renamed and default',
    `${SEAL}=== src/index.ts
export * from './inner';
=== src/inner.ts
export { seal as close } from './crypto';
=== src/wrap.ts
import { close } from '.';

export default function () { return close('x'); }
=== src/main.ts
import anything from './wrap';

anything();
`,
    { symbol: 'seal' },
    'upheld active',
  ],
  [
    'CommonJS',
    `${APP}=== src/crypto.js
function seal(x) { return x; }
function open(x) { return x; }
module.exports = { seal, open };
=== src/main.js
const { seal } = require('./crypto');

seal('x');
`,
    { symbol: 'seal' },
    'upheld active',
  ],
  [
    'what CommonJS exports and nothing calls',
    `${APP}=== src/crypto.js
function seal(x) { return x; }
function open(x) { return x; }
module.exports = { seal, open };
=== src/main.js
const crypto = require('./crypto');

crypto.open('x');
`,
    { symbol: 'seal' },
    'broken never-called',
  ],
  [
    'a method of a class, of a field, and of what is handed to the constructor',
    `${APP}=== src/guard.ts
export class Guard { check() { return true; } }
=== src/app.ts
import { Guard } from './guard';

export class App {
  #inner = new Inner();
  constructor(private readonly guard: Guard) {}
  run() { this.#inner.go(); this.step(); }
  private step() { this.guard.check(); }
}

class Inner { go() {} }
=== src/main.ts
import { App } from './app';
import { Guard } from './guard';

new App(new Guard()).run();
`,
    { symbol: 'Guard.check' },
    'upheld active',
  ],
  [
    'a method called on something unknown',
    `${APP}=== src/main.js
class Guard { check() {} }

function run(guard) { guard.check(); }

run(new Guard());
`,
    { symbol: 'Guard.check' },
    'unknown',
  ],
  [
    'a method behind an interface',
    `${APP}=== src/main.ts
interface Check { check(): void }
class Strict implements Check { check() {} }

function run(one: Check) { one.check(); }

run(new Strict());
`,
    { symbol: 'Strict.check' },
    'unknown',
  ],
  [
    'a method that no value of its class is asked for',
    `${APP}=== src/main.ts
class Guard { check() {} audit() {} }

new Guard().audit();
`,
    { symbol: 'Guard.check' },
    'broken never-called',
  ],
  [
    'a name that a variable hides',
    `${SEAL}=== src/main.ts
import { seal } from './crypto';

export function run(seal: () => void) { seal(); }

run(() => {});
`,
    { symbol: 'seal' },
    'broken never-called',
  ],
  [
    'the same name in another module',
    `${SEAL}=== src/other.ts
export function seal() {}
=== src/main.ts
import { seal } from './other';

seal();
`,
    { symbol: 'crypto.seal' },
    'broken never-called',
  ],
  [
    'a function that is handed to a framework',
    `${SEAL}=== src/main.ts
import express from 'express';
import { seal } from './crypto';

const app = express();
const answer = () => { seal('x'); };
app.post('/seal', answer);
`,
    { symbol: 'seal' },
    'unknown',
  ],
  [
    'the same, when the claim counts routes',
    `${SEAL}=== src/main.ts
import express from 'express';
import { seal } from './crypto';

const app = express();
app.post('/seal', (request, response) => { seal('x'); });
`,
    { symbol: 'seal', entry: 'route' },
    'upheld active',
  ],
  [
    'a callback of a list and of a promise',
    `${SEAL}=== src/main.ts
import { seal } from './crypto';

['a'].map((x) => seal(x));
`,
    { symbol: 'seal' },
    'upheld active',
  ],
  [
    'an inner function that is called, written after the call',
    `${SEAL}=== src/main.ts
import { seal } from './crypto';

function run() {
  const first = () => second();
  const second = () => seal('x');
  first();
}

run();
`,
    { symbol: 'seal' },
    'upheld active',
  ],
  [
    'a call under a condition that never holds',
    `${SEAL}=== src/main.ts\nimport { seal } from './crypto';\n\nif (false) seal('x');\n`,
    { symbol: 'seal' },
    'broken never-called',
  ],
  [
    'an inner function that is never called',
    `${SEAL}=== src/main.ts
import { seal } from './crypto';

function run() {
  const inner = () => seal('x');
}

run();
`,
    { symbol: 'seal' },
    'broken called-by-dead-code',
  ],
  [
    'a module that is imported on demand',
    `${SEAL}=== src/main.ts
async function run() {
  const { seal } = await import('./crypto');
  seal('x');
}

await run();
`,
    { symbol: 'seal' },
    'upheld active',
  ],
  [
    'a member that is looked up by a text',
    `${SEAL}=== src/main.ts
import * as crypto from './crypto';

const name = 'seal';
crypto[name]('x');
`,
    { symbol: 'seal' },
    'unknown',
  ],
  [
    'an object of functions',
    `${APP}=== src/main.ts
const guard = {
  check() { return true; },
  audit: () => guard.check(),
};

guard.audit();
`,
    { symbol: 'guard.check' },
    'upheld active',
  ],
  [
    'an object whose members are taken by a name that is made up',
    `${APP}=== src/main.ts
import { handlers } from './handlers';

handlers[process.argv[2]]();
=== src/handlers.ts
export const handlers = { check() { return true; } };
`,
    { symbol: 'handlers.check' },
    'unknown',
  ],
  [
    'an object of whose members only another one is taken',
    `${APP}=== src/main.ts
const guard = { check() {}, audit() {} };

guard.audit();
`,
    { symbol: 'guard.check' },
    'broken never-called',
  ],
  [
    'a package of the workspace',
    `=== package.json
{ "private": true, "workspaces": ["packages/*"] }
=== packages/crypto/package.json
{ "name": "@shop/crypto", "exports": { ".": "./dist/index.js", "./seal": { "import": "./dist/seal.js" } } }
=== packages/crypto/src/seal.ts
export function seal() {}
=== packages/crypto/src/index.ts
export {};
=== packages/app/package.json
{ "name": "app", "bin": { "app": "./bin/app.mjs" } }
=== packages/app/bin/app.mjs
import '../src/main.ts';
=== packages/app/src/main.ts
import { seal } from '@shop/crypto/seal';

seal();
`,
    { symbol: 'seal' },
    'upheld active',
  ],
  [
    'a path of tsconfig.json',
    `${SEAL}=== tsconfig.json
{
  // where "@" leads
  "compilerOptions": { "paths": { "@/*": ["./src/*"], }, },
}
=== src/main.ts
import { seal } from '@/crypto';

seal('x');
`,
    { symbol: 'seal' },
    'upheld active',
  ],
  [
    'a component that is drawn',
    `=== package.json
{ "private": true }
=== index.html
<script type="module" src="/src/main.tsx"></script>
=== src/guard.tsx
export function Guard() { return <p />; }
=== src/main.tsx
import { Guard } from './guard';

render(<main><Guard level={1} /></main>);
`,
    { symbol: 'Guard' },
    'upheld active',
  ],
  [
    'what a library exports',
    `=== package.json
{ "name": "shop", "exports": "./dist/index.js" }
=== src/index.ts
export { seal } from './crypto';
=== src/crypto.ts
export function seal() { inner(); }
function inner() {}
`,
    { symbol: 'inner', entry: 'library' },
    'upheld active',
  ],
  [
    'what a library exports, when a program is asked for',
    `=== package.json
{ "name": "shop", "exports": "./dist/index.js" }
=== src/index.ts
export { seal } from './crypto';
=== src/crypto.ts
export function seal() {}
`,
    { symbol: 'seal' },
    'unknown',
  ],
  [
    'a file that a framework finds by its name',
    `=== package.json
{ "private": true }
=== src/crypto.ts
export function seal() {}
=== pages/api/seal.ts
import { seal } from '../../src/crypto';

export default function handler() { seal(); }
`,
    { symbol: 'seal' },
    'unknown',
  ],
  [
    'a module that is imported',
    `${SEAL}=== src/main.ts\nimport './crypto';\n`,
    { module: 'src/crypto.ts' },
    'upheld active',
  ],
  [
    'a module that only its own folder imports',
    `${APP}=== src/crypto/seal.ts
import './open';
=== src/crypto/open.ts
export {};
=== src/main.ts
console.log('x');
`,
    { module: 'src/crypto' },
    'broken never-called',
  ],
  [
    'a module that only types are taken from',
    `${SEAL}=== src/main.ts\nimport type { seal } from './crypto';\n`,
    { module: 'src/crypto.ts' },
    'broken never-called',
  ],
];

describe('judgeReached in TypeScript and JavaScript', () => {
  it.each(EXAMPLES)('judges %s', async (_name, tree, claim, answer) => {
    const judgement = await judgeTree(tree, claim);
    expect(inShort(judgement), `${judgement.because}: ${judgement.found}`).toBe(answer);
  });
});
