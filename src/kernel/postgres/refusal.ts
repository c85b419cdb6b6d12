/** A reason not to start, said in words for the person at the terminal: the message is printed without a stack. */
export class StartRefused extends Error {
  override name = "StartRefused";
}
