import { SchemaNote_Kind } from "@grpc-playground/gen/playground/v1/schema_pb";
import { describe, expect, it } from "vitest";
import { describePeers } from "../support/describe-peers.ts";
import { greeterSubject } from "../support/greeter-subject.ts";
import { itCallsTheInventory } from "../support/inventory-contract.ts";
import { startGrpcJsServer } from "../support/peer-servers.ts";
import { itIsCalledInAllFourTypes, stageFor } from "../support/target-contract.ts";

describePeers(["grpc-js"], "@grpc/reflection as a target of the bridge", (node) => {
  const subject = greeterSubject(() => startGrpcJsServer(node), {
    metadata: "from grpc-js",
    domain: "grpc-js.peer",
  });
  const stage = stageFor(subject.start);

  it("is described although its reflection is wrong, and says what was repaired", () => {
    const { services, source, notes } = stage().target.description;
    expect(services).toEqual(expect.arrayContaining(["greet.Greeter", "peer.v1.Inventory"]));
    expect(source).toMatch(/v1\b/);
    expect(notes.length).toBeGreaterThan(0);
    expect(notes.map((note) => note.kind)).not.toContain(SchemaNote_Kind.SKIPPED);
    expect(notes.every((note) => note.subject !== "" && note.message !== "")).toBe(true);
  });

  describe("Greeter", () => {
    itIsCalledInAllFourTypes(subject, stage);
  });
  describe("Inventory", () => {
    itCallsTheInventory(stage);
  });
});
