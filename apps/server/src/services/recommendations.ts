import { Code, ConnectError } from "@connectrpc/connect";
import { BookCategory, Recommendations } from "@grpc-playground/gen/recommendations_pb";
import { labKey } from "../lab/lab-settings.ts";
import { shelves } from "./books.ts";
import { invalidField } from "./invalid-field.ts";
import { defineService } from "./service.ts";

/** Picks books of a category at random; `x-lab-seed` makes the choice repeatable. */
export const recommendations = defineService(Recommendations, {
  recommend(request, context) {
    if (request.maxResults < 0) {
      throw invalidField("max_results", `must not be negative, and is ${request.maxResults}`);
    }
    const books = shelves.get(request.category);
    if (books === undefined) {
      const known = [...shelves.keys()].map((key) => `${BookCategory[key]} (${key})`).join(", ");
      throw new ConnectError(
        `there is no category ${request.category}; there are ${known}`,
        Code.NotFound,
      );
    }
    const { random = Math.random } = context.values.get(labKey);
    return { recommendations: sample(books, request.maxResults, random) };
  },
});

/** At most `size` of `items`, each at most once: the first steps of a Fisher-Yates shuffle. */
function sample<T>(items: readonly T[], size: number, random: () => number): T[] {
  const rest = [...items];
  const picked: T[] = [];
  while (picked.length < size) {
    const at = Math.floor(random() * rest.length);
    const item = rest[at];
    const last = rest.pop();
    if (item === undefined || last === undefined) break;
    picked.push(item);
    if (at < rest.length) rest[at] = last;
  }
  return picked;
}
