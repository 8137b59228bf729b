import { useState } from "react";

/** So many items are drawn at first, and so many more at each asking. */
const page = 50;

/**
 * Which items of a long list or map are drawn: the first ones, and what is added
 * behind those that are not, since thousands at once keep the page waiting at
 * every key.
 */
export function usePages<Item extends { readonly id: number }>(items: readonly Item[]) {
  const [shown, setShown] = useState(page);
  // Ids only grow: what is added has this one or a larger one.
  const [added, setAdded] = useState(Number.POSITIVE_INFINITY);
  const all = items.map((item, index) => ({ item, index }));
  const behind = all.slice(shown);
  return {
    first: all.slice(0, shown),
    last: behind.filter(({ item }) => item.id >= added),
    /** The first that is not drawn, and how many are asked for next. */
    next: behind.find(({ item }) => item.id < added)?.item,
    more: Math.min(page, behind.length),
    showMore: () => setShown(shown + page),
    /** Draws the item that is about to be added with this id, wherever it will be. */
    showAdded: (id: number) => {
      if (items.length >= shown) setAdded(Math.min(added, id));
    },
  };
}
