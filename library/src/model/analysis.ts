/**
 * What the analysis of a model gives. Plain readonly data, ready for JSON.
 * @module
 */
import type { Place } from './problem.ts';
import type { Path } from './raw.ts';

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info';

/** Something the analysis has to say about an element. */
export interface Finding {
  /** `<check or rule>@<element>`; stays the same while the cause does. */
  readonly id: string;
  readonly rule: string;
  /** A gap is about the model itself and never enters a risk. */
  readonly kind: 'gap' | 'threat';
  readonly stride?: string;
  /** The address of the element, or `system`. */
  readonly about: string;
  readonly severity: Severity;
  readonly view: 'claimed' | 'proven' | 'both';
  readonly message: string;
  readonly reasons: readonly string[];
  /** The facts that would silence it, such as `authentication on "api": token, certificate or mtls`. */
  readonly silencedBy?: readonly string[];
  /** Controls of the library that would mend it. */
  readonly fix?: readonly string[];
  /** The ids of findings of the same rule further along a chain of flows, which this one tells as well. */
  readonly folded?: readonly string[];
  readonly at: Place;
}

/** What a check found, before it has an id and a place. */
export interface Gap {
  /** The address of the element, or `system`. */
  readonly about: string;
  /** Tells several gaps of one check at one element apart; part of the id. */
  readonly which?: string;
  readonly message: string;
  readonly reasons?: readonly string[];
  /** Where it stands in the model, as written. */
  readonly path: Path;
  /** When it differs from the check's own. */
  readonly severity?: Severity;
}

/** A fact nobody has stated and that rules wait for. */
export interface Question {
  /** `fact@element`; the key of its answer. */
  readonly id: string;
  /** The address of the element. */
  readonly about: string;
  readonly fact: string;
  readonly text: string;
  readonly help?: string;
  /** The values it can have. */
  readonly answers: readonly string[];
  /** The rules that wait for it. */
  readonly rules: readonly string[];
  /** How much risk hangs on it: likelihood times impact, summed over the rules. */
  readonly weight: number;
}

/** A rule that is neither true nor false at an element. */
export interface Waiting {
  readonly rule: string;
  /** The address of the element it looks at; what it waits for may be a fact of another. */
  readonly about: string;
}

/** A finding that a declared threat stands for. */
export interface Absorbed {
  readonly finding: string;
  readonly by: string;
  /** Further threats that stand for it too. */
  readonly also?: readonly string[];
}

/** A finding that a decision silences. */
export interface Decided {
  readonly finding: string;
  readonly treatment: string;
  readonly until?: string;
  readonly because?: string;
}

/** A policy of the model: a condition that must never hold. */
export interface PolicyState {
  readonly id: string;
  readonly state: 'kept' | 'broken' | 'unknown';
  readonly message: string;
  /** What breaks it. */
  readonly reasons: readonly string[];
  /** Entries it does not count for now. */
  readonly exempt: readonly string[];
}

/** A threat weighed under its scheme. */
export interface RiskRow {
  readonly threat: string;
  readonly title: string;
  readonly scheme: string;
  /** The values of the axes as resolved, such as `{ probability: '2', impact: '5' }`. */
  readonly axes: Readonly<Record<string, string>>;
  /** The level the team declares. */
  readonly declared?: string;
  /** The level the scheme gives. */
  readonly computed?: string;
  /** What the level asks for. */
  readonly action?: string;
  readonly score?: number;
  readonly priority?: number;
  /** The same threat under another scheme that is shown beside; the first governs. */
  readonly beside?: {
    readonly scheme: string;
    readonly score?: number;
    readonly level?: string;
    readonly assumed: readonly string[];
  };
  /** The decision tree of the scheme, answered. */
  readonly decision?: {
    readonly outcome: string;
    readonly steps: readonly {
      readonly ask: string;
      readonly answer: 'yes' | 'no' | 'unknown';
      readonly because: string;
    }[];
  };
  readonly inherent?: string;
  readonly claimed?: string;
  readonly proven?: string;
}

