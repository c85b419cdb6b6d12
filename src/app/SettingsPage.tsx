import { useQuery } from "@tanstack/react-query";
import { mayKnowBoards } from "../boards/policy.ts";
import { keepsAnyList } from "../crises/policy.ts";
import { mayConcern } from "../exports/policy.ts";
import { rota } from "../oncall/contract.ts";
import { isolate } from "../people/PersonName.tsx";
import { mayKeepRecipients } from "../releases/policy.ts";
import { seesOrganisations } from "../staff/federation/policy.ts";
import { me as own } from "../staff/meContract.ts";
import { looksForPeople } from "../staff/policy.ts";
import { askKey, useCall, useTell } from "../ui/asking.ts";
import { Buttons } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Page, Section } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { setScreen, useScreen } from "../ui/screen.ts";
import { showToast } from "../ui/Toast.tsx";
import { languages, setLanguage, useLanguage, useWords } from "../ui/words.ts";
import { mayDecideWalls } from "../walls/policy.ts";

/** How this device shows things: each change counts at once. */
export function SettingsPage() {
  const say = useWords();
  const screen = useScreen();
  const language = useLanguage();
  const tell = useTell(own.setLanguage);
  // The page turns at once; the account keeps it for the next device as soon as the line allows.
  const choose = (chosen: "en" | "es") => {
    void setLanguage(chosen);
    tell({ language: chosen }).catch(() =>
      showToast({ text: say({ id: "app.settings.language.not", message: "Not kept for your account. Choose it again later." }) }),
    );
  };
  const minutes = [2, 5, 10, 20, 60].map((n) => ({
    id: String(n),
    label: say({ id: "app.settings.minutes", message: "{n, plural, one {after # minute} other {after # minutes}}" }, { n }),
  }));
  return (
    <Page
      width="text"
      title={say({ id: "app.settings", message: "Settings" })}
      kind={say({ id: "app.settings", message: "Settings" })}
      lead={say({ id: "app.settings.lead", message: "For this device, the language for your account. Each change counts at once." })}
    >
      <Elsewhere />
      <Section title={say({ id: "app.settings.safe", message: "When others can see the screen" })}>
        <Checkbox
          label={say({ id: "app.discreet", message: "My screen can be seen" })}
          hint={say({ id: "app.discreet.hint", message: "Names become initials everywhere." })}
          value={screen.discreet}
          onChange={(discreet) => setScreen({ discreet })}
        />
        <Select
          width="half"
          label={say({ id: "app.settings.dim", message: "Cover the screen when nobody touches it" })}
          hint={say({ id: "app.settings.dim.hint", message: "On a screen that several people use, choose a short time." })}
          options={[...minutes, { id: "0", label: say({ id: "app.settings.never", message: "never" }) }]}
          value={String(screen.dimAfter)}
          onChange={(value) => setScreen({ dimAfter: Number(value) })}
        />
      </Section>
      <Section title={say({ id: "app.settings.look", message: "Language and lists" })}>
        <RadioGroup
          label={say({ id: "app.settings.language", message: "Language" })}
          options={languages}
          value={language}
          onChange={(value) => value && choose(value as "en" | "es")}
        />
        <RadioGroup
          label={say({ id: "app.settings.density", message: "Rows in lists" })}
          options={[
            { id: "normal", label: say({ id: "app.settings.roomy", message: "With room" }) },
            { id: "compact", label: say({ id: "app.settings.compact", message: "More on the screen" }) },
          ]}
          value={screen.compact ? "compact" : "normal"}
          onChange={(value) => setScreen({ compact: value === "compact" })}
        />
        <Checkbox
          label={say({ id: "app.settings.keys", message: "Single keys do things" })}
          hint={say({
            id: "app.settings.keys.hint",
            message: "Press ? to see them. Turn this off if you dictate, or press keys by accident.",
          })}
          value={screen.shortcuts}
          onChange={(shortcuts) => setScreen({ shortcuts })}
        />
      </Section>
    </Page>
  );
}

/** Whether there is a rota to read: until it is known, for whoever works with people or administers. */
function useReadsRota(): boolean {
  const call = useCall();
  const me = useMe();
  const { data } = useQuery({ queryKey: askKey(rota.programs, {}), queryFn: () => call(rota.programs, {}), throwOnError: false });
  return data ? data.programs.length > 0 : me.mayAdmin || looksForPeople(me);
}

