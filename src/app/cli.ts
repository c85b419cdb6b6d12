import { StartRefused } from "../kernel/postgres/refusal.ts";
import { backUp } from "./cli/backUp.ts";
import { changeMaster } from "./cli/changeMaster.ts";
import { importCases } from "./cli/importCases.ts";
import { importRoster } from "./cli/importRoster.ts";
import { type Outcome, Refusal, UsageError } from "./cli/outcome.ts";
import { restore } from "./cli/restore.ts";
import { rotateKey } from "./cli/rotateKey.ts";
import { verifyAudit } from "./cli/verifyAudit.ts";

interface Command {
  readonly words: readonly string[];
  readonly use: string;
  readonly what: string;
  readonly run: (args: readonly string[]) => Promise<Outcome>;
}

const commands: readonly Command[] = [
  {
    words: ["import", "roster"],
    use: "import roster PATH --agency ID|slug [--program ID|slug] [--system NAME] [--dry-run] [--end-many]",
    what: `Reads a school's roster, a folder or a zip, and writes the difference: all of it or nothing.
      PATH        OneRoster 1.1 or 1.2, or Microsoft SDS v1, v2 or v2.1
      --agency    whose roster it is
      --program   the program its students belong to; needed where the agency has more than one of a school
      --system    whose ids these are, when several systems deliver (default: sis)
      --dry-run   shows what is wrong and what would change, and writes nothing
      --end-many  writes it even if more than a fifth of a kind would end at once`,
    run: importRoster,
  },
  {
    words: ["import", "cases"],
    use: "import cases PATH --agency ID|slug --mapping NAME [--system NAME] [--dry-run]",
    what: `Reads old cases, CSV files or workbooks, by a mapping saved on the Import page, and writes what is new: all of it or nothing.
      PATH        a .csv or .xlsx, a zip or a folder of them
      --agency    whose cases they are
      --mapping   the saved mapping; the work is done in the name of whoever saved it, with that person's rights
      --system    what the old system is called, if otherwise than when the mapping was saved
      --dry-run   shows what is wrong and what would come in, and writes nothing`,
    run: importCases,
  },
  {
    words: ["keys", "rotate"],
    use: "keys rotate --agency ID|slug",
    what: `Changes the key of one agency: what is new is sealed with a new one from a minute on, what is old is sealed anew. Everything stays readable meanwhile.
      --agency    whose key is changed`,
    run: rotateKey,
  },
  {
    words: ["keys", "master"],
    use: "keys master [--key-file FILE]",
    what: `Changes the key that wraps the keys of all agencies. Holdfast must be stopped.
      --key-file  a file with the new key, 32 bytes in base64; made when it is not given`,
    run: changeMaster,
  },
  {
    words: ["audit", "verify"],
    use: "audit verify",
    what: "Reads the whole trail again and holds it against its closed batches and the file beside the database.",
    run: verifyAudit,
  },
  {
    words: ["backup"],
    use: "backup PATH [--key FILE] [--with-master-key] [--unproved] [--keep-days N]",
    what: `Writes a sealed copy of everything, as it stands at one moment, while others go on working; tries it out
      in the folder for what is temporary (TMPDIR), and only then gives it its name.
      PATH               a file that is not there yet, or a folder: there it is named by its moment
      --key              a file with an X25519 public key (PEM) or a passphrase; otherwise the key in secrets/backup, made on the first asking
      --with-master-key  puts the key that opens the records into it; otherwise it is not in it, and must be kept elsewhere
      --unproved         does not try it out
      --keep-days        takes away backups of the folder that are older`,
    run: backUp,
  },
  {
    words: ["restore"],
    use: "restore PATH --key FILE [--master-key FILE] [--purged FILE]",
    what: `Restores a backup into a data folder, and a database, that hold nothing. Sessions end, and what was purged is taken out again.
      PATH          the backup
      --key         the file that opens it: the X25519 private key (PEM) or the passphrase
      --master-key  the file of the key that opens the records, where it is not in the backup
      --purged      a newer purged.log than the backup's own, from beside the database that was lost`,
    run: restore,
  },
];

const help = () =>
  [
    "Commands to an instance of Holdfast: the running one, or the one whose data lies in HOLDFAST_DATA.",
    ...commands.flatMap(({ use, what }) => ["", `  npx holdfast ${use}`, `      ${what}`]),
    "",
    "Each answers 0 when it is done, 1 when it was refused or found faults, 2 when it was not understood.",
  ].join("\n");

async function run(words: readonly string[]): Promise<Outcome> {
  if (words.length === 0 || ["help", "commands"].includes(words[0] ?? "") || words.includes("--help")) {
    console.log(help());
    return 0;
  }
  const command = commands.find((one) => one.words.every((word, at) => words[at] === word));
  if (!command) {
    const near = commands.filter((one) => one.words[0] === words[0]).map((one) => `npx holdfast ${one.use}`);
    throw new UsageError(
      [`There is no command "${words.slice(0, 2).join(" ")}".`, ...(near.length > 0 ? near : ["npx holdfast commands lists them."])].join(
        "\n",
      ),
    );
  }
  try {
    return await command.run(words.slice(command.words.length));
  } catch (error) {
    if (error instanceof UsageError) error.message += `\n\n  npx holdfast ${command.use}`;
    throw error;
  }
}

run(process.argv.slice(2)).then(
  (outcome) => process.exit(outcome),
  (error: unknown) => {
    const said = error instanceof UsageError || error instanceof Refusal || error instanceof StartRefused;
    console.error(said ? error.message : error);
    process.exit(error instanceof UsageError ? 2 : 1);
  },
);
