import { useState } from "react";
import type { RecipientKind } from "../releases/contract.ts";
import { lastMoment } from "../releases/wholeDays.ts";
import { useGo } from "../ui/address.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { AskAgain, type Asked } from "./AskAgain.tsx";
import { type AddedCopy, asCopies, ChooseCopies } from "./ChooseCopies.tsx";
import { ChooseSpoken } from "./ChooseSpoken.tsx";
import { CopyView } from "./CopyView.tsx";
import { disclosures } from "./contract.ts";
import type { Copy, ShareMethod } from "./copyContract.ts";
import { methodsOfSharing, shareExplain } from "./disclosureWords.ts";
import { useJudged } from "./useJudged.ts";
import { useLacking } from "./useLacking.ts";
import { type Compelled, WithoutRelease } from "./WithoutRelease.tsx";

interface ShareProps {
  caseId: string;
  /** It was told aloud already: by whom of the address book it may have been heard, and what follows when it is on record. */
  aloud?: { heard: readonly RecipientKind[]; onTold: () => void } | undefined;
  onClose: () => void;
}

/** The act of sharing: whom, what (it begins empty), told again, how. Of what was told aloud already, its record. */
export function ShareDialog({ caseId, aloud, onClose }: ShareProps) {
  const say = useWords();
  const title = aloud
    ? say({ id: "disclosures.spoken.title", message: "What was shared" })
    : say({ id: "disclosures.share.title", message: "Share" });
  return (
    <Dialog title={title} open onClose={onClose} firm width="wide">
      <Wait lines={6}>
        <Steps caseId={caseId} aloud={aloud} onClose={onClose} />
      </Wait>
    </Dialog>
  );
}

const WITHOUT = "without";

