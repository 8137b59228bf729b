import type { DescFile } from "@bufbuild/protobuf";
import { ConnectError } from "@connectrpc/connect";
import { quote } from "@grpc-playground/snippets/write";
import { useEffect, useState } from "react";
import { remembered } from "../../../shared/lib/remembered.ts";
import { createStore, useStore } from "../../../shared/lib/store.ts";
import { targetKey } from "../../../shared/lib/target.ts";
import { Callout } from "../../../shared/ui/callout.tsx";
import { Prose } from "../../../shared/ui/prose.tsx";
import { RadioGroup } from "../../../shared/ui/radio-group.tsx";
import type { SectionProps } from "../section.ts";
import { generate } from "./generate.ts";
import { GeneratedView } from "./generated-view.tsx";
import styles from "./generated.module.css";
import type { Generated } from "./part.ts";
import { pythonParts } from "./python-parts.ts";
import { typescriptParts } from "./typescript-parts.ts";

const options = [
  { value: "typescript", label: "TypeScript (protoc-gen-es)" },
  { value: "python", label: "Python (grpcio-tools)" },
];
const kept = remembered("code.generated");
const chosen = createStore(kept.read() ?? "typescript");

function choose(value: string) {
  kept.write(value);
  chosen.set(value);
}

/** What code generators make of the method's file. */
export function GeneratedSection(props: SectionProps) {
  const language = useStore(chosen) === "python" ? "python" : "typescript";
  const made = useGenerated(props, language);
  const { path } = props.rpc.service.file;
  return (
    <>
      <RadioGroup
        label="Language"
        options={options}
        value={language}
        onChange={choose}
        size="sm"
        className={styles.languages}
      />
      <div className={styles.lead}>
        <Prose text={language === "python" ? pythonLead(path) : typescriptLead(path, made)} />
      </div>
      {made === nothingYet && (
        <p className={styles.lead} aria-live="polite">
          Generating…
        </p>
      )}
      {made.generated !== undefined && <GeneratedView generated={made.generated} />}
      {made.problem !== undefined && (
        <Callout kind={made.isError ? "error" : "info"} title={made.title}>
          <Prose text={made.problem} />
        </Callout>
      )}
    </>
  );
}

interface Made {
  readonly generated?: Generated;
  readonly problem?: string;
  readonly title?: string;
  readonly isError?: boolean;
}

/** While it is on its way. */
const nothingYet: Made = {};

/** What there is for a method in a language. */
function useGenerated({ method, target, rpc }: SectionProps, language: string): Made {
  const [made, setMade] = useState<{ readonly of: unknown; readonly what: Made }>();
  const isOwn = target === undefined;
  const wanted = `${targetKey(target)} ${rpc.service.fullName}/${rpc.name} ${language}`;
  useEffect(() => {
    let isWanted = true;
    const tell = (what: Made) => {
      if (isWanted) setMade({ of: wanted, what });
    };
    if (language === "python") void loadPython(rpc, isOwn).then(tell);
    else void loadTypeScript(method, rpc).then(tell);
    return () => {
      isWanted = false;
    };
  }, [method, rpc, language, isOwn, wanted]);
  return made?.of === wanted ? made.what : nothingYet;
}

async function loadPython(rpc: SectionProps["rpc"], isOwn: boolean): Promise<Made> {
  const command =
    "`pip install grpcio-tools`, then, in the folder that import paths begin in: " +
    `\`${pythonCommand(rpc.service.file.path)}\``;
  const elsewhere: Made = {
    title: "Made on your own machine",
    problem: `grpcio-tools needs the .proto files themselves, which a server does not hand out. With them: ${command}`,
  };
  if (!isOwn) return elsewhere;
  try {
    const { pythonFiles } = await import("./python-files.ts");
    const generated = pythonParts(rpc, pythonFiles);
    return generated === undefined ? elsewhere : { generated };
  } catch {
    return {
      title: "This part of the page could not be loaded",
      problem: "The playground cannot be reached, or was updated. Reload the page to see it.",
      isError: true,
    };
  }
}

async function loadTypeScript(
  method: SectionProps["method"],
  rpc: SectionProps["rpc"],
): Promise<Made> {
  const files = new Set<DescFile>([method.parent.file, method.input.file, method.output.file]);
  const own = [...files].filter(({ proto }) => !proto.name.startsWith("google/protobuf/"));
  try {
    const made = await Promise.all(own.map(generate));
    const all = made.flatMap((each) => each.files);
    return { generated: typescriptParts(rpc, made[0]?.generator ?? "", all) };
  } catch (error) {
    return {
      title: "No code was generated",
      problem: ConnectError.from(error).rawMessage,
      isError: true,
    };
  }
}

function pythonCommand(path: string): string {
  return `python -m grpc_tools.protoc -I. --python_out=. --pyi_out=. --grpc_python_out=. ${quote(path)}`;
}

function pythonLead(path: string): string {
  return `What \`${pythonCommand(path)}\` makes: messages, a Stub for clients, a Servicer for servers, and a function that registers it.`;
}

function typescriptLead(path: string, { generated }: Made): string {
  const by = generated === undefined ? "protoc-gen-es" : generated.generator;
  return `What ${by} makes of \`${path}\`, run just now by the playground's server with \`target=ts,import_extension=js\`.`;
}
