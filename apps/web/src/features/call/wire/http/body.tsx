import type { DescMessage, Registry } from "@bufbuild/protobuf";
import type { Way, WireBody } from "@grpc-playground/call";
import { toGrpcWebText } from "@grpc-playground/wire";
import { useMemo } from "react";
import { annotate } from "../../../../shared/bytes/annotate.ts";
import { AnnotatedBytes } from "../../../../shared/bytes/annotated-bytes.tsx";
import { counted, number } from "../../../../shared/lib/format.ts";
import { CopyButton } from "../../../../shared/ui/copy-button.tsx";
import { Disclosure } from "../../../../shared/ui/disclosure.tsx";
import type { BodyForm } from "../message/parts-of.ts";
import styles from "./body.module.css";
import { wholeBody } from "./whole-body.ts";

export interface BodyProps {
  way: Way;
  body: WireBody;
  form: BodyForm;
  schema: DescMessage;
  registry: Registry;
}

/** A body as a whole: all of its messages, and what ends them. */
export function Body(props: BodyProps) {
  const { way, body, form } = props;
  if (body.size === 0) return null;
  const name = way === "up" ? "request" : "response";
  const parts =
    form.framing === "none" ? "without envelopes" : `in ${counted(body.count, "envelope")}`;
  return (
    <div>
      <Disclosure
        title={`Whole body of the ${name}`}
        note={`${counted(body.size, "byte")} ${parts}`}
      >
        <Whole {...props} />
      </Disclosure>
      {form.framing === "grpc-web" && (
        <Disclosure
          title={`The ${name} as application/grpc-web-text`}
          note={`${number(Math.ceil(body.size / 3) * 4)} characters of base64`}
        >
          <AsText body={body} />
        </Disclosure>
      )}
    </div>
  );
}

function Whole({ way, body, form, schema, registry }: BodyProps) {
  const { size } = body;
  const bytes = useMemo(
    () => wholeBody(body),
    // The body is the same object while it grows.
    // oxlint-disable-next-line react/exhaustive-deps
    [body, size],
  );
  const { framing, json } = form;
  const tree = useMemo(
    () => bytes && annotate(bytes, { framing, json, schema, registry }),
    [bytes, framing, json, schema, registry],
  );
  if (tree === undefined) return <TooMuch />;
  const name = way === "up" ? "request" : "response";
  return (
    <AnnotatedBytes
      tree={tree}
      label={`the whole ${name}`}
      tone={way === "up" ? "c2s" : "s2c"}
      fileName={`${name}.bin`}
    />
  );
}

/** What gRPC-Web's other content type would carry. Not what travelled. */
function AsText({ body }: { body: WireBody }) {
  const { size } = body;
  const text = useMemo(
    () => {
      const bytes = wholeBody(body);
      return bytes && toGrpcWebText(bytes);
    },
    // The body is the same object while it grows.
    // oxlint-disable-next-line react/exhaustive-deps
    [body, size],
  );
  if (text === undefined) return <TooMuch />;
  return (
    <>
      <p className={styles.words}>
        For where binary bodies cannot pass, gRPC-Web has a second form: the same bytes in base64, a
        third longer. This call did not use it; it would have carried {number(text.length)}{" "}
        characters where {number(size)} bytes travelled:{" "}
        <CopyButton label="Copy the base64 text" text={text} />
      </p>
      <pre className={styles.text}>{text}</pre>
    </>
  );
}

function TooMuch() {
  return (
    <p className={styles.words}>
      The body is too large to be shown as a whole, or its oldest messages are no longer kept. It is
      above, message by message.
    </p>
  );
}
