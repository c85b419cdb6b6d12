import type { About } from "./writePackage.ts";

/** What stands in README.txt: for whoever opens the package in ten years and knows nothing of it. */
export function readme({ agency, askedBy, saidYes, begunAt, stayedOut }: About): string {
  const words = saidYes.map(({ name, program }) => `  ${name}${program ? `, for ${program}` : ""}`);
  return [
    `Everything ${agency.name} had in Holdfast`,
    "",
    `Begun ${begunAt} (UTC), asked for by ${askedBy}.`,
    ...(words.length > 0 ? ["Said yes by:", ...words] : ["There was no second person who could have said yes."]),
    "",
    "What is in here",
    "  tables/      one file a table (CSV), named schema.table.csv",
    "  files/       the files that hang on cases, people and programs; tables/files.artefact.csv says what each is",
    "  index.json   what each table and each column means, how many rows there are, and the SHA-256 of every file here",
    "",
    "How to read the tables",
    "  UTF-8, commas, RFC 4180. The first line names the columns. Nothing between two commas is NULL; two double quotes are an empty text.",
    "  A cell that begins with ' had that one sign put before it, so that no spreadsheet takes the rest for a formula: leave it away.",
    "  Times are in UTC. What ends in _id or _by, or is called to_account and the like, is the id of a row elsewhere; index.json says where.",
    "",
    "What is not in here",
    "  Private notes and files, which are their authors' alone, and medical documents, which are their reviewers'. How many there are stands in index.json (withheldRows).",
    "  The bytes of files in which something harmful was found, or that were not looked into yet: `scan` in tables/files.artefact.csv says which.",
    "  What lies behind a wall of the one who asked: it is neither here nor counted.",
    ...(stayedOut.length > 0
      ? [
          `  What is of ${stayedOut.map(({ name }) => name).join(", ")}: nobody who works there said yes. How much it is stands in index.json.`,
        ]
      : []),
    "  Passwords, second factors, sessions, keys, drafts, and what can be worked out from the rest: leftOut in index.json says which and why.",
    "",
    "Is it whole?",
    "  Compare the SHA-256 of index.json with the one on the page of this export in Holdfast, and every other file with index.json.",
    "",
    "This is about people who trusted you. Keep it encrypted, give it to nobody who need not have it, and delete it when it has done its work.",
    "",
  ].join("\r\n");
}
