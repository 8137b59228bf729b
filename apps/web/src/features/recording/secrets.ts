/** Words in the name of a header whose value nobody wants to hand on with a file. */
const telling =
  /assertion|auth|bearer|cookie|credential|csrf|jwt|key|passw|private|pwd|secret|session|signature|token|xsrf/i;

/** Whether a header may hold a secret, by its name. Better one too many than one too few. */
export function maySecret(name: string): boolean {
  return telling.test(name);
}
