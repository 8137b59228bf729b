/** A bidirectional stream used as question and answer. */
export interface Lockstep<Question, Answer> {
  /** The answer to a question; undefined when the stream has ended. One at a time. */
  readonly ask: (question: Question) => Promise<Answer | undefined>;
  /** Half-closes, and settles when the other side has ended the stream too. */
  readonly end: () => Promise<void>;
}

/** @param open Starts the stream. */
export function createLockstep<Question, Answer>(
  open: (questions: AsyncIterable<Question>) => AsyncIterable<Answer>,
): Lockstep<Question, Answer> {
  let next = Promise.withResolvers<Question | undefined>();
  async function* questions(): AsyncGenerator<Question> {
    for (;;) {
      const question = await next.promise;
      if (question === undefined) return;
      next = Promise.withResolvers();
      yield question;
    }
  }
  const answers = open(questions())[Symbol.asyncIterator]();
  return {
    async ask(question) {
      next.resolve(question);
      const { done, value } = await answers.next();
      return done === true ? undefined : value;
    },
    async end() {
      next.resolve(undefined);
      while ((await answers.next()).done !== true);
    },
  };
}
