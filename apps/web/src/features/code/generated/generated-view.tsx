import { Disclosure } from "../../../shared/ui/disclosure.tsx";
import { Prose } from "../../../shared/ui/prose.tsx";
import { CodeBlock } from "../code-block.tsx";
import type { Generated } from "./part.ts";
import styles from "./generated.module.css";

/** The parts that are worth knowing, and then the files as they are. */
export function GeneratedView({ generated }: { generated: Generated }) {
  const { parts, files, language } = generated;
  return (
    <>
      {parts.map(({ title, text, code, file }) => (
        <section key={title} className={styles.part}>
          <h3 className={styles.title}>{title}</h3>
          <div className={styles.text}>
            <Prose text={text} />
          </div>
          <CodeBlock code={code} language={language} title={file} />
        </section>
      ))}
      <section className={styles.part}>
        <h3 className={styles.title}>Whole files</h3>
        {files.map(({ name, content }) => (
          <Disclosure key={name} title={name} note={`${lineCount(content)} lines`}>
            <CodeBlock code={content} language={language} title={name} />
          </Disclosure>
        ))}
      </section>
    </>
  );
}

function lineCount(text: string): string {
  return text.trimEnd().split("\n").length.toLocaleString("en-GB");
}
