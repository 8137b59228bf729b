/** A port that could not be listened on. The message says which, and what to change. */
export class PortError extends Error {
  override readonly name = "PortError";
}

/** Says in words why a listener could not be started; the cause is kept. */
export function portError(
  cause: unknown,
  what: {
    readonly protocol: string;
    readonly setting: { readonly flag: string; readonly env: string };
  },
  host: string,
  port: number,
): PortError {
  const { flag, env } = what.setting;
  const message = cause instanceof Error ? cause.message : String(cause);
  const advice = /EADDRINUSE/u.test(message)
    ? `port ${port} is taken. Stop what listens there, or choose another: --${flag} 0 (or ` +
      `${env}=0) picks a free one`
    : /EACCES/u.test(message)
      ? `port ${port} may not be used by this user. Choose one above 1023 with --${flag} or ${env}`
      : /EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN/u.test(message)
        ? `this machine has no address ${host}. Choose another with --host or HOST`
        : message;
  return new PortError(`Cannot serve ${what.protocol} on ${host}:${port}: ${advice}.`, { cause });
}
