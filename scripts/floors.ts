import { posix } from "node:path";
import { isTest, lineOf, type SourceFile, sliceOf } from "./source.ts";

/** What a file may import from the checkout, by its own kind; kinds that are not named here may import any. A page is judged by all it reaches. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  contract: ["contract", "limits"],
  policy: ["contract", "policy", "actor", "limits"],
};

/** What no browser has: a page that reaches it, through however many files, does not build. */
const serverOnly = /^(?:node:|pg$|kysely|fastify|@fastify\/|graphile-worker|nodemailer|pino|prom-client|otpauth|yauzl|csv-parse)/;

/** Everything that reaches up or across, imports and SQL: the building stands only if everything goes down. */
export function checkFloors(tree: readonly SourceFile[], floors: readonly (readonly string[])[]): string[] {
  const building = new Building(floors);
  const sources = tree.filter(({ path }) => /^src\/[^/]+\/|^db\/migrations\//.test(path) && !isTest(path));
  return [...unplaced(sources, building), ...sources.flatMap((file) => wrongWith(file, building)), ...wrongReach(sources)];
}

/** Which slice stands on which floor, and who may therefore lean on whom. */
class Building {
  readonly #floors: readonly (readonly string[])[];

  constructor(floors: readonly (readonly string[])[]) {
    this.#floors = floors;
  }

  has(slice: string): boolean {
    return this.#floorOf(slice) >= 0;
  }

  /** By import: the same slice, a lower floor, or an earlier step of the stair. */
  mayCall(from: string, to: string): boolean {
    return from === to || this.#floorOf(to) < this.#floorOf(from) || this.#isEarlierStep(from, to);
  }

  /** By SQL, where tables of one floor may point at each other. */
  mayName(from: string, to: string): boolean {
    return this.#floorOf(to) <= this.#floorOf(from);
  }

  #floorOf(slice: string): number {
    return this.#floors.findIndex((floor) => floor.includes(slice));
  }

  // Agencies, staff and access stand on one floor as a stair: each may lean on those named before it.
  #isEarlierStep(from: string, to: string): boolean {
    const floor = this.#floors[this.#floorOf(from)];
    return floor?.includes("access") === true && floor.includes(to) && floor.indexOf(to) < floor.indexOf(from);
  }
}

function unplaced(files: readonly SourceFile[], building: Building): string[] {
  const homeless = new Set(files.map(({ path }) => ownerOf(path)).filter((slice) => !building.has(slice)));
  return [...homeless].map((slice) => `${slice} stands on no floor; give it one in floors.ts`);
}

/** A migration belongs to the slice in its name: 006_cases.sql makes the tables of cases/. */
const ownerOf = (path: string) => (path.startsWith("db/") ? posix.basename(path).replace(/^\d+_|\.sql$/g, "") : sliceOf(path));

function wrongWith(file: SourceFile, building: Building): string[] {
  if (!building.has(ownerOf(file.path))) return [];
  return file.path.endsWith(".sql")
    ? [...wrongTables(file), ...wrongNames(file, building)]
    : [...wrongImports(file, building), ...(laysDemo(file) ? [] : wrongStatements(file, building))];
}

// The demo lays what an installer lays, past every door: agencies, programs, accounts, and the clock while its months are played.
const laysDemo = (file: SourceFile) => file.path.startsWith("src/app/demo/");

const at = (file: SourceFile, match: RegExpMatchArray) => `${file.path}:${lineOf(file.code, match.index ?? 0)}`;

