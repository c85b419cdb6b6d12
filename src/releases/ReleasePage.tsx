import { useEffect, useRef, useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { WhySeen } from "../people/WhySeen.tsx";
import { useGo, useParam } from "../ui/address.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card, Facts } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { releases } from "./contract.ts";
import { mayMakeRelease } from "./policy.ts";
import { ReadTogether } from "./ReadTogether.tsx";
import { ReleaseText } from "./ReleaseText.tsx";
import { lapsedWords, releaseExplain, signerWords, stateWords, useUntil } from "./releaseWords.ts";
import { SignForm } from "./SignForm.tsx";
import { WithdrawDialog } from "./WithdrawDialog.tsx";

/** One release: to be read together and signed, or as it was signed, with what can be done about it. */
export function ReleasePage() {
  const say = useWords();
  const me = useMe();
  const shown = useAsk(releases.show, { releaseId: useParam("releaseId") as never });
  const { release, text, textLocale, fits, access } = shown;
  const kind = say({ id: "releases.page", message: "Release" });
  const draft = release.state === "draft";
  return (
    <Page
      width="text"
      kind={kind}
      title={say({ id: "releases.page.title", message: "Release to {name}" }, { name: isolate(release.recipient.name) })}
      back={{ href: `/cases/${release.caseId}?part=sharing`, label: say({ id: "releases.back", message: "The case" }) }}
    >
      {!fits && (
        <Notice tone="warn" title={say({ id: "releases.unfit", message: "This text is not the one that was signed" })}>
          {say({
            id: "releases.unfit.text",
            message: "It was changed behind the program’s back. Share nothing by it, and tell your administrator.",
          })}
        </Notice>
      )}
      {!draft && <State shown={shown} may={mayMakeRelease(me, { access })} />}
      <Card
        title={draft ? say({ id: "releases.read", message: "Read it together" }) : say({ id: "releases.text", message: "What was signed" })}
      >
        <ReleaseText text={text} locale={textLocale} />
      </Card>
      {draft && mayMakeRelease(me, { access }) && <ReadAndSign shown={shown} />}
      {draft && <PutAside shown={shown} />}
      <WhySeen access={access} programIds={[]} />
    </Page>
  );
}

type Shown = ReturnType<typeof useAsk<typeof releases.show.in, typeof releases.show.out>>;

/** Read together first; then, and not before, the place to sign. */
function ReadAndSign({ shown }: { shown: Shown }) {
  const place = useRef<HTMLDivElement>(null);
  const [before] = useState(shown.readTogether?.at);
  const at = shown.readTogether?.at;
  useEffect(() => {
    if (at !== undefined && at !== before) place.current?.focus();
  }, [at, before]);
  return (
    <>
      <ReadTogether shown={shown} />
      {shown.readTogether && (
        <div ref={place} tabIndex={-1}>
          <SignForm shown={shown} />
        </div>
      )}
    </>
  );
}

/** A draft that is wrong is put aside; what it said stands in the form of the next one. */
function PutAside({ shown: { release } }: { shown: Shown }) {
  const say = useWords();
  const go = useGo();
  const tell = useTell(releases.withdraw);
  const aside = (to: string) => tell({ releaseId: release.releaseId }).then(() => go(to));
  return (
    <Buttons>
      <Button
        disabled={tell.waiting}
        onPress={() =>
          void aside(
            `/cases/${release.caseId}/releases/new?${release.renewsId ? "renew" : "from"}=${release.renewsId ?? release.releaseId}`,
          )
        }
      >
        {say({ id: "releases.change", message: "Change it" })}
      </Button>
      <Button kind="quiet" disabled={tell.waiting} onPress={() => void aside(`/cases/${release.caseId}?part=sharing`)}>
        {say({ id: "releases.aside", message: "They would rather not" })}
      </Button>
    </Buttons>
  );
}

function State({ shown, may }: { shown: Shown; may: boolean }) {
  const say = useWords();
  const formats = useFormats();
  const until = useUntil();
  const { release, print, signature, reviews } = shown;
  const [ending, setEnding] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const finish = useTell(releases.finish);
  const review = useTell(releases.review);
  const confirm = useTell(releases.confirm);
  const live = release.state === "active" || release.state === "coming";
  const { releaseId, version, withdrawn, caseId } = release;
  const run = (work: Promise<unknown>, text: string) =>
    work.then(
      () => showToast({ text }),
      (problem: unknown) => setWrong(sayProblem(say, releaseExplain, problem)),
    );
  const last = reviews[0];
  const items = [
    {
      term: say({ id: "releases.fact.state", message: "Now" }),
      value: live
        ? until(release)
        : say(release.lapsedBecause && release.state === "lapsed" ? lapsedWords[release.lapsedBecause] : stateWords[release.state]),
    },
    ...(release.signedAt && release.signerKind
      ? [
          {
            term: say({ id: "releases.fact.signed", message: "Signed" }),
            value: [formats.moment(release.signedAt), say(signerWords[release.signerKind]), signature?.name, signature?.secondName]
              .flatMap((part) => (part ? [isolate(part)] : []))
              .join(" · "),
          },
        ]
      : []),
    ...(shown.readTogether
      ? [
          {
            term: say({ id: "releases.fact.read", message: "Read together" }),
            value: `${formats.moment(shown.readTogether.at)} · ${isolate(shown.readTogether.by.name)}`,
          },
        ]
      : []),
    ...(withdrawn
      ? [
          {
            term: say({ id: "releases.fact.withdrawn", message: "Withdrawn" }),
            value: `${formats.moment(withdrawn.at)} · ${withdrawn.by ? isolate(withdrawn.by.name) : say({ id: "releases.withdrawn.ownPage", message: "by themselves, on their own page" })}`,
          },
        ]
      : []),
    ...(last
      ? [
          {
            term: say({ id: "releases.fact.review", message: "Looked at again" }),
            value: `${formats.day(last.onDay)} · ${isolate(last.by.name)}`,
          },
        ]
      : []),
    { term: say({ id: "releases.fact.print", message: "Fingerprint of the text" }), value: <code className="text-sm">{print}</code> },
  ];
  return (
    <Card title={say({ id: "releases.state", message: "How it stands" })}>
      <div className="space-y-5">
        <Facts items={items} />
        <Buttons>
          {live && <Button onPress={() => setEnding(true)}>{say({ id: "releases.withdraw", message: "Withdraw" })}</Button>}
          {withdrawn && !withdrawn.confirmedAt && may && (
            <Button
              kind="primary"
              onPress={() =>
                void run(confirm({ releaseId, version }), say({ id: "releases.confirmed.toast", message: "Kept: they have it in writing" }))
              }
            >
              {say({ id: "releases.confirm", message: "They have it in writing" })}
            </Button>
          )}
          <Link look="secondary" href={`/releases/${releaseId}/copy`}>
            {say({ id: "releases.copy", message: "A copy for them" })}
          </Link>
          {may && (
            <Link look="secondary" href={`/cases/${caseId}/releases/new?renew=${releaseId}`}>
              {say({ id: "releases.renew", message: "Renew with a new signature" })}
            </Link>
          )}
          {may && (
            <Link look="secondary" href={`/cases/${caseId}/releases/new?from=${releaseId}`}>
              {say({ id: "releases.another", message: "The same for another office" })}
            </Link>
          )}
          {live && may && (
            <Button
              onPress={() =>
                void run(
                  review({ releaseId, withPerson: true }),
                  say({ id: "releases.reviewed.toast", message: "Kept: looked at again today" }),
                )
              }
            >
              {say({ id: "releases.review", message: "Looked at it again with them" })}
            </Button>
          )}
          {live && may && release.untilPurpose && (
            <Button
              onPress={() => void run(finish({ releaseId, version }), say({ id: "releases.finished.toast", message: "It stands no more" }))}
            >
              {say({ id: "releases.finish", message: "It is done" })}
            </Button>
          )}
        </Buttons>
        {wrong && (
          <p role="alert" className="font-semibold">
            {wrong}
          </p>
        )}
        {ending && <WithdrawDialog releaseId={releaseId} name={release.recipient.name} onClose={() => setEnding(false)} />}
      </div>
    </Card>
  );
}
