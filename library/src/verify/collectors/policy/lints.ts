/**
 * What is wrong with policies by their text alone.
 * @module
 */
import type { Detail } from '../../../model/evidence.ts';
import type { BodySeen, Observation } from './observation.ts';
import { type Graph, graphOf, type Placed, pathOf, rulesOf } from './rule-graph.ts';
import { asksForAnyDifference, truthOf } from './truth.ts';

/** Names of the rule that a caller asks for leave. */
const GRANTS = /(?:^|\.)(?:allow|allowed|is_allowed|authorized|is_authorized|permit|permitted|granted)$/;
/** Names of rules that say no. */
const REFUSES =
  /(?:^|\.)(?:deny|denied|is_denied|violation|violations|forbid|forbidden|reject|rejected|block|blocked)$/;

export function isGrant({ rule }: Placed): boolean {
  return GRANTS.test(rule.name);
}

/** Every lint over every policy, worst first. */
export function lint(seen: Observation): readonly Detail[] {
  const rules = rulesOf(seen);
  const graph = graphOf(seen);
  const details = [
    ...withoutDefault(rules),
    ...rules.flatMap(defaultThatAllows),
    ...rules.flatMap(grantedAlways),
    ...weakerThanOthers(rules),
    ...rules.flatMap(grantedUnlessRefused),
    ...unreadRefusals(rules, graph),
    ...rules.flatMap(conditionsWithoutEffect),
    ...rules.flatMap(callsOutside),
  ];
  const rank = ['critical', 'high', 'medium', 'low', 'info'];
  return details.toSorted((one, other) => rank.indexOf(one.severity) - rank.indexOf(other.severity));
}

/** Decisions that are undefined, and not no, when nothing grants them. */
export function withoutDefault(rules: readonly Placed[]): readonly Detail[] {
  const decided = new Set(rules.filter(({ rule }) => rule.kind === 'default').map(pathOf));
  const first = new Map<string, Placed>();
  for (const placed of rules) {
    if (isGrant(placed) && placed.rule.kind === 'complete' && !first.has(pathOf(placed)))
      first.set(pathOf(placed), placed);
  }
  return [...first]
    .filter(([path]) => !decided.has(path))
    .map(([path, placed]) =>
      detail(placed, {
        check: 'no-default',
        severity: 'medium',
        message: `No default for ${path}: it is undefined, and not false, when no rule grants it`,
        hint: `Write: default ${placed.rule.name} := false`,
      }),
    );
}

/** Defaults that say yes. */
export function defaultThatAllows(placed: Placed): readonly Detail[] {
  const { kind, value = '', name } = placed.rule;
  if (kind !== 'default' || !isGrant(placed) || !grants(value)) return [];
  return [
    detail(placed, {
      check: 'allows-by-default',
      severity: 'critical',
      message: `${pathOf(placed)} is ${value} by default: what no rule refuses is allowed`,
      hint: `Write: default ${name} := false`,
    }),
  ];
}

/** Grants that ask nothing of the input. */
function grantedAlways(placed: Placed): readonly Detail[] {
  const { rule } = placed;
  if (!isGrant(placed) || rule.kind === 'default' || rule.kind === 'function') return [];
  return rule.bodies
    .filter(({ value, expressions }) => grants(value) && expressions.every(({ text }) => truthOf(text) === 'always'))
    .map((body) =>
      detail(placed, {
        check: 'allows-always',
        severity: 'critical',
        message: `${pathOf(placed)} is granted whatever the input is: this rule alone decides, the others never matter`,
        hint: 'Take the rule out or give it a condition',
        body,
      }),
    );
}

/** Grants that ask for more than another grant of the same decision, which therefore never counts. */
function weakerThanOthers(rules: readonly Placed[]): readonly Detail[] {
  const ways = new Map<
    string,
    { readonly placed: Placed; readonly body: BodySeen; readonly asks: ReadonlySet<string> }[]
  >();
  for (const placed of rules) {
    if (!isGrant(placed) || placed.rule.kind !== 'complete') continue;
    for (const body of placed.rule.bodies) {
      const asks = new Set(body.expressions.map(({ text }) => text.replaceAll(' ', '')));
      if (!grants(body.value) || asks.size === 0) continue;
      ways.set(pathOf(placed), [...(ways.get(pathOf(placed)) ?? []), { placed, body, asks }]);
    }
  }
  return [...ways].flatMap(([path, all]) =>
    all.slice(0, 100).flatMap((strict) => {
      const weak = all.find(
        ({ asks }) => asks.size < strict.asks.size && [...asks].every((ask) => strict.asks.has(ask)),
      );
      if (weak === undefined) return [];
      const other = `${weak.placed.module.file}:${weak.body.line}`;
      return [
        detail(strict.placed, {
          check: 'one-rule-suffices',
          severity: 'high',
          message: `What this rule for ${path} asks beyond ${other} never matters: that rule grants without it`,
          hint: `Ask for the same at ${other}, or take one of the two out`,
          body: strict.body,
        }),
      ];
    }),
  );
}

