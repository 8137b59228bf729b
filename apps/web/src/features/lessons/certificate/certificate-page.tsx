import { Download, Printer } from "lucide-react";
import { useRef } from "react";
import { saveFile } from "../../../shared/lib/save-file.ts";
import { useStore } from "../../../shared/lib/store.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { Field } from "../../../shared/ui/field.tsx";
import { TextInput } from "../../../shared/ui/input.tsx";
import { partStands, standOf } from "../course/stand.ts";
import { longestName } from "../progress/progress-file.ts";
import { progress, setName } from "../progress/progress-store.ts";
import { Certificate } from "./certificate.tsx";
import styles from "./certificate-page.module.css";

/** The certificate that nobody needs, with one's name on it. */
export function CertificatePage({ courseHref }: { courseHref: string }) {
  const made = useStore(progress);
  const stand = standOf(made);
  const sheet = useRef<SVGSVGElement>(null);
  const isAll = stand.done === stand.steps;
  const day = stand.at === "" ? undefined : new Date(stand.at);
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <div className={styles.screen}>
          <a href={courseHref} className={styles.back}>
            Back to the course
          </a>
          <h2 className={styles.title}>Certificate</h2>
          <p className={styles.line}>
            {isAll
              ? "Every step of the course was done, on real calls."
              : `${stand.done} of ${stand.steps} steps are done. The certificate says so, and grows with what you do.`}{" "}
            It is made in this browser from what is kept here. Nobody has signed it, and nobody can
            check it.
          </p>
          <div className={styles.row}>
            <div className={styles.name}>
              <Field label="Name on the certificate">
                {(control) => (
                  <TextInput
                    {...control}
                    value={made.name}
                    maxLength={longestName}
                    autoComplete="name"
                    onChange={({ target }) => setName(target.value)}
                  />
                )}
              </Field>
            </div>
            <Button icon={<Printer size={16} aria-hidden />} onClick={() => print()}>
              Print
            </Button>
            <Button
              icon={<Download size={16} aria-hidden />}
              onClick={() => {
                if (sheet.current === null) return;
                const text = new XMLSerializer().serializeToString(sheet.current);
                saveFile("grpc-certificate.svg", new Blob([text], { type: "image/svg+xml" }));
              }}
            >
              Save as SVG
            </Button>
          </div>
        </div>
        <Certificate
          ref={sheet}
          name={made.name.trim()}
          day={day}
          stand={stand}
          parts={partStands(made)}
        />
      </div>
    </main>
  );
}
