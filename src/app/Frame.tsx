import { Outlet, useBlocker } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { looksForPeople } from "../staff/policy.ts";
import { useGo, usePath } from "../ui/address.ts";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { findHere, HereContext } from "../ui/formats.ts";
import { KeyHelp } from "../ui/KeyHelp.tsx";
import { useKeys, useShortcutListener } from "../ui/keys.ts";
import { LateSlot } from "../ui/LateSlot.tsx";
import { Link } from "../ui/Link.tsx";
import { MeContext, showMe, useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { useDensity, useDiscreet } from "../ui/screen.ts";
import { Toasts } from "../ui/Toast.tsx";
import { Guard } from "../ui/Trouble.tsx";
import { useTogether } from "../ui/together.ts";
import { signInAddress, somethingUnsaved, useSignedOut } from "../ui/unsaved.ts";
import { followLanguage, useWords } from "../ui/words.ts";
import { CrisisButton } from "./CrisisButton.tsx";
import { Idle } from "./Idle.tsx";
import { Mark } from "./Mark.tsx";
import { Covering, MeMenu } from "./MeMenu.tsx";
import { worksWithPeople } from "./onlyAdmin.ts";
import { PhoneBar } from "./PhoneBar.tsx";
import { PlaceKeys, Places } from "./Rail.tsx";
import { Search } from "./Search.tsx";
import { NoteSlot, StepUpSlot } from "./slots.tsx";

/** Around every page of somebody who is signed in. */
export function Frame() {
  const together = useTogether();
  if (together !== null) return <BackTogether caseId={together} />;
  return (
    <Guard at="frame">
      <Wait title lines={6}>
        <Known />
      </Wait>
    </Guard>
  );
}

/** Whoever a case is about looks on: wherever one goes in this tab, by a link or back, it is to what is theirs, until they have left (R59). */
function BackTogether({ caseId }: { caseId: string }) {
  const go = useGo();
  const path = usePath();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each way to another page leads back
  useEffect(() => go(`/cases/${caseId}/together`, { replace: true }), [go, caseId, path]);
  return null;
}

function Known() {
  const me = useAsk(showMe, {});
  const here = useMemo(() => findHere(me.timeZone, me.today), [me.timeZone, me.today]);
  useEffect(() => void followLanguage(me.language), [me.language]);
  return (
    <MeContext value={me}>
      <HereContext value={here}>
        <Shell />
      </HereContext>
    </MeContext>
  );
}

function Shell() {
  const say = useWords();
  const path = usePath();
  const [open, setOpen] = useState<"note" | "more" | "search">();
  const close = () => setOpen(undefined);
  useDensity();
  useShortcutListener();
  const me = useMe();
  const helps = worksWithPeople(me) && (me.covering.length > 0 || looksForPeople(me));
  const note = say({ id: "app.bar.note", message: "Note" });
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[14.5rem_minmax(0,1fr)] print:block!">
      <a
        href="#content"
        className="sr-only rounded-md bg-accent text-on-accent focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-60 focus:px-4 focus:py-2.5"
      >
        {say({ id: "app.skip", message: "Skip to the content" })}
      </a>
      <nav
        aria-label={say({ id: "app.rail", message: "Places" })}
        className="sticky top-0 hidden h-dvh flex-col gap-5 overflow-y-auto border-e border-line bg-sunken px-3 py-3.5 md:flex print:hidden!"
      >
        <Brand />
        <Places />
      </nav>
      <div className="flex min-w-0 flex-col">
        <header className="z-30 flex items-center gap-3 border-b md:sticky md:top-0 border-line bg-ground px-4 py-2 sm:px-8 print:hidden">
          <div className="md:hidden">
            <Brand />
          </div>
          <div className="hidden max-w-xl grow md:block">{helps && <Search />}</div>
          {helps && (
            <Button icon="note" className="max-md:hidden" onPress={() => setOpen("note")}>
              {note}
            </Button>
          )}
          <CrisisButton />
          <div className="ms-auto flex min-w-0 items-center gap-2">
            <Discreet />
            <MeMenu />
          </div>
        </header>
        <Covering />
        {/* Whether one is out, or a colleague is not back. */}
        <LateSlot name="frame.visit" id={me.id} />
        <SignedOut />
        <main id="content" tabIndex={-1} className="grow pb-20 outline-none md:pb-0">
          <Guard at={path}>
            <Wait title lines={6}>
              <Outlet />
            </Wait>
          </Guard>
        </main>
      </div>
      <PhoneBar helps={helps} onOpen={setOpen} />
      <Dialog title={say({ id: "app.bar.search", message: "Search" })} open={open === "search"} onClose={close}>
        <div className="min-h-[50vh]">
          <Search autoFocus inPlace onGo={close} />
        </div>
      </Dialog>
      <Dialog title={say({ id: "app.bar.more", message: "More" })} open={open === "more"} onClose={close}>
        <Places onGo={close} />
      </Dialog>
      {helps && <NoteKey onPress={() => setOpen("note")} />}
      <NoteSlot open={open === "note"} onClose={close} />
      <StepUpSlot />
      <KeyHelp />
      <PlaceKeys />
      <Stay />
      <Toasts />
      <Idle />
    </div>
  );
}

