import { create, toBinary } from "@bufbuild/protobuf";
import {
  BookCategory,
  RecommendationResponseSchema,
  type BookRecommendation,
} from "@grpc-playground/gen/recommendations_pb";

/** A book as it travels to a contender, in an environment variable. */
export interface Book {
  readonly id: number;
  readonly title: string;
}

/** The request of every call of the unary rows: the one that the tutorial's client makes. */
export const recommend = { userId: 3, category: BookCategory.HISTORY, maxResults: 3 };

/** What a contender answers with. */
export function responseBytes(books: readonly Book[]): Buffer {
  const message = create(RecommendationResponseSchema, { recommendations: [...books] });
  return Buffer.from(toBinary(RecommendationResponseSchema, message));
}

/** The least and the most that an answer of that many books can take, in bytes. */
export function responseBounds(
  shelf: readonly Book[],
  count: number,
): { min: number; max: number } {
  const bySize = shelf.toSorted((a, b) => responseBytes([a]).length - responseBytes([b]).length);
  return {
    min: responseBytes(bySize.slice(0, count)).length,
    max: responseBytes(bySize.slice(-count)).length,
  };
}

/** Without what makes them messages. */
export function plain(books: readonly BookRecommendation[]): Book[] {
  return books.map(({ id, title }) => ({ id, title }));
}
