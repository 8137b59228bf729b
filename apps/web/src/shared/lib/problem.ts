/** Something that went wrong, said so that a person can act on it. */
export interface Problem {
  /** What, and where. */
  title: string;
  /** Why, in the words of whoever noticed. Empty when that is unknown. */
  detail: string;
  /** What to do next. */
  next: string;
}

/** Something a person should know about a schema. */
export interface SchemaNote {
  /** `repaired`: it was wrong, and works now. `skipped`: it cannot be used. */
  kind: "repaired" | "skipped";
  /** The file or symbol concerned. */
  subject: string;
  message: string;
}