/** A risk matrix with its threats. */
export interface MatrixPicture {
  readonly scheme: string;
  readonly rows: string;
  readonly columns: string;
  readonly columnLevels: readonly string[];
  /** Highest row first. */
  readonly lines: readonly {
    readonly level: string;
    readonly cells: readonly { readonly column: string; readonly level: string; readonly threats: readonly string[] }[];
  }[];
  /** How many cells have each level. */
  readonly cells: Readonly<Record<string, number>>;
}

/** Which layers of defense stand before a threat. */
export interface LayerRow {
  readonly threat: string;
  /** Controls by layer. */
  readonly layers: Readonly<Record<string, readonly string[]>>;
  /** Controls that name no layer. */
  readonly none: readonly string[];
  readonly depth: number;
}

/** A risk that a phase lowers. */
export interface PhaseEffect {
  readonly threat: string;
  readonly from: string;
  readonly to: string;
}

/** How far a phase of the roadmap has come. */
export interface PhaseState {
  readonly id: string;
  readonly done: number;
  readonly of: number;
  readonly complete: boolean;
  /** The status of each item; computed where it follows from something else. */
  readonly items: Readonly<Record<string, string>>;
  /** Threats that some control or item of the phase treats. */
  readonly threats: readonly string[];
  /** What it takes off the risks once it is complete, after the phases before it. */
  readonly removes?: readonly PhaseEffect[];
}

/** An environment: which threats apply, and whether its gate is open. */
export interface EnvironmentState {
  readonly id: string;
  readonly applies: readonly string[];
  readonly excluded: readonly string[];
  readonly unassessed: readonly string[];
  readonly gate: 'open' | 'closed' | 'none';
  readonly requirements: readonly { readonly requirement: string; readonly met: boolean; readonly because: string }[];
}

/** What follows for a flow from what it carries and where it goes. */
export interface FlowFacts {
  readonly id: string;
  /** The highest tier it carries. */
  readonly tier?: string;
  /** The boundaries it crosses. */
  readonly crosses: readonly string[];
  /** The zones at its ends, when they differ. */
  readonly zones?: readonly [from: string, to: string];
}

/** Figures about everything that is claimed and would have to be shown. */
export interface ClaimFigures {
  readonly claims: number;
  readonly distinct: number;
  readonly files: number;
  readonly sources: number;
  readonly byCheck: Readonly<Record<string, number>>;
  /** References into code: how many, how many distinct, over how many files of how many sources. */
  readonly codeReferences: {
    readonly count: number;
    readonly distinct: number;
    readonly files: number;
    readonly sources: number;
  };
}

export type ControlState = 'PROVEN' | 'STALE' | 'CLAIMED' | 'REFUTED' | 'none';

/** Everything the analysis of one model in one environment gives. */
export interface Analysis {
  readonly stage: 'analysis';
  readonly environment?: string;
  readonly clock: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
  readonly questions: readonly Question[];
  /** Where rules wait, whether or not somebody can be asked. */
  readonly waiting: readonly Waiting[];
  /** Findings that a declared threat already stands for. */
  readonly absorbed: readonly Absorbed[];
  /** Findings that a decision silences. */
  readonly decided: readonly Decided[];
  readonly policies: readonly PolicyState[];
  readonly risks: readonly RiskRow[];
  /** How many rated threats have each computed level. */
  readonly levels: Readonly<Record<string, number>>;
  readonly matrices: readonly MatrixPicture[];
  readonly layers: readonly LayerRow[];
  readonly phases: readonly PhaseState[];
  readonly environments: readonly EnvironmentState[];
  readonly flows: readonly FlowFacts[];
  /** Threats by the detections that would notice them. */
  readonly detections: {
    readonly watched: Readonly<Record<string, readonly string[]>>;
    readonly unwatched: readonly string[];
  };
  readonly claims: ClaimFigures;
  readonly course?: {
    readonly minutes: number;
    readonly exerciseMinutes: number;
    readonly weight: number;
    readonly cells: number;
  };
  readonly controls: Readonly<Record<ControlState, number>>;
}
