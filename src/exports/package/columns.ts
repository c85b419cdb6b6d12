import { ofGround } from "./columns/ground.ts";
import { ofHelp } from "./columns/help.ts";
import { ofSharing } from "./columns/sharing.ts";
import { what } from "./columns/what.ts";
import { when } from "./columns/when.ts";
import { whom } from "./columns/whom.ts";

/** What a column means: by its name, or by table and name where it means something else there. */
const meanings: Readonly<Record<string, string>> = { ...whom, ...when, ...what, ...ofGround, ...ofHelp, ...ofSharing };

/** What a column means, in a sentence. */
export const meaningOf = (table: string, column: string): string | undefined => meanings[`${table}.${column}`] ?? meanings[column];
