import { expect, it } from "vitest";
import type { Json } from "./bridged-target.ts";
import type { Stage } from "./target-contract.ts";

const item: Json = {
  itemId: "lamp",
  stockByShop: { north: 3, south: -4 },
  partsBySlot: { "1": { partName: "bulb", weightKg: 0.25 }, "-2": { partName: "shade" } },
  addedAt: "2026-02-03T04:05:06.700Z",
  spareParts: [{ partName: "bulb" }, {}],
  priceCents: "9007199254740993",
};

/** Maps, imports, nested types, well-known types and 64 bits, by descriptors found at run time. */
export function itCallsTheInventory(stage: () => Stage): void {
  const open = (name: string) => stage().target.open(`peer.v1.Inventory/${name}`);

  it("carries maps, imports and 64 bits unchanged in a unary call", async () => {
    const { message } = await stage().target.unary("peer.v1.Inventory/Put", item);
    expect(message).toEqual(item);
  });

  it("reads a server stream of imported messages", async () => {
    const call = open("List");
    await call.send({ pageSize: 3 });
    call.halfClose();
    expect(await call.rest()).toEqual(
      [0, 1, 2].map((number) => ({ itemId: `item-${number}`, stockByShop: { north: number } })),
    );
  });

  it("writes a client stream, and gets a map back", async () => {
    const call = open("Sum");
    await call.send({ stockByShop: { north: 3, south: 1 } });
    await call.send({ stockByShop: { north: 4 } });
    call.halfClose();
    expect(await call.rest()).toEqual([{ totalByShop: { north: "7", south: "1" } }]);
  });

  it("sends items both ways", async () => {
    const call = open("Watch");
    const sent = call.send(item);
    expect(await call.next()).toEqual(item);
    await sent;
    call.halfClose();
    expect(await call.rest()).toEqual([]);
  });

  it("has the imported file, with its maps, its lists and its oneof", () => {
    const described = stage().target.registry.getMessage("peer.items.v1.Item");
    expect(described?.fields.map((field) => [field.jsonName, field.fieldKind])).toEqual([
      ["itemId", "scalar"],
      ["stockByShop", "map"],
      ["partsBySlot", "map"],
      ["addedAt", "message"],
      ["spareParts", "list"],
      ["priceCents", "scalar"],
      ["onRequest", "scalar"],
    ]);
    expect(described?.oneofs.map((oneof) => oneof.name)).toEqual(["price"]);
  });
}
