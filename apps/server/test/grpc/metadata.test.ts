import { Metadata } from "@grpc/grpc-js";
import {
  array,
  assert,
  constantFrom,
  oneof,
  property,
  record,
  string,
  uint8Array,
} from "fast-check";
import { describe, expect, test } from "vitest";
import { metadataFromHeaders, MetadataHeaders } from "../../src/grpc/metadata.ts";

const names = ["a", "b-c", "x-y"];
const text = string({ unit: constantFrom(...Array.from("aZ09 ,;=~")), maxLength: 6 });
const step = oneof(
  record({ act: constantFrom("set", "append"), name: constantFrom(...names, "X-Y"), value: text }),
  record({ act: constantFrom("delete"), name: constantFrom(...names, "A"), value: text }),
);

describe("metadata seen as Headers", () => {
  test("does what Headers does, whatever is done to it", () => {
    assert(
      property(array(step, { maxLength: 12 }), (steps) => {
        const real = new Headers();
        const ours = new MetadataHeaders();
        for (const headers of [real, ours]) {
          for (const { act, name, value } of steps) {
            if (act === "set") headers.set(name, value);
            else if (act === "append") headers.append(name, value);
            else headers.delete(name);
          }
        }
        expect([...ours]).toEqual([...real]);
        expect([...ours.keys()]).toEqual([...real.keys()]);
        expect([...ours.values()]).toEqual([...real.values()]);
        for (const name of [...names, "X-Y", "nope"]) {
          expect([ours.get(name), ours.has(name)]).toEqual([real.get(name), real.has(name)]);
        }
        const seen: [string, string][] = [];
        ours.forEach((value, name) => seen.push([name, value]));
        expect(seen).toEqual([...real]);
      }),
    );
  });

  test("binary values are base64 here and bytes there, one or several", () => {
    assert(
      property(array(uint8Array(), { minLength: 1, maxLength: 4 }), (values) => {
        const metadata = new Metadata();
        for (const value of values) metadata.add("x-bin", Buffer.from(value));
        const headers = new MetadataHeaders(metadata);
        const sent = metadataFromHeaders(new Headers([["x-bin", headers.get("x-bin") ?? ""]]));
        expect(sent?.get("x-bin")).toEqual(values.map((value) => Buffer.from(value)));
      }),
    );
  });

  test("what the protocol decides is not sent, and nothing is sent of nothing", () => {
    const headers = new Headers({ "content-type": "x", "grpc-status": "1", "x-a": "1" });
    expect(metadataFromHeaders(headers)?.getMap()).toEqual({ "x-a": "1" });
    expect(metadataFromHeaders(new Headers())).toBeUndefined();
    expect(metadataFromHeaders(new MetadataHeaders())).toBeUndefined();
  });

  test("what HTTP/2 cannot carry is refused where it is set", () => {
    expect(() => new MetadataHeaders().set("x-a", "line\nbreak")).toThrow(/illegal/);
    expect(() => new MetadataHeaders().set("x a", "1")).toThrow(/illegal/);
  });
});
