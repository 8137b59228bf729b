import { DisplacementService } from "@grpc-playground/gen/displacement_pb";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { Health } from "@grpc-playground/gen/grpc/health/v1/health_pb";
import { KitchenSink } from "@grpc-playground/gen/playground/v1/kitchen_sink_pb";
import { SchemaService } from "@grpc-playground/gen/playground/v1/schema_pb";
import { describe, expect, test } from "vitest";
import { createCatalogue, firstSentence } from "./catalogue.ts";
import { infrastructureKey, layOut } from "./rows.ts";
import { searchTerms } from "./search.ts";
import { treeAction } from "./tree-keys.ts";

const catalogue = createCatalogue([Health, Greeter, DisplacementService]);

const lay = (query = "", toggled: [string, boolean][] = []) =>
  layOut(catalogue, { terms: searchTerms(query), toggled: new Map(toggled) });
const names = (...args: Parameters<typeof lay>) =>
  lay(...args).rows.map(({ name, level }) => "  ".repeat(level - 1) + name);

describe("the tree", () => {
  test("shows the target's own services open, infrastructure closed and last", () => {
    expect(names()).toEqual([
      "Greeter",
      "  SayHello",
      "  ParrotSaysHello",
      "  ChattyClientSaysHello",
      "  InteractingHello",
      "DisplacementService",
      "  computeDisplacement",
      "Infrastructure",
    ]);
  });

  test("opens and closes", () => {
    const shown = names("", [
      ["greet.Greeter", false],
      [infrastructureKey, true],
    ]);
    expect(shown.slice(0, 5)).toEqual([
      "Greeter",
      "DisplacementService",
      "  computeDisplacement",
      "Infrastructure",
      "  Health",
    ]);
    expect(shown).toContain("    Check");
  });

  test("finds by service, method and message type, also what was closed", () => {
    expect(names("parrot")).toEqual(["Greeter", "  ParrotSaysHello"]);
    expect(names("delayedreply")).toEqual(["Greeter", "  ChattyClientSaysHello"]);
    expect(names("health check")).toContain("    Check");
    expect(lay("greeter hello").found).toBe(4);
    expect(lay("nothing like it")).toEqual({ rows: [], found: 0 });
  });

  test("counts the page's own service as infrastructure, and not its whole package", () => {
    const { own, infrastructure } = createCatalogue([SchemaService, KitchenSink, Greeter]);
    expect(own.map(({ name }) => name)).toEqual(["KitchenSink", "Greeter"]);
    expect(infrastructure.map(({ name }) => name)).toEqual(["SchemaService"]);
  });

  test("tells each row its place", () => {
    const { rows } = lay();
    expect(rows[2]).toMatchObject({ level: 2, parent: "greet.Greeter", position: 2, siblings: 4 });
    expect(rows.at(-1)).toMatchObject({ level: 1, position: 3, siblings: 3 });
  });

  test("starts out closed when there is much", () => {
    const many = createCatalogue(Array.from({ length: 20 }, () => Greeter));
    const { rows } = layOut(many, { terms: [], toggled: new Map() });
    expect(rows.every(({ kind }) => kind === "service")).toBe(true);
  });
});

const press = (current: string, key: string, typed = key) =>
  treeAction(lay().rows, current, key, typed);

describe("the keyboard", () => {
  const greeter = "greet.Greeter";
  const sayHello = "greet.Greeter/SayHello";

  test("arrows walk, and stop at both ends", () => {
    expect(press(greeter, "ArrowDown")).toEqual({ do: "focus", key: sayHello });
    expect(press(sayHello, "ArrowUp")).toEqual({ do: "focus", key: greeter });
    expect(press(greeter, "ArrowUp")).toBeUndefined();
    expect(press(infrastructureKey, "ArrowDown")).toBeUndefined();
    expect(press(sayHello, "End")).toEqual({ do: "focus", key: infrastructureKey });
    expect(press(sayHello, "Home")).toEqual({ do: "focus", key: greeter });
  });

  test("right opens, then enters; left leaves, then closes", () => {
    expect(press(infrastructureKey, "ArrowRight")).toMatchObject({ do: "toggle", expanded: true });
    expect(press(greeter, "ArrowRight")).toEqual({ do: "focus", key: sayHello });
    expect(press(sayHello, "ArrowRight")).toBeUndefined();
    expect(press(sayHello, "ArrowLeft")).toEqual({ do: "focus", key: greeter });
    expect(press(greeter, "ArrowLeft")).toMatchObject({ do: "toggle", expanded: false });
  });

  test("Enter and Space open a method", () => {
    for (const key of ["Enter", " "]) {
      expect(press(sayHello, key)).toEqual({ do: "activate", key: sayHello });
      expect(press(greeter, key)).toMatchObject({ do: "toggle", expanded: false });
    }
  });

  test("typing goes to the next name that begins so, around the end", () => {
    expect(press(greeter, "i")).toEqual({ do: "focus", key: "greet.Greeter/InteractingHello" });
    expect(press("greet.Greeter/InteractingHello", "i")).toEqual({
      do: "focus",
      key: infrastructureKey,
    });
    expect(press(infrastructureKey, "n", "in")).toEqual({ do: "focus", key: infrastructureKey });
    expect(press(greeter, "z")).toBeUndefined();
  });
});

test("a summary is the first sentence", () => {
  expect(firstSentence("Unary: one request, one reply.")).toBe("Unary: one request, one reply.");
  expect(firstSentence("Echoes v1.2 of\n it. And more.\n\nEven more.")).toBe("Echoes v1.2 of it.");
  expect(firstSentence("no stop\n\nnext")).toBe("no stop");
  expect(firstSentence("")).toBe("");
});
