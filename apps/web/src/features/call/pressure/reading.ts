/** A call whose reading can be stopped, as `Call` of packages/call has it. */
export interface Reading {
  readonly reading: boolean;
  setReading(reading: boolean): void;
}