function NoteKey({ onPress }: { onPress: () => void }) {
  const say = useWords();
  useKeys("n", say({ id: "app.note.key", message: "Write a quick note" }), onPress);
  return null;
}

function Brand() {
  return (
    <Link href="/" look="plain" className="inline-flex min-h-(--tap) items-center gap-2.5 px-1.5 text-lg font-bold tracking-tight text-ink">
      <Mark className="size-7" />
      <span className="max-[22rem]:sr-only">Holdfast</span>
    </Link>
  );
}

/** That names are hidden now, and the way back. */
function Discreet() {
  const say = useWords();
  const { discreet, setDiscreet } = useDiscreet();
  if (!discreet) return null;
  return (
    <Button
      kind="quiet"
      icon="hidden"
      onPress={() => setDiscreet(false)}
      label={say({ id: "app.discreet.off", message: "Show names again" })}
      className="max-sm:px-2"
    >
      <span className="max-sm:sr-only">{say({ id: "app.discreet.on", message: "Initials only" })}</span>
    </Button>
  );
}

/** The session has ended under something that is being written: nothing is thrown away. */
function SignedOut() {
  const say = useWords();
  if (!useSignedOut()) return null;
  return (
    <div className="sticky top-0 z-20 bg-ground px-4 pt-3 pb-1 sm:px-8 md:top-[4.625rem]">
      <Notice
        live
        title={say({ id: "app.out", message: "You have been signed out" })}
        action={
          <Link href={signInAddress()} newTab look="secondary">
            {say({ id: "app.signIn", message: "Sign in" })}
          </Link>
        }
      >
        {say({ id: "app.out.text", message: "What you wrote is still here. Sign in beside this page, come back, and save." })}
      </Notice>
    </div>
  );
}

/** Leaving with something unsaved. */
function Stay() {
  const say = useWords();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && somethingUnsaved(),
    enableBeforeUnload: false,
    withResolver: true,
  });
  return (
    <Dialog
      alert
      width="narrow"
      title={say({ id: "app.stay", message: "What you wrote is not saved" })}
      open={status === "blocked"}
      onClose={() => reset?.()}
      actions={
        <>
          <Button kind="primary" onPress={() => reset?.()}>
            {say({ id: "app.stay.here", message: "Stay and save it" })}
          </Button>
          <Button onPress={() => proceed?.()}>{say({ id: "app.stay.leave", message: "Leave without it" })}</Button>
        </>
      }
    >
      <p>{say({ id: "app.stay.text", message: "If you leave this page now, it is gone." })}</p>
    </Dialog>
  );
}
