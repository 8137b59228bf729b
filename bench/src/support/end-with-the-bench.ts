/** The channel closes when the bench ends, however it ends: nobody is left behind. */
export function endWithTheBench(): void {
  process.once("disconnect", () => process.exit());
}
