import { create } from "@bufbuild/protobuf";
import {
  BookCategory,
  BookRecommendationSchema,
  type BookRecommendation,
} from "@grpc-playground/gen/recommendations_pb";

/**
 * The shelf for each category, as the process keeps it in memory. Ids are
 * unique over all the shelves. The books are messages already, so that an
 * answer need not make them again.
 */
export const shelves: ReadonlyMap<BookCategory, readonly BookRecommendation[]> = new Map([
  shelf(BookCategory.MYSTERY, 1, [
    "The Maltese Falcon",
    "Murder on the Orient Express",
    "The Hound of the Baskervilles",
    "The Big Sleep",
    "Gaudy Night",
    "The Moonstone",
    "The Daughter of Time",
    "In the Woods",
  ]),
  shelf(BookCategory.SCIENCE_FICTION, 101, [
    "The Hitchhiker's Guide to the Galaxy",
    "Ender's Game",
    "Dune",
    "The Left Hand of Darkness",
    "Neuromancer",
    "Solaris",
    "Kindred",
    "The Three-Body Problem",
  ]),
  shelf(BookCategory.SELF_HELP, 201, [
    "The 7 Habits of Highly Effective People",
    "How to Win Friends and Influence People",
    "Man's Search for Meaning",
    "Atomic Habits",
    "Mindset",
    "Deep Work",
    "Quiet",
  ]),
  shelf(BookCategory.HISTORY, 301, [
    "The Guns of August",
    "SPQR",
    "A Distant Mirror",
    "The Silk Roads",
    "Salt: A World History",
    "The Warmth of Other Suns",
    "1491: New Revelations of the Americas Before Columbus",
    "The Making of the Atomic Bomb",
  ]),
]);

function shelf(
  category: BookCategory,
  firstId: number,
  titles: readonly string[],
): [BookCategory, readonly BookRecommendation[]] {
  return [
    category,
    titles.map((title, index) => create(BookRecommendationSchema, { id: firstId + index, title })),
  ];
}
