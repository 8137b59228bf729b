import { describe, expect, it } from "vitest";
import { describePeers } from "../support/describe-peers.ts";
import { greeterSubject } from "../support/greeter-subject.ts";
import { itCallsTheInventory } from "../support/inventory-contract.ts";
import { startPythonServer } from "../support/peer-servers.ts";
import { itIsCalledInAllFourTypes, stageFor } from "../support/target-contract.ts";

describePeers(["python"], "grpcio as a target of the bridge", (python) => {
  const subject = greeterSubject(() => startPythonServer(python), {
    metadata: "from python",
    domain: "python.peer",
  });
  const stage = stageFor(subject.start);

  it("is described by its reflection, which is v1alpha only and leaves the JSON names out", () => {
    const { services, source, notes } = stage().target.description;
    expect(services).toEqual(expect.arrayContaining(["greet.Greeter", "peer.v1.Inventory"]));
    expect(source).toContain("v1alpha");
    expect(notes.filter((note) => !note.message.includes("json_name"))).toEqual([]);
  });

  describe("Greeter", () => {
    itIsCalledInAllFourTypes(subject, stage);
  });
  describe("Inventory", () => {
    itCallsTheInventory(stage);
  });
});
