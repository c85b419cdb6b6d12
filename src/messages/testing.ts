import net from "node:net";

/** A mail server on this machine that takes what it is given, or refuses it with the code it was told to. */
export async function listenForMail() {
  const mails: { to: string; data: string }[] = [];
  let refuse: string | undefined;
  const server = net.createServer((socket) => {
    let to = "";
    let data: string[] | undefined;
    let rest = "";
    socket.write("220 here\r\n");
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      const lines = (rest + chunk.toString("utf8")).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (data) {
          if (line !== ".") data.push(line);
          else {
            mails.push({ to, data: data.join("\n") });
            data = undefined;
            socket.write("250 taken\r\n");
          }
        } else if (/^RCPT/i.test(line)) {
          to = /<(.*)>/.exec(line)?.[1] ?? "";
          socket.write(refuse ? `${refuse} no: ${to}\r\n` : "250 ok\r\n");
        } else if (/^DATA/i.test(line)) {
          data = [];
          socket.write("354 go on\r\n");
        } else socket.write(/^QUIT/i.test(line) ? "221 bye\r\n" : "250 ok\r\n");
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = (server.address() as net.AddressInfo).port;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    /** From now on refuses every recipient with that code; undefined takes them. */
    refuseWith: (code: string | undefined) => {
      refuse = code;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
