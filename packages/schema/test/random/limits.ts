/** For one property: a failure on a busy machine is shrunk for a while first. */
export const patienceMs = 60_000;

/** Shrinking a schema to its least can take minutes; what there is by then is shown. */
export const limits = { interruptAfterTimeLimit: 20_000 } as const;
