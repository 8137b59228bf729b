import type { Layout, LayoutItem } from "../layout.ts";
import type { FieldValue, MessageValue, ProtoType, SingleValue, Value } from "../value.ts";
import { pythonLeaf, pythonType } from "./leaf.ts";
import { isPythonName, pythonAttribute, pythonString } from "./literal.ts";
import type { Modules } from "./modules.ts";

/** What makes a message. */
export interface PythonMessage {
  readonly expression: Layout;
  /** What has to follow, once the message has its name: extensions are no arguments. */
  readonly after: readonly {
    readonly before: string;
    readonly value: Layout;
    readonly end: string;
  }[];
}

/**
 * Makes a message by its class, with a keyword for each field that is set
 * (protobuf's Python reference, "Message").
 *
 * @param name What the message is called in the statements that follow.
 */
export function pythonMessage(
  message: MessageValue,
  name: string,
  modules: Modules,
): PythonMessage {
  const after: { before: string; value: Layout; end: string }[] = [];
  const expression = construct(message, name);
  return { expression, after };

  function construct(value: MessageValue, path: string): Layout {
    const type = pythonType(value.type, modules);
    const own = value.fields.filter(({ extension }) => extension === undefined);
    const items = own.map((field) => argument(value, field, path));
    for (const field of value.fields) {
      if (field.extension !== undefined) extend(field.extension, field.value, path);
    }
    const plain = own.every((field) => isPythonName(field.name));
    if (plain) return { open: `${type}(`, close: ")", pad: "", items };
    // A field by the name of a keyword goes in by a dictionary.
    const quoted = items.map((item, index) => ({
      ...item,
      before: `${pythonString(own[index]?.name ?? "")}: `,
    }));
    return { open: `${type}(**{`, close: "})", pad: "", items: quoted };
  }

  function argument(owner: MessageValue, field: FieldValue, path: string): LayoutItem {
    const before = `${field.name}=`;
    const { packed } = owner;
    // What is packed has no place of its own to put an extension in: it stays bytes then.
    if (field.name === "value" && packed !== undefined && !holdsExtension(packed)) {
      const inner = construct(packed, path);
      if (typeof inner === "string") return { before, value: `${inner}.SerializeToString()` };
      return { before, value: { ...inner, close: `${inner.close}.SerializeToString()` } };
    }
    return { before, value: write(field.value, pythonAttribute(path, field.name)) };
  }

  function extend(extension: ProtoType, value: Value, path: string): void {
    const place = `${path}.Extensions[${pythonType(extension, modules)}]`;
    const written = after.length;
    const layout = write(value, place);
    const [before, end] =
      value.kind === "list"
        ? [`${place}.extend(`, ")"]
        : value.kind === "message"
          ? [`${place}.CopyFrom(`, ")"]
          : [`${place} = `, ""];
    // Before those within it, which need it to be there.
    after.splice(written, 0, { before, value: layout, end });
  }

  function write(value: Value, path: string): Layout {
    if (value.kind === "list") {
      const items = value.items.map((item, index) => ({
        before: "",
        value: single(item, `${path}[${index}]`),
      }));
      return { open: "[", close: "]", pad: "", items };
    }
    if (value.kind === "map") {
      const items = value.entries.map(([key, item]) => {
        const written = pythonLeaf(key, modules);
        return { before: `${written}: `, value: single(item, `${path}[${written}]`) };
      });
      return { open: "{", close: "}", pad: "", items };
    }
    return single(value, path);
  }

  function single(value: SingleValue, path: string): Layout {
    return value.kind === "message" ? construct(value, path) : pythonLeaf(value, modules);
  }
}

function holdsExtension({ fields }: MessageValue): boolean {
  return fields.some(({ extension, value }) => {
    if (extension !== undefined) return true;
    const inside =
      value.kind === "list"
        ? value.items
        : value.kind === "map"
          ? value.entries.map(([, item]) => item)
          : [value];
    return inside.some((item) => item.kind === "message" && holdsExtension(item));
  });
}
