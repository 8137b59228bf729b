import type { SnippetWriter } from "@grpc-playground/snippets/write";
import { useMemo } from "react";
import type { RequestNow } from "../../../shared/lib/request-now.ts";
import { useStore } from "../../../shared/lib/store.ts";
import { Callout } from "../../../shared/ui/callout.tsx";
import { Prose } from "../../../shared/ui/prose.tsx";
import { RadioGroup } from "../../../shared/ui/radio-group.tsx";
import { CodeBlock } from "../code-block.tsx";
import type { SectionProps } from "../section.ts";
import { chooseLanguage, language, languageOptions, writerBy } from "./language.ts";
import styles from "./request-section.module.css";
import { toSnippet } from "./to-snippet.ts";

/** The request as it stands, for the tool or the library that is chosen. */
export function RequestSection({
  method,
  registry,
  place,
  request,
}: SectionProps & { request: RequestNow }) {
  const writer = writerBy(useStore(language));
  const snippet = useMemo(
    () => (request.issues.length > 0 ? undefined : toSnippet(method, registry, place, request)),
    [method, registry, place, request],
  );
  if (writer === undefined) return null;
  return (
    <>
      <RadioGroup
        label="Language"
        options={languageOptions}
        value={writer.id}
        onChange={chooseLanguage}
        size="sm"
        className={styles.languages}
      />
      {snippet === undefined ? (
        <Callout title="The request is no message yet">
          <p>Code for it stands here as soon as this is mended:</p>
          <ul className={styles.issues}>
            {[...new Set(request.issues)].slice(0, 5).map((issue) => (
              <li key={issue}>{issue}</li>
            ))}
          </ul>
        </Callout>
      ) : snippet.ok ? (
        <Written writer={writer} call={snippet.value} request={request} />
      ) : (
        <Callout title="This message has no JSON">{snippet.message}</Callout>
      )}
    </>
  );
}

function Written({
  writer,
  call,
  request,
}: {
  writer: SnippetWriter;
  call: Parameters<SnippetWriter["write"]>[0];
  request: RequestNow;
}) {
  const refusal = useMemo(() => writer.supports(call), [writer, call]);
  const code = useMemo(
    () => (refusal === undefined ? writer.write(call) : undefined),
    [writer, call, refusal],
  );
  if (code === undefined) {
    return <Callout title={`${writer.label} cannot make this call`}>{refusal}</Callout>;
  }
  return (
    <>
      <p className={styles.which}>{whichMessages(call.rpc.kind, request)}</p>
      <CodeBlock
        code={code}
        language={writer.language}
        title={writer.label}
        note={request.metadata.length > 0 && "Metadata is in it as typed, secrets too."}
      />
      <div className={styles.needs}>
        <strong>Needs </strong>
        <Prose text={writer.needs(call)} />
      </div>
      {call.tls && writer.authorities !== undefined && (
        <div className={styles.needs}>
          <strong>Trusts </strong>
          <Prose
            text={`the authorities that your system knows. For a server whose certificate another one has signed, name that one's file in \`${writer.authorities}\`.`}
          />
        </div>
      )}
    </>
  );
}

/** A sentence on what is in the code, where that is not plain to see. */
function whichMessages(
  kind: Parameters<SnippetWriter["write"]>[0]["rpc"]["kind"],
  { from, messages, more }: RequestNow,
): string {
  const streams = kind === "client_streaming" || kind === "bidi_streaming";
  if (!streams) return "The request as it stands. It changes as you type.";
  if (from === "form") {
    return "The message in the form, and then half-close. With messages in Script, those stand here.";
  }
  const count = messages.length === 1 ? "The one message" : `The ${messages.length} messages`;
  const rest =
    more > 0 ? ` at its beginning; ${more.toLocaleString("en-GB")} more are left out` : "";
  return `${count} of the script${rest}, without its delays, and then half-close.`;
}
