import type { Duplex } from "node:stream";
import pg from "pg";

/** What the driver's connection can besides what its types say. */
interface CopyConnection {
  readonly stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
}

/** Above so many bytes not yet taken, the server is asked to wait. */
const MOST_WAITING = 1024 * 1024;

/** `copy … to stdout` as the bytes the server sends, a row each; it waits for whoever reads. */
export async function* copyOut(client: pg.Client, text: string): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  let ended = false;
  let failed: Error | undefined;
  let wake = () => {};
  let stream: Duplex | undefined;
  client.query({
    submit(given: pg.Connection) {
      const connection = given as unknown as CopyConnection;
      stream = connection.stream;
      connection.query(text);
    },
    handleCopyData({ chunk }: { chunk: Buffer }) {
      // The driver goes on to read into the same bytes.
      waiting.push(Buffer.from(chunk));
      size += chunk.length;
      if (size > MOST_WAITING) stream?.pause();
      wake();
    },
    handleCommandComplete() {},
    handleReadyForQuery() {
      ended = true;
      wake();
    },
    handleError(error: Error) {
      failed ??= error;
      wake();
    },
  } as pg.Submittable);
  while (true) {
    const taken = waiting;
    waiting = [];
    size = 0;
    yield* taken;
    if (failed) throw failed;
    if (waiting.length > 0) continue;
    if (ended) return;
    const more = new Promise<void>((resolve) => {
      wake = resolve;
    });
    stream?.resume();
    await more;
  }
}

/** `copy … from stdin`, fed with `chunks`; answers when the server has taken all, and fails as the server or the chunks do. */
export async function copyIn(client: pg.Client, text: string, chunks: AsyncIterable<Buffer>): Promise<void> {
  let failed: Error | undefined;
  await new Promise<void>((resolve, reject) => {
    client.query({
      submit: (given: pg.Connection) => (given as unknown as CopyConnection).query(text),
      handleCopyInResponse(connection: CopyConnection) {
        void feed(connection, chunks, () => failed !== undefined).catch((error: Error) => {
          failed ??= error;
          connection.sendCopyFail("the backup ended");
        });
      },
      handleCommandComplete() {},
      handleReadyForQuery: () => (failed ? reject(failed) : resolve()),
      // The server says afterwards that it is ready again, unless it is gone.
      handleError(error: Error) {
        failed ??= error;
        if (!(error instanceof pg.DatabaseError)) reject(failed);
      },
    } as pg.Submittable);
  });
}

async function feed(connection: CopyConnection, chunks: AsyncIterable<Buffer>, over: () => boolean): Promise<void> {
  for await (const chunk of chunks) {
    if (over()) return;
    connection.sendCopyFromChunk(chunk);
    if (connection.stream.writableNeedDrain) await drained(connection.stream);
  }
  if (!over()) connection.endCopyFrom();
}

/** Until the stream takes more, or takes no more at all. */
const drained = (stream: Duplex) =>
  new Promise<void>((resolve) => {
    const done = () => {
      stream.off("drain", done).off("close", done);
      resolve();
    };
    stream.on("drain", done).on("close", done);
  });
