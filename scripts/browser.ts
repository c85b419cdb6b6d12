import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** A browser the tests can launch, and what it needs in its environment to start. */
export interface Browser {
  executablePath: string;
  env: Record<string, string>;
}

const root = resolve(import.meta.dirname, "..");
const home = join(root, ".test/browser");

/** The browser named in CHROMIUM_PATH, the machine's own, else the one npm brought, unpacked once into `.test/browser`. */
export function findBrowser(): Browser {
  const own = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => path && existsSync(path));
  if (own && !process.env.HOLDFAST_NPM_CHROMIUM) return { executablePath: own, env: {} };
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error("No browser found: install Chromium or Chrome and name it in CHROMIUM_PATH.");
  if (!existsSync(join(home, "chromium"))) unpackBrowser();
  const executablePath = join(home, "chromium");
  const env = { ...carriedLibraries(executablePath), ...carriedFonts() };
  return { executablePath, env };
}

// The package unpacks into TMPDIR, and brings its copies of NSS only where it takes the machine for a bare cloud one.
// A rename at the end keeps a second process from meeting half a browser.
function unpackBrowser(): void {
  mkdirSync(join(root, ".test"), { recursive: true });
  const fresh = mkdtempSync(`${home}-`);
  const made = spawnSync(process.execPath, ["-e", `import("@sparticuz/chromium").then((it) => it.default.executablePath())`], {
    cwd: root,
    env: { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" },
    encoding: "utf8",
  });
  if (made.status !== 0) throw new Error(`The browser could not be unpacked: ${made.stderr}`);
  try {
    renameSync(fresh, home);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(join(home, "chromium"))) throw error;
  }
}

/** Nothing where the machine has every library the browser asks for; else the folder of the copies it carries. */
function carriedLibraries(executablePath: string): Record<string, string> {
  const starts = (env: Record<string, string>) =>
    spawnSync(executablePath, ["--no-sandbox", "--version"], { env: { PATH: process.env.PATH, ...env }, encoding: "utf8" });
  if (starts({}).status === 0) return {};
  const carried = { LD_LIBRARY_PATH: join(home, "al2023/lib") };
  const tried = starts(carried);
  if (tried.status !== 0) throw new Error(`The browser npm brought does not start here: ${tried.stderr}`);
  return carried;
}

/** Without any font of the machine's own nothing would be drawn: then the ones that came with the browser. */
function carriedFonts(): Record<string, string> {
  const own = ["/usr/share/fonts", "/usr/local/share/fonts"].some(
    (folder) =>
      existsSync(folder) && readdirSync(folder, { recursive: true, encoding: "utf8" }).some((name) => /\.(ttf|otf|ttc)$/.test(name)),
  );
  if (own) return {};
  const list = join(home, "fonts.conf");
  writeFileSync(
    list,
    `<fontconfig><dir>${join(home, "fonts/fonts")}</dir><cachedir>${join(home, "fonts-cache")}</cachedir></fontconfig>\n`,
  );
  return { FONTCONFIG_FILE: list };
}
