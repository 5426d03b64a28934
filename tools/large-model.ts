/**
 * A model of any size for benchmarks: zones, components, flows, boundaries, entries, assets, threats and controls in
 * the proportions of the worked models. The same size always gives the same text.
 * @module
 */

/** Makes the text of a model. */
export function largeModel(size: { readonly components: number; readonly flows: number }): string {
  const { components, flows } = size;
  const zones = Math.max(2, Math.round(components / 50));
  const threats = Math.max(1, Math.round(components / 20));
  const random = generator(components * 31 + flows);
  const pick = (below: number): number => Math.floor(random() * below);
  const lines = [
    'vauban: 1',
    `system: { title: Generated system of ${components} components, scheme: five-by-five, rated: before }`,
    'zones:',
  ];
  for (let zone = 0; zone < zones; zone += 1)
    lines.push(`  zone-${zone}: { trust: ${['untrusted', 'semi-trusted', 'internal'][zone % 3]} }`);
  lines.push('components:');
  for (let at = 0; at < components; at += 1) {
    lines.push(
      `  c-${at}: { title: Component ${at}, kind: ${['process', 'process', 'store', 'external'][at % 4]}, zone: zone-${at % zones}, technology: [go] }`,
    );
  }
  lines.push('assets:');
  for (let at = 0; at < components / 10; at += 1)
    lines.push(`  a-${at}: { title: Asset ${at}, tier: ${1 + (at % 3)}, class: state, at: [c-${pick(components)}] }`);
  lines.push('flows:');
  for (let at = 0; at < flows; at += 1) {
    lines.push(
      `  f-${at}: { from: c-${pick(components)}, to: c-${pick(components)}, carries: [a-${pick(Math.ceil(components / 10))}], protocol: https, encryption: tls-1.3, authentication: token }`,
    );
  }
  lines.push('boundaries:');
  for (let zone = 1; zone < zones; zone += 1)
    lines.push(`  b-${zone}: { between: [zone-${zone - 1}, zone-${zone}], enforced-by: [k-${zone % threats}] }`);
  lines.push('entries:');
  for (let at = 0; at < components / 20; at += 1)
    lines.push(`  e-${at}: { at: c-${pick(components)}, port: ${1024 + (at % 60_000)}, exposure: external }`);
  lines.push('threats:');
  for (let at = 0; at < threats; at += 1) {
    lines.push(
      `  t-${at}: { title: Threat ${at}, stride: [tampering], targets: [c-${pick(components)}], risk: { probability: ${1 + (at % 5)}, impact: ${1 + (at % 4)} }, controls: [k-${at}] }`,
    );
  }
  lines.push('controls:');
  for (let at = 0; at < threats; at += 1) {
    lines.push(
      `  k-${at}: { title: Control ${at}, layer: network, strategy: prevent, effectiveness: medium, status: ${at % 3 === 0 ? 'planned' : 'done'}, guards: [c-${pick(components)}] }`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
