/**
 * Reads the JSON objects that a command printed one after the other, as grpcurl
 * and buf print the messages of a stream.
 */
export function parseJsonStream(text: string): unknown[] {
  const found: unknown[] = [];
  let depth = 0;
  let start = 0;
  // Strings are passed over whole: a brace inside one opens nothing.
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === "{" && depth++ === 0) start = index;
    if (token === "}" && --depth === 0) found.push(JSON.parse(text.slice(start, index + 1)));
  }
  return found;
}