const imported = /\b(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s+)?"(\.[^"]+)"|\bimport\(\s*"(\.[^"]+)"/g;

function wrongImports(file: SourceFile, building: Building): string[] {
  return [...file.code.matchAll(imported)].flatMap((match) => {
    const there = posix.join(posix.dirname(file.path), match[2] ?? match[3] ?? "");
    // The app builds the pages at its start.
    if (there === "scripts/build.ts" && sliceOf(file.path) === "app") return [];
    if (/^(scripts|e2e)\//.test(there) || isTest(there)) return [`${at(file, match)} imports ${there}, which is not part of the product`];
    if (!there.startsWith("src/")) return [];
    if (!building.mayCall(sliceOf(file.path), sliceOf(there))) return [`${at(file, match)} reaches up or across to ${there}`];
    // The app wires everything: there only what a page reaches in the end counts.
    if (match[1] || sliceOf(file.path) === "app" || (mayImport[kindOf(file.path)]?.includes(kindOf(there)) ?? true)) return [];
    return [`${at(file, match)} is a ${kindOf(file.path)} and may not import ${there}`];
  });
}

/** Pages that reach something only the server has, with the file that brings it in. */
function wrongReach(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const brought = new Map<string, string | undefined>();
  const bringer = (path: string): string | undefined => {
    if (brought.has(path)) return brought.get(path);
    brought.set(path, undefined);
    const file = byPath.get(path);
    if (!file) return undefined;
    const bare = [...file.code.matchAll(/\b(?:import|export)\s+(?!type\s)(?:[^"';]*?\sfrom\s+)?"([^."][^"]*)"/g)].find(([, name]) =>
      serverOnly.test(name ?? ""),
    );
    const below = [...file.code.matchAll(imported)]
      .filter(([, type]) => !type)
      .map((match) => posix.join(posix.dirname(path), match[2] ?? match[3] ?? ""));
    const found = bare ? `${path} imports ${bare[1]}` : below.map(bringer).find((answer) => answer !== undefined);
    brought.set(path, found);
    return found;
  };
  return files.flatMap(({ path }) => {
    const found = kindOf(path) === "page" ? bringer(path) : undefined;
    return found ? [`${path} is a page and reaches what no browser has: ${found}`] : [];
  });
}

function kindOf(path: string): string {
  if (/\.tsx$|^src\/ui\//.test(path)) return "page";
  if (/\/words\//.test(path)) return "words";
  const name = posix.basename(path).replace(/\.\w+$/, "");
  return name.endsWith("Contract") ? "contract" : name;
}

const built = /\b(insertInto|mergeInto|updateTable|deleteFrom|selectFrom|\w*[jJ]oin|using)\(\s*(\[[^\]]*\]|["'`][^"'`]*["'`])/g;
const raw = /\b(insert\s+into|merge\s+into|delete\s+from|update|from|join)\s+(?:only\s+)?([a-z_]+)\.[a-z_]+/gi;
const writes = /^(insert|merge|update|delete)/i;

function wrongStatements(file: SourceFile, building: Building): string[] {
  const owner = sliceOf(file.path);
  const judge = (match: RegExpMatchArray, verb: string, schema: string) => {
    if (!building.has(schema)) return [];
    if (writes.test(verb) && schema !== owner) return [`${at(file, match)} writes ${schema}'s table; only ${schema} may`];
    return building.mayCall(owner, schema) || (!writes.test(verb) && building.mayName(owner, schema))
      ? []
      : [`${at(file, match)} reads ${schema}'s table, which is above`];
  };
  const throughBuilder = [...file.code.matchAll(built)].flatMap((match) => {
    const tables = [...(match[2] ?? "").matchAll(/["'`](?:(\w+)\.)?\w+[^"'`]*["'`]/g)];
    return tables.flatMap(([, schema]) => {
      if (schema) return judge(match, match[1] ?? "", schema);
      return writes.test(match[1] ?? "") ? [`${at(file, match)} writes a table without naming its schema`] : [];
    });
  });
  return [...throughBuilder, ...[...file.code.matchAll(raw)].flatMap((match) => judge(match, match[1] ?? "", match[2] ?? ""))];
}

function wrongTables(file: SourceFile): string[] {
  const owner = ownerOf(file.path);
  return [...file.code.matchAll(/\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(?:(\w+)\.)?\w+/gi)].flatMap((match) =>
    match[1] === owner ? [] : [`${at(file, match)} makes a table outside its own schema ${owner}`],
  );
}

function wrongNames(file: SourceFile, building: Building): string[] {
  const owner = ownerOf(file.path);
  const isAlias = (word: string) => new RegExp(`(?:\\bas\\s+|\\)\\s+|\\w\\.\\w+\\s+)${word}\\b(?!\\.)`, "i").test(file.code);
  return [...file.code.matchAll(/(?<![\w.])([a-z_]+)\.[a-z_]+/g)].flatMap((match) => {
    const schema = match[1] ?? "";
    return building.has(schema) && !building.mayName(owner, schema) && !isAlias(schema)
      ? [`${at(file, match)} names ${match[0]}, which is above ${owner}`]
      : [];
  });
}
