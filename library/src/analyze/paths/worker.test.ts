import { expect, test } from 'vitest';
import { attackGraph } from './attack-graph.ts';
import { defended } from './defended.ts';
import { joined, sampleRange, sampleTimes } from './sample-times.ts';
import { samplerWith } from './worker.ts';

// Enough idle nodes that threads are worth their while.
const idle = Array.from({ length: 2000 }, () => ({ parents: [], needs: 1 }));
const graph = attackGraph([
  { parents: [], needs: 1 },
  { parents: [0], needs: 1, days: 1, guards: [{ control: 0, stops: 0.3, slows: 2 }] },
  { parents: [0], needs: 1, days: 3, chance: 0.5 },
  { parents: [1, 2], needs: 1 },
  ...idle,
]);
const defense = defended(graph, () => true);
const sampling = { sources: [0], targets: [3, 1], samples: 5000, seed: 9 };

test('sampleTimes is what its parts give when they are joined, however it is cut', () => {
  const whole = sampleTimes(graph, defense, sampling);
  for (const cuts of [
    [0, 1, 5000],
    [0, 1234, 2000, 4999, 5000],
  ]) {
    const ranges = cuts
      .slice(1)
      .map((to, index) => sampleRange(graph, defense, { ...sampling, from: cuts[index] ?? 0, to }));
    expect(joined(sampling, ranges)).toEqual(whole);
  }
});

test('samplerWith gives the same for any number of threads, also where none can be started', async () => {
  const whole = sampleTimes(graph, defense, { ...sampling, samples: 30_000 });
  for (const threads of [1, 2, 3, 0, 2.5, Number.NaN]) {
    expect(await samplerWith(threads)(graph, defense, { ...sampling, samples: 30_000 })).toEqual(whole);
  }
});

test('samplerWith refuses what sampleTimes refuses', async () => {
  await expect(samplerWith(2)(graph, defense, { ...sampling, samples: 0 })).rejects.toThrow(RangeError);
});
