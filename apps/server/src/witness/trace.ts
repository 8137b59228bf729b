import { create, type MessageInitShape } from "@bufbuild/protobuf";
import {
  SightingSchema,
  type Sighting,
  type Sighting_What as What,
} from "@grpc-playground/gen/playground/v1/witness_pb";

/** How much is kept of one trace. */
const maxSightings = 500;
/** Room behind that for how calls end, which is told in any case. */
const maxEndings = 100;
/** Characters of a note. */
const maxNote = 300;

/** What one saw, without when it was. */
export type Seen = Omit<MessageInitShape<typeof SightingSchema>, "at" | "$typeName"> & {
  readonly by: string;
  readonly layer: number;
  readonly what: What;
};

/** All that was seen of the calls that share an `x-lab-trace`: one, or the attempts of one. */
export class Trace {
  /** Append only. */
  readonly sightings: Sighting[] = [];
  /** Told of whatever changes; each wakes somebody once. */
  readonly watchers = new Set<() => void>();
  #open = 0;
  #dropped = 0;
  #endings = 0;
  #startedMs: number | undefined;
  #quietAtMs = Number.POSITIVE_INFINITY;

  /** Whether a call of this trace ever came. */
  get begun(): boolean {
    return this.#startedMs !== undefined;
  }

  /** Calls that are open now. */
  get open(): number {
    return this.#open;
  }

  /** When nothing more is to be expected, of `performance.now()`; Infinity while a call is open. */
  get quietAtMs(): number {
    return this.#open > 0 ? Number.POSITIVE_INFINITY : this.#quietAtMs;
  }

  begin(): void {
    this.#startedMs ??= performance.now();
    this.#open++;
  }

  see(seen: Seen): void {
    if (this.sightings.length - this.#endings < maxSightings) this.#add(seen);
    else this.#dropped++;
    this.wake();
  }

  /** @param quietMs how long after this something may still follow */
  end(seen: Seen, quietMs: number): void {
    this.#open--;
    this.#quietAtMs = performance.now() + quietMs;
    if (this.#endings < maxEndings) {
      this.#endings++;
      const note = [seen.note ?? "", this.#dropped > 0 ? dropped(this.#dropped) : ""];
      this.#add({ ...seen, note: note.filter((part) => part !== "").join("; ") });
      this.#dropped = 0;
    } else {
      this.#dropped++;
    }
    this.wake();
  }

  #add(seen: Seen): void {
    const at = performance.now() - (this.#startedMs ?? performance.now());
    const note = seen.note?.slice(0, maxNote) ?? "";
    this.sightings.push(create(SightingSchema, { ...seen, note, at }));
  }

  /** Has everybody who watches look again. */
  wake(): void {
    for (const wake of this.watchers) wake();
  }
}

function dropped(count: number): string {
  return `${count} more sightings were dropped: a trace keeps ${maxSightings}`;
}
