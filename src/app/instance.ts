import type { Config } from "../kernel/config.ts";
import type { Logins } from "../kernel/install.ts";

/** What a running instance is made of, handed to everything that is started on it. */
export interface Instance {
  config: Config;
  /** Where it keeps everything that is not in the database. */
  folder: string;
  logins: Logins;
  /** Wraps the agencies' keys. */
  kek: Buffer;
  /** Whether the demo network belongs into it. */
  demo: boolean;
}
