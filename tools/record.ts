/**
 * `npm run record -- ID...`: looks at the samples of collectors again and writes what was seen, and what is judged of
 * it, into their upheld.json and broken.json. Read the difference before you commit it.
 * @module
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COLLECTORS } from '../library/src/verify/collectors/registry.ts';
import { NOW, openSample, recorded, regather } from '../library/src/verify/collectors/sample.fixture.ts';

const FOLDER = fileURLToPath(new URL('../library/src/verify/collectors', import.meta.url));

for (const id of process.argv.slice(2)) {
  const collector = await COLLECTORS[id]?.load();
  if (collector === undefined) throw new RangeError(`Cannot record "${id}": there is no such collector`);
  for (const which of ['upheld', 'broken'] as const) {
    const sample = await openSample(id, which);
    try {
      const observation = await regather(id, collector, which, sample);
      const { claim } = recorded(id, which);
      const { verdict, because } = collector.judge(collector.claim.parse(claim), observation, { now: NOW });
      writeFileSync(join(FOLDER, id, `${which}.json`), `${JSON.stringify({ claim, observation, verdict }, null, 2)}\n`);
      console.log(`${id} ${which}: ${verdict} (${because})`);
    } finally {
      await sample.close();
    }
  }
}
