/** A greet.HelloRequest, as any client writes one. */
export const hello = (name: string) => ({ name, greeting: "Hello" });

/** The same as JSON documents for a command line, one after the other. */
export const helloJson = (...names: string[]) =>
  names.map((name) => JSON.stringify(hello(name))).join("\n");

/** `count` times the greet.HelloReply to that. */
export const replies = (name: string, count: number) =>
  Array.from({ length: count }, () => ({ message: `Hello ${name}` }));
