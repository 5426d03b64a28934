#!/usr/bin/env node
import { createRequire } from 'node:module';

createRequire(import.meta.url)('./ensure-built.cjs').ensureBuilt();
await import('../dist/cli/main.js');