/** Grants that ask for nothing but that nothing refuses. */
function grantedUnlessRefused(placed: Placed): readonly Detail[] {
  if (!isGrant(placed) || placed.rule.kind !== 'complete') return [];
  const isRefusal = (text: string): boolean => {
    const name = /^not ([\w.]+)$/.exec(text)?.[1] ?? /^count\(([\w.]+)\) ?== ?0$/.exec(text)?.[1];
    return name !== undefined && REFUSES.test(name);
  };
  return placed.rule.bodies
    .filter(
      ({ value, expressions }) =>
        grants(value) && expressions.length > 0 && expressions.every(({ text }) => isRefusal(text)),
    )
    .map((body) =>
      detail(placed, {
        check: 'allows-unless-denied',
        severity: 'low',
        message: `${pathOf(placed)} is granted to everyone whom nothing refuses: what nobody thought of is allowed`,
        hint: 'Say who may, and not only who may not',
        body,
      }),
    );
}

/** Refusals that no grant and no caller looks at. */
function unreadRefusals(rules: readonly Placed[], graph: Graph): readonly Detail[] {
  const found = new Map<string, Placed>();
  for (const placed of rules) {
    const isRefusal = REFUSES.test(placed.rule.name) && placed.rule.kind !== 'function';
    const decides = rules.some((other) => isGrant(other) && other.module.package === placed.module.package);
    // A package that only refuses is asked for its refusals, as Conftest and Gatekeeper do.
    if (isRefusal && decides && !found.has(pathOf(placed))) found.set(pathOf(placed), placed);
  }
  return [...found]
    .filter(([path]) => graph.readersOf(path).length === 0 && graph.queryOf(path) === undefined)
    .map(([path, placed]) =>
      detail(placed, {
        check: 'unread-deny',
        severity: 'high',
        message: `Nothing reads ${path}: no grant depends on it and no query asks for it`,
        hint: `Write "not ${placed.rule.name}" (or count(${placed.rule.name}) == 0) into the grant, or query data.${path}`,
      }),
    );
}

/** Conditions that always or never hold, in rules that grant or refuse. */
function conditionsWithoutEffect(placed: Placed): readonly Detail[] {
  const { name, bodies } = placed.rule;
  if (!GRANTS.test(name) && !REFUSES.test(name)) return [];
  const found = (body: Pick<BodySeen, 'line' | 'column'>, check: string, message: string): Detail =>
    detail(placed, { check, severity: 'medium', message, body });
  return bodies.flatMap((body) => {
    const truths = body.expressions.map(({ text }) => truthOf(text));
    return body.expressions.flatMap((expression, at) => {
      const { text } = expression;
      const truth = truths[at];
      if (truth === 'always' && truths.some((other) => other !== 'always')) {
        return [found(expression, 'always-true', `"${text}" always holds and protects nothing`)];
      }
      if (truth === 'never') {
        return [
          found(expression, 'never-true', `"${text}" never holds, so this rule for ${pathOf(placed)} never does`),
        ];
      }
      if (GRANTS.test(name) && asksForAnyDifference(text)) {
        return [found(expression, 'any-differs', `"${text}" holds as soon as one member differs`)];
      }
      return [];
    });
  });
}

/** Decisions that ask another host. */
function callsOutside(placed: Placed): readonly Detail[] {
  if (!placed.rule.reads.includes('http.send')) return [];
  const [first] = placed.rule.bodies
    .flatMap(({ expressions }) => expressions)
    .filter(({ text }) => text.includes('http.send'));
  const message = `${pathOf(placed)} calls http.send: whoever answers decides, and who does not answer may too`;
  return [detail(placed, { check: 'outside-call', severity: 'medium', message, body: first ?? placed.rule })];
}

/** Whether a value says yes. */
function grants(value: string): boolean {
  return value === 'true' || /"(?:allow|allowed|result)" ?: ?true\b/.test(value);
}

interface Written {
  readonly check: string;
  readonly severity: Detail['severity'];
  readonly message: string;
  readonly hint?: string;
  readonly body?: Pick<BodySeen, 'line' | 'column'>;
}

function detail(placed: Placed, { check, severity, message, hint, body }: Written): Detail {
  const { line, column } = body ?? placed.rule;
  return {
    check,
    severity,
    message,
    at: { file: placed.module.file, line, column },
    ...(hint !== undefined && { hint }),
  };
}
