import { useState } from "react";
import { useTell } from "../../ui/asking.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button, Buttons } from "../../ui/Button.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { sayProblem } from "../../ui/explaining.ts";
import { useFormats } from "../../ui/formats.ts";
import { useMe } from "../../ui/me.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Wait } from "../../ui/Skeleton.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { ChangeForm } from "./ConnectForms.tsx";
import { type Organisation, organisations } from "./contract.ts";
import { KnownThereForm } from "./KnownThereForm.tsx";
import { organisationWrongs } from "./organisationWords.ts";
import { mayKeepOrganisations } from "./policy.ts";

/** One provider: how it stands, what it has to be told, and what may be done about it. */
export function OrganisationCard({ one }: { one: Organisation }) {
  const say = useWords();
  const me = useMe();
  const formats = useFormats();
  const [doing, setDoing] = useState<"change" | "known" | "end">();
  const none = say({ id: "staff.org.factors.none", message: "Everybody shows their own here" });
  const trusted = one.factors.length > 0 ? one.factors.join(" · ") : none;
  return (
    <Card
      title={one.name}
      aside={<Badge>{one.kind === "oidc" ? "OpenID Connect" : "SAML"}</Badge>}
      foot={
        mayKeepOrganisations(me) && (
          <Buttons>
            <Button onPress={() => setDoing("change")}>{say({ id: "staff.org.change", message: "Change" })}</Button>
            <Button onPress={() => setDoing("known")}>{say({ id: "staff.org.known", message: "Who is who…" })}</Button>
            <Button kind="quiet" onPress={() => setDoing("end")}>
              {say({ id: "staff.org.end", message: "End this sign-in…" })}
            </Button>
          </Buttons>
        )
      }
    >
      <div className="space-y-4">
        {one.factors.length > 0 && !one.counts && <Waiting one={one} />}
        <Facts
          items={[
            {
              term: say({ id: "staff.org.people", message: "Sign in with it" }),
              value: say(
                { id: "staff.org.people.count", message: "{count, plural, one {# person} other {# people}}" },
                { count: one.people },
              ),
            },
            { term: say({ id: "staff.org.factor", message: "Second factor" }), value: trusted },
            {
              term:
                one.kind === "oidc"
                  ? say({ id: "staff.org.issuer", message: "Issuer" })
                  : say({ id: "staff.org.entity", message: "The provider’s entity ID" }),
              value: <Long>{one.issuer}</Long>,
            },
            ...one.certificates.map(({ print, until }) => ({
              term: say({ id: "staff.org.certificate", message: "Certificate until {day}" }, { day: formats.day(formats.dayOf(until)) }),
              value: <Long>{print}</Long>,
            })),
            {
              term:
                one.kind === "oidc"
                  ? say({ id: "staff.org.back.oidc", message: "Tell it: redirect URI" })
                  : say({ id: "staff.org.back.saml", message: "Tell it: reply address (ACS)" }),
              value: <Long>{one.ours.back}</Long>,
            },
            ...(one.ours.metadata
              ? [
                  {
                    term: say({ id: "staff.org.ourName", message: "Tell it: our entity ID and metadata" }),
                    value: <Long>{one.ours.metadata}</Long>,
                  },
                ]
              : []),
            { term: say({ id: "staff.org.start", message: "Address that leads there" }), value: <Long>{one.ours.start}</Long> },
          ]}
        />
      </div>
      <Dialog
        title={say({ id: "staff.org.change.title", message: "Change {name}" }, { name: `\u2068${one.name}\u2069` })}
        open={doing === "change"}
        onClose={() => setDoing(undefined)}
      >
        <ChangeForm
          one={one}
          onDone={() => {
            setDoing(undefined);
            showToast({ text: say({ id: "staff.saved", message: "Saved" }) });
          }}
        />
      </Dialog>
      <Dialog
        title={say({ id: "staff.org.known.title", message: "Who somebody invited is there" })}
        open={doing === "known"}
        onClose={() => setDoing(undefined)}
      >
        <Wait>
          <KnownThereForm
            one={one}
            onDone={() => {
              setDoing(undefined);
              showToast({ text: say({ id: "staff.saved", message: "Saved" }) });
            }}
          />
        </Wait>
      </Dialog>
      {doing === "end" && <End one={one} onClose={() => setDoing(undefined)} />}
    </Card>
  );
}

const Long = ({ children }: { children: string }) => (
  <span dir="ltr" className="break-all">
    {children}
  </span>
);

function Waiting({ one }: { one: Organisation }) {
  const say = useWords();
  const formats = useFormats();
  const confirm = useTell(organisations.confirm);
  const [problem, setProblem] = useState<unknown>();
  const agree = () =>
    confirm({ organisationId: one.id, version: one.version }).then(
      () => showToast({ text: say({ id: "staff.org.agreed", message: "Its second factor counts from now on" }) }),
      setProblem,
    );
  return (
    <Notice
      title={say({ id: "staff.org.waits", message: "Its second factor does not count yet" })}
      action={
        one.mine && (
          <Button kind="primary" waiting={confirm.waiting} onPress={() => void agree()}>
            {say({ id: "staff.org.agree", message: "It counts" })}
          </Button>
        )
      }
    >
      <p className="measure">
        {one.mine
          ? say(
              {
                id: "staff.org.waits.mine",
                message:
                  "{name} asks you. Whoever runs this provider could then come in as anybody who signs in with it: say yes only if it is your organization’s own.",
              },
              { name: one.askedBy },
            )
          : say(
              {
                id: "staff.org.waits.text",
                message:
                  "It waits for a yes of {names}; one is enough. Until then people show their own second factor here after signing in there.",
              },
              {
                names: formats.list((one.waitsFor ?? []).map(({ name }) => name)),
              },
            )}
      </p>
      {problem !== undefined && <p>{sayProblem(say, organisationWrongs, problem)}</p>}
    </Notice>
  );
}

function End({ one, onClose }: { one: Organisation; onClose: () => void }) {
  const say = useWords();
  const tell = useTell(organisations.end);
  const [problem, setProblem] = useState<unknown>();
  const name = `\u2068${one.name}\u2069`;
  const end = () =>
    tell({ organisationId: one.id }).then(() => {
      showToast({ text: say({ id: "staff.org.ended", message: "Nobody signs in with {name} any more" }, { name }) });
      onClose();
    }, setProblem);
  return (
    <Dialog
      alert
      width="narrow"
      title={say({ id: "staff.org.end.ask", message: "End sign-in with {name}?" }, { name })}
      open
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" waiting={tell.waiting} onPress={() => void end()}>
            {say({ id: "staff.org.end.yes", message: "End it" })}
          </Button>
          <Button onPress={onClose}>{say({ id: "staff.cancel", message: "Cancel" })}</Button>
        </>
      }
    >
      <p>
        {say({
          id: "staff.org.end.text",
          message:
            "Whoever signed in with it is signed out at once. Their accounts and roles stay; they need a password or a passkey to come in.",
        })}
      </p>
      {problem !== undefined && <Notice live>{sayProblem(say, organisationWrongs, problem)}</Notice>}
    </Dialog>
  );
}
