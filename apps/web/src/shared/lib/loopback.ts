/**
 * An address of this machine by one name, whichever it was given: what answers at
 * `localhost:50051` answers at `127.0.0.1:50051`. Others are only in lower case.
 *
 * @param address `host:port`, with or without a scheme before it
 */
export function oneLoopback(address: string): string {
  return address.toLowerCase().replace(/(^|\/)(localhost|\[::1\])(?=:)/, "$1127.0.0.1");
}
