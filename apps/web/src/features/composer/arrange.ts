// What a lesson puts into a request, part by part. Nothing of it sends anything.

import type { DescMethod, Registry } from "@bufbuild/protobuf";
import { toTimeDraft } from "./fill-in.ts";
import type { OptionsDraft } from "./options/call-options.ts";
import { noLab, type LabDraft } from "./options/lab.ts";
import { withJson } from "./request-json.ts";
import { requestStore, withExample, withNothing } from "./request-state.ts";

const noOptions: OptionsDraft = { metadata: [], deadline: { text: "", unit: "s" }, lab: noLab };

/** The example in the form, and nothing that goes along with it. */
export function cleanRequest(method: DescMethod): void {
  const store = requestStore(method);
  store.set({ ...withExample(store.get()), tab: "form", options: noOptions });
}

/** What goes along with the requests of a method now: gives it back when it is called. */
export function keepOptions(method: DescMethod): () => void {
  const { options } = requestStore(method).get();
  return () => putOptions(method, options);
}

/** Puts a message (ProtoJSON) in the place of the one in the form. */
export function putMessage(
  method: DescMethod,
  registry: Registry | undefined,
  message: unknown,
): void {
  const store = requestStore(method, registry);
  const empty = withNothing({ ...store.get(), tab: "form" });
  store.set({ ...withJson(empty, JSON.stringify(message), registry), tab: "form" });
}

/** These rows of metadata and no others. */
export function putMetadata(
  method: DescMethod,
  rows: readonly (readonly [name: string, value: string])[],
): void {
  putOptions(method, { metadata: rows.map(([key, value], id) => ({ id, key, value })) });
}

/** A deadline in milliseconds, or none. */
export function putDeadline(method: DescMethod, ms: number | undefined): void {
  putOptions(method, { deadline: toTimeDraft(ms) });
}

/** What the lab can be asked for. */
export interface LabWishes {
  readonly delayMs?: number;
  readonly count?: number;
  readonly size?: number;
  readonly fail?: string;
  readonly failAfter?: number;
  readonly failAttempts?: number;
  readonly compress?: "gzip";
  readonly seed?: number;
}

/** These settings of the lab and no others. */
export function putLab(method: DescMethod, wishes: LabWishes): void {
  const { delayMs, count, size, fail = "", failAfter, failAttempts, compress, seed } = wishes;
  const lab: LabDraft = {
    ...noLab,
    delay: { text: text(delayMs), unit: "ms" },
    count: text(count),
    size: text(size),
    fail,
    failAfter: text(failAfter),
    failAttempts: text(failAttempts),
    compress: compress !== undefined,
    seed: text(seed),
  };
  putOptions(method, { lab });
}

const text = (number: number | undefined) => (number === undefined ? "" : String(number));

function putOptions(method: DescMethod, part: Partial<OptionsDraft>): void {
  const store = requestStore(method);
  const state = store.get();
  store.set({ ...state, options: { ...state.options, ...part }, refused: [] });
}