/** What is not of this device alone. */
function Elsewhere() {
  const say = useWords();
  const me = useMe();
  const readsRota = useReadsRota();
  return (
    <Buttons>
      <Link href="/settings/cover" look="secondary" icon="calendar">
        {say({ id: "app.settings.cover", message: "Away and cover" })}
      </Link>
      {me.programs
        .filter(({ role, canWrite }) => canWrite && (role === "supervisor" || role === "case_manager"))
        .map(({ id, name }) => (
          <Link key={id} href={`/programs/${id}`} look="secondary" icon="team">
            {say({ id: "app.settings.program", message: "The program: {name}" }, { name: isolate(name) })}
          </Link>
        ))}
      {looksForPeople(me) && (
        <Link href="/appointments" look="secondary" icon="clock">
          {say({ id: "app.settings.appointments", message: "Appointments and hours" })}
        </Link>
      )}
      {me.programs.some(({ role }) => role === "supervisor" || role === "case_manager") && (
        <Link href="/settings/joining" look="secondary" icon="people">
          {say({ id: "app.settings.joining", message: "Who joins your team" })}
        </Link>
      )}
      {readsRota && (
        <Link href="/settings/on-call" look="secondary" icon="phone">
          {say({ id: "app.settings.onCall", message: "On call" })}
        </Link>
      )}
      {(me.mayAdmin || looksForPeople(me)) && (
        <Link href="/settings/forms" look="secondary" icon="note">
          {say({ id: "app.settings.forms", message: "Forms" })}
        </Link>
      )}
      {mayKnowBoards(me) && (
        <Link href="/boards" look="secondary" icon="team">
          {say({ id: "app.settings.boards", message: "Advisory boards" })}
        </Link>
      )}
      <Link href="/leave-policy" look="secondary" icon="calendar">
        {say({ id: "app.settings.leave", message: "Leave policy" })}
      </Link>
      <Link href="/settings/guidance" look="secondary" icon="help">
        {say({ id: "app.settings.guidance", message: "How we do it well" })}
      </Link>
      <Link href="/settings/sign-in" look="secondary" icon="lock">
        {say({ id: "app.settings.signIn", message: "Your sign-in" })}
      </Link>
      {["college", "district", "school"].includes(me.agency.kind) && (
        <Link href="/title-ix" look="secondary" icon="lock">
          {say({ id: "app.settings.titleIx", message: "Title IX" })}
        </Link>
      )}
      <Link href="/settings/law" look="secondary" icon="lock">
        {say({ id: "app.settings.law", message: "Law enforcement" })}
      </Link>
      <Link href="/settings/programs" look="secondary" icon="team">
        {say({ id: "app.settings.programs", message: "Programs" })}
      </Link>
      <Link href="/settings/calendar" look="secondary" icon="calendar">
        {say({ id: "app.settings.calendar", message: "Calendar and clocks" })}
      </Link>
      {(me.mayAdmin || me.programs.some(({ role, canWrite }) => canWrite && (role === "supervisor" || role === "case_manager"))) && (
        <Link href="/settings/reviewer" look="secondary" icon="people">
          {say({ id: "app.settings.reviewer", message: "A reviewer from outside" })}
        </Link>
      )}
      {keepsAnyList(me) && (
        <Link href="/settings/crisis-list" look="secondary" icon="phone">
          {say({ id: "app.settings.crisisList", message: "Who helps in a crisis" })}
        </Link>
      )}
      {mayKeepRecipients(me) && (
        <Link href="/settings/recipients" look="secondary" icon="share">
          {say({ id: "app.settings.recipients", message: "Address book" })}
        </Link>
      )}
      {me.programs.some(({ role }) => role === "supervisor" || role === "case_manager") && (
        <Link href="/supervision" look="secondary" icon="help">
          {say({ id: "app.settings.supervision", message: "Supervision" })}
        </Link>
      )}
      {mayDecideWalls(me) && (
        <>
          <Link href="/walls" look="secondary" icon="lock">
            {say({ id: "app.settings.walls", message: "Walls and emergency access" })}
          </Link>
          <Link href="/overrides" look="secondary" icon="check">
            {say({ id: "app.settings.overrides", message: "Second looks" })}
          </Link>
          <Link href="/disclosures" look="secondary" icon="share">
            {say({ id: "app.settings.register", message: "Record of disclosures" })}
          </Link>
        </>
      )}
      {(me.mayAdmin || me.programs.length > 0) && (
        <Link href="/retention" look="secondary" icon="clock">
          {say({ id: "app.settings.retention", message: "How long things are kept" })}
        </Link>
      )}
      {mayConcern(me) && (
        <Link href="/exports" look="secondary" icon="share">
          {say({ id: "app.settings.exports", message: "Everything out" })}
        </Link>
      )}
      {seesOrganisations(me) && (
        <Link href="/settings/organisations" look="secondary" icon="lock">
          {say({ id: "app.settings.organisations", message: "Sign-in with your organization" })}
        </Link>
      )}
      {me.mayAdmin && (
        <>
          <Link href="/settings/accounts" look="secondary" icon="people">
            {say({ id: "app.settings.accounts", message: "Accounts" })}
          </Link>
          <Link href="/settings/routing" look="secondary" icon="concern">
            {say({ id: "app.settings.routing", message: "Where concerns go" })}
          </Link>
          <Link href="/settings/key" look="secondary" icon="lock">
            {say({ id: "app.settings.key", message: "The key" })}
          </Link>
          <Link href="/messages" look="secondary" icon="note">
            {say({ id: "app.settings.messages", message: "Messages that left" })}
          </Link>
        </>
      )}
    </Buttons>
  );
}
