import type { RequestStore } from "../request-state.ts";
import type { Player } from "./player-state.ts";
import { createPlayer } from "./player.ts";

const players = new WeakMap<RequestStore, Player>();

/** The player of a method's script: one for each, which goes on while another method is looked at. */
export function playerOf(store: RequestStore): Player {
  const known = players.get(store);
  if (known) return known;
  const player = createPlayer({ get: () => store.get().script, subscribe: store.subscribe });
  players.set(store, player);
  return player;
}
