import { createContext, useContext, useDeferredValue, useState } from "react";

/** So many fields are drawn at once: what the tallest screen shows, and a little more. */
const atOnce = 32;

let left = atOnce;

/** True within a form whose fields are all drawn at once, however many there are. */
export const WholeForm = createContext(false);

/**
 * Whether it is this field's turn to be drawn. The first ones that appear
 * together are drawn at once; the rest a moment later, in one go that gives way
 * to whatever a person does meanwhile. So the top of a form of hundreds of
 * fields is there as soon as that of a small one, and all of it is in the page
 * for searches, for Tab and for screen readers before anybody gets there.
 */
export function useTurn(): boolean {
  const isWhole = useContext(WholeForm);
  const [isAmongFirst] = useState(claim);
  const hasCome = useDeferredValue(true, isAmongFirst);
  return isWhole || hasCome;
}

/** Fields claim in the order in which they stand. The next thing that appears starts anew. */
function claim(): boolean {
  if (left === atOnce) setTimeout(() => (left = atOnce));
  if (left === 0) return false;
  left--;
  return true;
}
