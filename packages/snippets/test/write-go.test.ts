import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { goByteString, goString } from "../src/write/go/literal.ts";
import {
  goCamelCase,
  goEnumValueName,
  goExtensionName,
  goFieldName,
} from "../src/write/go/names.ts";
import { createPackages, importPath } from "../src/write/go/packages.ts";
import type { ProtoFile, ProtoType } from "../src/write/value.ts";

const file = (path: string, goPackage?: string): ProtoFile => ({ path, package: "", goPackage });
const type = (...path: string[]): ProtoType => ({
  fullName: path.join("."),
  path,
  file: file("a.proto"),
});

describe("names as protoc-gen-go makes them", () => {
  // From the table in google.golang.org/protobuf/internal/strs/strings_test.go.
  test.each([
    ["one", "One"],
    ["one_two", "OneTwo"],
    ["_my_field_name_2", "XMyFieldName_2"],
    ["Something_Capped", "Something_Capped"],
    ["my_Name", "My_Name"],
    ["OneTwo", "OneTwo"],
    ["_", "X"],
    ["_a_", "XA_"],
    ["one.two", "OneTwo"],
    ["one.Two", "One_Two"],
    ["one_two.three_four", "OneTwoThreeFour"],
    ["one_two.Three_four", "OneTwo_ThreeFour"],
    ["_one._two", "XOne_XTwo"],
    ["SCREAMING_SNAKE_CASE", "SCREAMING_SNAKE_CASE"],
    ["double__underscore", "Double_Underscore"],
    ["camelCase", "CamelCase"],
    ["go2proto", "Go2Proto"],
  ])("%s is %s", (name, wanted) => {
    expect(goCamelCase(name)).toBe(wanted);
  });

  test("a field beside the methods of messages", () => {
    expect(goFieldName("reset")).toBe("Reset_");
  });

  test("values of an enum within a message, and without", () => {
    const value = { kind: "enum", number: 1, name: "RED", sharedPrefix: "" } as const;
    expect(goEnumValueName({ ...value, type: type("Colour") })).toBe("Colour_RED");
    expect(goEnumValueName({ ...value, type: type("Car", "Colour") })).toBe("Car_RED");
  });

  test("an extension within a message, and without", () => {
    expect(goExtensionName(type("nickname"))).toBe("E_Nickname");
    expect(goExtensionName(type("Review", "more_reviews"))).toBe("E_Review_MoreReviews");
  });
});

/** Any texts that a message may hold: no half of a surrogate pair. */
const texts = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff })))
  .map((points) => String.fromCodePoint(...points));

/** Of Go's escapes, JSON has all but two. */
function asJson(literal: string): string {
  return literal.replaceAll(/\\(U\w{8}|x\w\w|.)/gsu, (escape, kind: string) => {
    if (kind.startsWith("U")) return String.fromCodePoint(parseInt(kind.slice(1), 16));
    return kind.startsWith("x") ? `\\u00${kind.slice(1)}` : escape;
  });
}

describe("literals", () => {
  test("texts", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(JSON.parse(asJson(goString(text)))).toBe(text);
      }),
    );
  });

  test("bytes, each by itself", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = JSON.parse(asJson(goByteString(bytes))) as string;
        expect(Array.from(text, (char) => char.charCodeAt(0))).toEqual([...bytes]);
      }),
    );
  });
});

describe("packages", () => {
  test.each([
    [
      file("google/protobuf/field_mask.proto"),
      "google.golang.org/protobuf/types/known/fieldmaskpb",
    ],
    [file("a/v1/b.proto", "example.org/x/a/v1;av1"), "example.org/x/a/v1"],
    [file("greet.proto"), "example.com/you/gen/greet"],
    [file("a/v1/b.proto"), "example.com/you/gen/a/v1"],
  ])("of %j", (of, path) => {
    expect(importPath(of)).toBe(path);
  });

  test("have names of their own, the program's own file pb", () => {
    const packages = createPackages(file("shop/v1/shop.proto"));
    expect(packages.of(file("shop/v1/shop.proto"))).toBe("pb");
    expect(packages.of(file("shop/v1/other.proto"))).toBe("pb");
    expect(packages.of(file("greet.proto"))).toBe("greetpb");
    expect(packages.of(file("greet/v1/other.proto"))).toBe("greetpb2");
    expect(packages.use("fmt")).toBe("fmt");
    expect(packages.print()).toBe(`import (
	"fmt"

	greetpb "example.com/you/gen/greet"
	greetpb2 "example.com/you/gen/greet/v1"
	pb "example.com/you/gen/shop/v1"
)
`);
  });
  test("whose paths are no code, whatever a server says that they are", () => {
    const packages = createPackages(file("a.proto"));
    packages.of(file("b.proto", `b"\n)\nfunc init() {}\n//`));
    expect(packages.print()).toContain('"b\\"\\n)\\nfunc init() {}\\n//"');
  });
});
