/**
 * What an attacker's moves are taken to cost in time, and how far controls slow or stop them. No model says so, and
 * nobody has measured it for all: the figures are an assumption, meant to order and to compare rather than to predict.
 * They stand here as one table with a version, and every result is printed with it.
 * @module
 */

/** What a control does to an attacker who has to get past it. */
export interface ControlEffect {
  /** The probability that it stops the attacker for good. */
  readonly stops: number;
  /** How many times as long the move takes otherwise. */
  readonly slows: number;
}

/** The table. */
export interface AttackTimes {
  readonly version: string;
  /** Mean days of a move; the time of each is exponential. */
  readonly days: {
    /** Over a flow to a component of the same zone. */
    readonly within: number;
    /** Over a flow into another zone or over a boundary. */
    readonly into: number;
    /** From anywhere to an entry that is open to everybody. */
    readonly knock: number;
    /** To take an asset where it lies or passes. */
    readonly take: number;
    /** A step of an attack tree that does not say. */
    readonly step: number;
  };
  /** How many times as long an attacker of a skill takes. */
  readonly pace: Readonly<Record<string, number>>;
  /** By strategy and effectiveness; what does not stand here does nothing on the way. */
  readonly controls: Readonly<Record<string, Readonly<Record<string, ControlEffect>>>>;
}

/** The table in use. */
export const ATTACK_TIMES: AttackTimes = {
  version: '1',
  days: { within: 1, into: 3, knock: 2, take: 0.5, step: 3 },
  pace: { 1: 4, 2: 2, 3: 1, 4: 0.5, 5: 0.25 },
  controls: {
    prevent: {
      low: { stops: 0.2, slows: 1.5 },
      medium: { stops: 0.4, slows: 2 },
      high: { stops: 0.6, slows: 3 },
      'very-high': { stops: 0.8, slows: 4 },
    },
    detect: {
      low: { stops: 0.1, slows: 1 },
      medium: { stops: 0.2, slows: 1 },
      high: { stops: 0.3, slows: 1 },
      'very-high': { stops: 0.4, slows: 1 },
    },
    respond: {
      low: { stops: 0.05, slows: 1 },
      medium: { stops: 0.1, slows: 1 },
      high: { stops: 0.2, slows: 1 },
      'very-high': { stops: 0.3, slows: 1 },
    },
  },
};
