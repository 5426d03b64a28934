/**
 * What `vauban explain` tells: a finding, a rule, a check or a control with everything that is known of it. Plain
 * readonly data, ready for JSON.
 * @module
 */
import type { ControlState, Decided, Question, Severity } from './analysis.ts';
import type { Place } from './problem.ts';

/** One line of a condition in words; what stands deeper belongs to the line above. */
export interface ConditionLine {
  readonly depth: number;
  readonly text: string;
  /** What the fact of the line says. */
  readonly note?: string;
}

/** An id of CWE, CAPEC or ATT&CK with its name. */
export interface NamedId {
  readonly kind: 'cwe' | 'capec' | 'attack';
  readonly id: string;
  readonly name: string;
  readonly link: string;
}

/** The page of a rule. */
export interface RulePage {
  readonly id: string;
  readonly pack: string;
  readonly title: string;
  readonly kind: 'gap' | 'threat';
  readonly stride?: string;
  /** The kind of element it looks at. */
  readonly each: string;
  /** A number from 1 to 5, or where it comes from. */
  readonly likelihood: string;
  readonly impact: string;
  readonly message: string;
  readonly when: readonly ConditionLine[];
  readonly why: string;
  readonly check: string;
  readonly falsePositives?: string;
  /** Controls of the library. */
  readonly fix: readonly string[];
  readonly ids: readonly NamedId[];
  readonly linddun: readonly string[];
  readonly references: readonly string[];
}

/** The page of a structural check. */
export interface CheckPage {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly severity: Severity;
}

/** The page of a control of the library. */
export interface ControlPage {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly layer: string;
  readonly strategy: string;
  readonly effectiveness?: string;
  readonly prevents: readonly string[];
  readonly prove: string;
  /** Facts it gives to what it guards. */
  readonly gives: Readonly<Record<string, string>>;
  readonly frameworks: Readonly<Record<string, readonly string[]>>;
}

/** What a rule says at an element in one view. */
export type Voice = 'speaks' | 'asks' | 'silent';

/** A number that weighs a finding, and where it comes from. */
export interface Reckoned {
  readonly value: number;
  readonly because: string;
}

/** A control of the library that would mend a finding here. */
export interface Fix {
  readonly control: ControlPage;
  /** Facts it gives that would silence the finding. */
  readonly silences: readonly string[];
  /** What the model says that outweighs any control, such as `authentication at flows/order`. */
  readonly outweighedBy: readonly string[];
  /** The control of this model that is an instance of it. */
  readonly instance?: { readonly id: string; readonly status?: string; readonly guards: boolean };
  /** What to paste into the model. */
  readonly yaml: string;
}

/** Why a finding is there, or is not. */
export interface FindingExplanation {
  readonly kind: 'finding';
  readonly id: string;
  readonly about: string;
  readonly name: string;
  readonly at: Place;
  /** Policies and the like have neither a rule nor a check. */
  readonly rule?: RulePage;
  readonly check?: CheckPage;
  readonly state: Voice | 'absorbed' | 'decided';
  /** What the rule says when the model is taken at its word, and when only what is proven counts. */
  readonly views: { readonly claimed: Voice; readonly proven: Voice };
  readonly message: string;
  /** Why it speaks, why it does not, or what is not known. */
  readonly reasons: readonly string[];
  readonly silencedBy: readonly string[];
  /** Facts whose values are claimed, and would have to be proven to keep the rule silent. */
  readonly unproven: readonly string[];
  readonly severity: Severity;
  readonly likelihood?: Reckoned;
  readonly impact?: Reckoned;
  readonly questions: readonly Question[];
  readonly absorbedBy?: Related;
  readonly decided?: Decided;
  readonly fixes: readonly Fix[];
}

/** Another entry of the model. */
export interface Related {
  readonly address: string;
  readonly name: string;
}

/** A finding of a rule or a check in this model. */
export interface Spoken {
  readonly finding: string;
  readonly state: 'speaks' | 'absorbed' | 'decided';
  readonly severity?: Severity;
  readonly message?: string;
  /** The threat that absorbs it, or the treatment that was decided. */
  readonly by?: string;
}

/** A rule, and where it speaks and asks in this model. */
export interface RuleExplanation {
  readonly kind: 'rule';
  readonly page: RulePage;
  readonly fixes: readonly ControlPage[];
  readonly spoken: readonly Spoken[];
  readonly asks: readonly Question[];
}

/** A structural check, and where it speaks in this model. */
export interface CheckExplanation {
  readonly kind: 'check';
  readonly page: CheckPage;
  readonly spoken: readonly Spoken[];
}

/** A control of the model. */
export interface ControlExplanation {
  readonly kind: 'control';
  readonly address: string;
  readonly name: string;
  readonly at: Place;
  readonly description?: string;
  readonly layer?: string;
  readonly strategy?: string;
  readonly effectiveness?: string;
  readonly status?: string;
  readonly state: ControlState;
  readonly guards: readonly Related[];
  readonly against: readonly Related[];
  readonly gives: Readonly<Record<string, string>>;
  /** Whether what it gives counts in the claimed view. */
  readonly inEffect: boolean;
  readonly plan: readonly { readonly phase: string; readonly item: string }[];
  /** How many claims the model makes of it. */
  readonly claims: number;
  /** The control of the library it is an instance of. */
  readonly library?: ControlPage;
  /** Findings of this model that it would mend. */
  readonly mends: readonly string[];
  /** Claims to paste, when the library knows it. */
  readonly yaml?: string;
}

/** A control of the library that the model does not have. */
export interface LibraryExplanation {
  readonly kind: 'library-control';
  readonly page: ControlPage;
  /** Rules that name it as a fix. */
  readonly rules: readonly { readonly id: string; readonly title: string }[];
  readonly mends: readonly string[];
  readonly yaml: string;
}

export type Explanation =
  | FindingExplanation
  | RuleExplanation
  | CheckExplanation
  | ControlExplanation
  | LibraryExplanation;