function Steps({ caseId, aloud, onClose }: ShareProps) {
  const say = useWords();
  const formats = useFormats();
  const go = useGo();
  const me = useMe();
  const offer = useAsk(disclosures.offer, { caseId: caseId as never });
  const likely = aloud ? offer.standing.filter(({ kind }) => aloud.heard.includes(kind)) : offer.standing;
  const [to, setTo] = useState<string>(likely.length === 1 ? (likely[0]?.releaseId ?? WITHOUT) : "");
  const standing = offer.standing.find(({ releaseId }) => releaseId === to);
  const [copies, setCopies] = useState<readonly AddedCopy[]>([]);
  const [chosenMethod, setMethod] = useState<ShareMethod>();
  const [asked, setAsked] = useState<Asked>({});
  const [compelled, setCompelled] = useState<Compelled>({ basis: "mandate" });
  const [paperSafe, setPaperSafe] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>();
  const remind = useTell(disclosures.remind);
  const send = useTell(disclosures.send);
  const ways: readonly ShareMethod[] = standing ? standing.methods : ["printed", "verbal"];
  const methods = aloud ? ways.filter((one) => one === "verbal") : ways;
  const method = chosenMethod && methods.includes(chosenMethod) ? chosenMethod : methods[0];
  const { items: judged, notice, purpose } = useJudged(caseId, standing, compelled.basis, copies, aloud !== undefined);
  const isNew = (copy: AddedCopy, at: number) =>
    copy.kind === "fact" && offer.facts.some(({ item, body }) => item === copy.item && body === copy.body)
      ? !standing?.told.includes(copy.item)
      : !(judged?.[at]?.told ?? false);
  const asks = Boolean(standing && offer.reminds && copies.some(isNew));
  const uncovered = Boolean(standing && copies.some(({ item }) => !standing.items.includes(item)));
  const lacking = useLacking({ to, copies, uncovered, asks, asked, method, paperSafe, without: standing ? undefined : compelled });
  const ready = lacking === undefined;
  const nameless =
    copies.length > 0 &&
    asked.choice !== "no" &&
    copies.every(({ item, kind }) => item !== "identity" && kind !== "file") &&
    judged?.length === copies.length &&
    judged.every(({ clues }) => clues.every(({ clue }) => clue !== "name"));

  async function share(): Promise<void> {
    setProblem(undefined);
    try {
      let reminderId: string | undefined;
      if (asks && standing && asked.mode && asked.choice) {
        const told = {
          caseId: caseId as never,
          releaseId: standing.releaseId,
          mode: asked.mode,
          language: asked.language ?? standing.language,
          choice: asked.choice,
        };
        reminderId = (await remind({ ...told, items: [...new Set(copies.map(({ item }) => item))] })).id;
        if (asked.choice === "no") {
          showToast({ text: say({ id: "disclosures.share.kept", message: "Their no is kept. Nothing was shared." }) });
          return onClose();
        }
      }
      const { id } = await send({
        caseId: caseId as never,
        ...(standing ? { basis: "release" as const, releaseId: standing.releaseId } : without(compelled)),
        reminderId: (reminderId ?? null) as never,
        method: method ?? "printed",
        items: asCopies(copies, method === "verbal"),
        language: me.language === "es" ? ("es" as const) : ("en" as const),
        purpose: compelled.purpose ?? null,
        legal: compelled.legal ?? null,
        ...(method === "printed" && { paperSafe: true }),
      });
      showToast({
        text: aloud
          ? say({ id: "disclosures.spoken.done", message: "It stands in the record." })
          : say({ id: "disclosures.share.done", message: "Shared. It stands in the record." }),
      });
      aloud?.onTold();
      onClose();
      if (method === "link" || method === "printed") go(`/packages/${id}`);
    } catch (refused) {
      setProblem(refused);
    }
  }

  const options = offer.standing.map((one) => ({
    id: one.releaseId as string,
    label: `${one.recipient} · ${one.toWhom}`,
    hint: say(
      { id: "disclosures.share.until", message: "release until {day}" },
      { day: formats.day(formats.dayOf(lastMoment(one.expiresAt))) },
    ),
  }));
  return (
    <div className="space-y-6">
      {offer.standing.length === 0 && !aloud && (
        <Notice tone="plain" title={say({ id: "disclosures.share.noRelease", message: "No release stands" })}>
          <Link href={`/cases/${caseId}/releases/new`}>{say({ id: "disclosures.share.newRelease", message: "Make one with them" })}</Link>
        </Notice>
      )}
      <RadioGroup
        look="list"
        label={say({ id: "disclosures.share.whom", message: "Whom?" })}
        value={to || null}
        onChange={(value) => {
          setTo(value ?? "");
          if (aloud) setCopies([]);
        }}
        options={[
          ...options,
          {
            id: WITHOUT,
            label: say({ id: "disclosures.share.without", message: "Without a release" }),
            hint: aloud
              ? say({ id: "disclosures.spoken.without.hint", message: "Because the law compels or allows it, or though nothing did" })
              : say({
                  id: "disclosures.share.without.hint",
                  message: "Only where the law compels or allows it, or to the person themselves",
                }),
          },
        ]}
      />
      {to === WITHOUT && <WithoutRelease offer={offer} aloud={aloud !== undefined} value={compelled} onChange={setCompelled} />}
      {to !== "" && aloud && <ChooseSpoken standing={standing} copies={copies} onChange={setCopies} />}
      {to !== "" && !aloud && (
        <ChooseCopies caseId={caseId} facts={offer.facts} standing={standing} copies={copies} judged={judged} onChange={setCopies} />
      )}
      {asks && standing && (
        <AskAgain aloud={aloud !== undefined} recipient={standing.recipient} spoken={standing.language} value={asked} onChange={setAsked} />
      )}
      {to !== "" && !aloud && copies.length > 0 && asked.choice !== "no" && (
        <RadioGroup
          label={say({ id: "disclosures.share.how", message: "How?" })}
          value={method ?? null}
          onChange={(value) => setMethod((value ?? undefined) as ShareMethod | undefined)}
          options={methods.map((id) => ({ id, label: say(methodsOfSharing[id]) }))}
        />
      )}
      {to !== "" && copies.length > 0 && method === "printed" && (
        <RadioGroup
          label={say({ id: "disclosures.share.paper", message: "Is paper safe for the person?" })}
          value={paperSafe}
          onChange={setPaperSafe}
          options={[
            { id: "yes", label: say({ id: "disclosures.share.paper.yes", message: "Yes, asked" }) },
            { id: "no", label: say({ id: "disclosures.share.paper.no", message: "No" }) },
          ]}
        />
      )}
      {notice !== undefined && copies.length > 0 && asked.choice !== "no" && method !== "verbal" && (
        <Disclosure open title={say({ id: "disclosures.share.exact", message: "Exactly what they will read" })}>
          <CopyView level={4} copies={asRead(copies)} purpose={purpose ?? compelled.purpose} notice={notice} />
        </Disclosure>
      )}
      {standing && nameless && method !== "verbal" && (
        <p className="text-quiet">
          {say({
            id: "disclosures.share.nameless",
            message: "None of this says who it is about. Tell the recipient when you call, or write it in where the release allows it.",
          })}
        </p>
      )}
      {problem !== undefined && (
        <Notice
          live
          tone="plain"
          title={
            aloud
              ? say({ id: "disclosures.spoken.failed", message: "Not recorded" })
              : say({ id: "disclosures.share.failed", message: "Nothing was shared" })
          }
        >
          {sayProblem(say, shareExplain, withField(problem))}
        </Notice>
      )}
      <div className="flex flex-wrap items-center justify-end gap-3">
        {lacking && asked.choice !== "no" && (
          <p className="grow text-sm text-quiet" role="status">
            {say(lacking)}
          </p>
        )}
        <Button onPress={onClose}>{say({ id: "disclosures.share.cancel", message: "Cancel" })}</Button>
        <Button
          kind="primary"
          icon={aloud ? "check" : "share"}
          disabled={!ready && asked.choice !== "no"}
          waiting={send.waiting || remind.waiting}
          onPress={() => void share()}
        >
          {asked.choice === "no" && asks
            ? say({ id: "disclosures.share.keepNo", message: "Keep their no" })
            : aloud
              ? say({ id: "disclosures.spoken.record", message: "Record it" })
              : say({ id: "disclosures.share.send", message: "Share" })}
        </Button>
      </div>
    </div>
  );
}

const without = ({ basis, basisCode, recipientId }: Compelled) => ({
  basis,
  basisCode: (basis === "self" || basis === "none" ? null : (basisCode ?? null)) as never,
  recipientId: (basis === "self" ? null : (recipientId ?? null)) as never,
});

/** The copies as the page of whoever receives them shows them. */
const asRead = (copies: readonly AddedCopy[]): Copy[] =>
  copies.map(({ kind, item, title, body }, at) => ({
    ...{ seq: at + 1, kind, item, title },
    body: kind === "file" ? null : body,
    file: kind === "file" ? { mediaType: "application/pdf", size: 0 } : null,
  }));

/** A 422 says which field; here that is the sentence. */
function withField(problem: unknown): unknown {
  const fields = (problem as { fields?: Record<string, string> }).fields ?? {};
  const [name] = Object.keys(fields);
  if (name === undefined) return problem;
  return Object.assign(Object.create(Object.getPrototypeOf(problem as object)), problem, { code: name.split(".")[0] });
}
