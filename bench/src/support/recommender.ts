import { createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { Recommendations } from "@grpc-playground/gen/recommendations_pb";
import { plain, recommend, type Book } from "./books.ts";

/** Every book of the shelf that the bench asks for, as the server on that port has it. */
export async function shelfOf(port: number): Promise<Book[]> {
  return ask(port, 1_000);
}

/**
 * Makes one real call and looks at the reply.
 *
 * @throws Error when the books are not as many as asked for, or not of the shelf
 */
export async function verify(name: string, port: number, shelf: readonly Book[]): Promise<void> {
  const books = await ask(port, recommend.maxResults);
  const known = books.every(({ id, title }) =>
    shelf.some((book) => book.id === id && book.title === title),
  );
  if (!known || books.length !== recommend.maxResults) {
    throw new Error(`${name} answered with other books: ${JSON.stringify(books)}`);
  }
}

async function ask(port: number, maxResults: number): Promise<Book[]> {
  const transport = createGrpcTransport({ baseUrl: `http://127.0.0.1:${port}` });
  const client = createClient(Recommendations, transport);
  const { recommendations } = await client.recommend({ ...recommend, maxResults });
  return plain(recommendations);
}
