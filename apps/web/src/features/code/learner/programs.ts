import type { DescMethod, Registry } from "@bufbuild/protobuf";
import { exampleMessage } from "@grpc-playground/schema";
import { learnerPrograms, type LearnerMethod } from "@grpc-playground/snippets/learner";
import { valueOf } from "@grpc-playground/snippets/of-message";
import type { SnippetMethod } from "@grpc-playground/snippets/write";
import { remembered } from "../../../shared/lib/remembered.ts";
import { createStore, type Store } from "../../../shared/lib/store.ts";

/** Beside the playground's own port, which is taken while it runs. */
const address = "localhost:50052";

/** What a first client sends and a first server answers: examples made from the schema. */
export function learnerMethod(
  method: DescMethod,
  registry: Registry,
  rpc: SnippetMethod,
): LearnerMethod {
  return {
    rpc,
    request: valueOf(method.input, exampleMessage(method.input), registry),
    reply: valueOf(method.output, exampleMessage(method.output), registry),
    address,
  };
}

const kept = remembered("code.learner");
const chosen = createStore(kept.read() ?? "");

/** The id of the programs that were chosen last, in this browser. */
export const programs: Store<string> = chosen;

export function choosePrograms(id: string): void {
  kept.write(id);
  chosen.set(id);
}

export function programsBy(id: string) {
  return learnerPrograms.find((each) => each.id === id) ?? learnerPrograms[0];
}

export const programOptions = learnerPrograms.map(({ id, label }) => ({ value: id, label }));
