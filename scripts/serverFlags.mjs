/**
 * How Node runs the server, wherever it is started: a small young generation and a heap that grows by a third at a time keep memory near what is
 * really held, for a little more collecting; measured by the bench.
 */
export const serverFlags = ["--max-semi-space-size=4", "--heap-growing-percent=30"];

/** What its environment adds to that: fewer places in which freed memory is kept. */
export const serverEnvironment = { MALLOC_ARENA_MAX: "2" };
