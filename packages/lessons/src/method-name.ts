export interface MethodName {
  /** Full name, such as `greet.Greeter`. */
  readonly service: string;
  readonly method: string;
}
