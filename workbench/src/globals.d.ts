/** Set by the build: whether this is the page that a report is frozen into. */
declare const VAUBAN_FROZEN: boolean;
