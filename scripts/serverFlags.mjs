/** How Node runs the server, wherever it is started: a small young generation keeps memory near what is really held, measured by the bench. */
export const serverFlags = ["--max-semi-space-size=2"];
