import { openSteps, type Route } from "../kernel/door.ts";
import { askPublic } from "./asking.ts";
import { listDemoSignIns } from "./demoSignIns.ts";
import { askForPasskey, showPasskey } from "./passkeys.ts";
import { beginSetUp, finishSetUp } from "./setUpLink.ts";
import { showCode } from "./showFactor.ts";
import { demo, signIn } from "./signInContract.ts";
import { changePassword, signInWithPassword } from "./signInWithPassword.ts";

/** Signing in and out: asked by somebody not yet known, and answered by definer functions alone. */
export const signInRoutes: Route[] = [
  openSteps(signIn.password, signInWithPassword),
  openSteps(signIn.totp, (step) => showCode(step, "signIn.totp")),
  openSteps(signIn.stepUp, (step) => showCode(step, "signIn.stepUp")),
  openSteps(signIn.passkeyOptions, ({ database }) => askForPasskey(database)),
  openSteps(signIn.passkey, showPasskey),
  openSteps(signIn.changePassword, changePassword),
  openSteps(signIn.beginSetUp, beginSetUp),
  openSteps(signIn.finishSetUp, finishSetUp),
  openSteps(signIn.out, async ({ database, asker }) => {
    if (asker.token) await askPublic(database, "select staff.sign_out($1)", [asker.token]);
    asker.clearSession();
    return {};
  }),
];

/** Hung only where a demo runs. */
export const demoRoutes: Route[] = [openSteps(demo.signIns, ({ database }) => listDemoSignIns(database))];
