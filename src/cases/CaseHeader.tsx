import { Suspense, useEffect, useRef, useState } from "react";
import { FamilyOrders } from "../people/family/OrderNotice.tsx";
import { personHref } from "../people/findPeople.ts";
import { isolate, PersonName } from "../people/PersonName.tsx";
import { reaches } from "../people/policy.ts";
import { SafeContactLine } from "../people/SafeLine.tsx";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { useFormats } from "../ui/formats.ts";
import { Icon } from "../ui/Icon.tsx";
import { Link } from "../ui/Link.tsx";
import { cx } from "../ui/look.ts";
import { useMe } from "../ui/me.ts";
import { useFrameTop } from "../ui/useFrameTop.ts";
import { useWords } from "../ui/words.ts";
import type { Opened } from "./CaseDialogs.tsx";
import { useEndTask, useMoveCase } from "./caseActs.ts";
import { closureReasons, outcomes, pauseReasons } from "./caseWords.ts";
import type { CaseHead } from "./contract.ts";
import { mayAddTask, mayChangeCase, mayChangeTask } from "./policy.ts";
import { ReachButton } from "./ReachButton.tsx";
import { useTaskTitle } from "./tasks/useTaskTitle.ts";
import type { Task } from "./timeline/contract.ts";
import { useActor } from "./useActor.ts";
import { useTimeOfDay } from "./useTimeOfDay.ts";

interface CaseHeaderProps {
  found: CaseHead;
  tasks: readonly Task[];
  onOpen: (opened: Opened) => void;
}

/** Stays while the story scrolls: how to reach them without harm, and the one thing to do next. Says who it is once the heading is out of sight. */
export function CaseHeader({ found, tasks, onOpen }: CaseHeaderProps) {
  const top = useFrameTop();
  const { mark, gone } = useGone(top);
  const held = reaches(found, "contact");
  return (
    <>
      <div ref={mark} />
      <div
        style={{ top }}
        className={cx(
          "z-20 -mx-4 mb-4 border-y border-line bg-surface px-4 py-2.5 sm:-mx-8 sm:px-8 print:static [@media(min-height:34rem)]:sticky",
          gone && "shadow-lift",
        )}
      >
        {held && (
          <Suspense fallback={null}>
            <FamilyOrders personId={found.personId} look="line" />
          </Suspense>
        )}
        <div className="flex max-w-6xl flex-wrap items-start gap-x-10 gap-y-1.5">
          <div className="min-w-64 grow basis-0">
            {gone && (
              <p aria-hidden="true" className="font-semibold">
                <PersonName label={found.label} />
              </p>
            )}
            {found.diedOn ? (
              <Died personId={found.personId} diedOn={found.diedOn} />
            ) : (
              <SafeContactLine safeLine={found.safeLine} held={held} action={held && <Reach found={found} />} />
            )}
          </div>
          <div className="min-w-64 grow basis-0">
            <Now found={found} tasks={tasks} onOpen={onOpen} />
          </div>
        </div>
      </div>
    </>
  );
}

/** That the person has died, and where those stand who need support now. */
function Died({ personId, diedOn }: { personId: CaseHead["personId"]; diedOn: string }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <p className="mb-1 font-semibold">
      {say({ id: "cases.died", message: "They died on {day}. Nothing is sent or due with them any more." }, { day: formats.day(diedOn) })}{" "}
      <Link href={personHref(personId)}>{say({ id: "cases.died.support", message: "Who needs support" })}</Link>
    </p>
  );
}

/** The numbers themselves, and where nobody wrote down what is safe, the way to do so. */
function Reach({ found: { personId, label, safeLine } }: { found: CaseHead }) {
  const say = useWords();
  return (
    <span className="-my-1.5 ms-3.5 flex flex-wrap items-center gap-x-3 print:hidden">
      <ReachButton personId={personId} label={label} />
      {!safeLine && <Link href={personHref(personId)}>{say({ id: "cases.safe.set", message: "Write it down" })}</Link>}
    </span>
  );
}

/** Whether what stands above has been scrolled beneath the frame. */
function useGone(top: number) {
  const mark = useRef<HTMLDivElement>(null);
  const [gone, setGone] = useState(false);
  useEffect(() => {
    const element = mark.current;
    if (!element) return;
    const watch = new IntersectionObserver(([entry]) => entry && setGone(!entry.isIntersecting && entry.boundingClientRect.top <= top), {
      rootMargin: `${-top}px 0px 0px 0px`,
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [top]);
  return { mark, gone };
}

/** Closed, resting, or the next step with its owner and day. */
function Now({ found, tasks, onOpen }: CaseHeaderProps) {
  const say = useWords();
  const formats = useFormats();
  const actor = useActor();
  const { wake } = useMoveCase(found);
  const atHand = { ...found, managerId: found.manager?.id ?? null };
  if (found.status === "closed") {
    const parts = [found.closureReason && say(closureReasons[found.closureReason]), found.outcome && say(outcomes[found.outcome])].filter(
      Boolean,
    );
    return (
      <Line
        icon="check"
        title={say({ id: "cases.now.closed", message: "Closed {day}" }, { day: found.closedOn ? formats.day(found.closedOn) : "" })}
        detail={parts.join(" · ")}
      />
    );
  }
  if (found.status === "paused") {
    return (
      <Line
        icon="clock"
        title={say(
          { id: "cases.now.paused", message: "Paused until {day}" },
          { day: found.pausedUntil ? formats.day(found.pausedUntil) : "" },
        )}
        detail={found.pauseReason && say(pauseReasons[found.pauseReason])}
        action={
          mayChangeCase(actor, atHand) && (
            <Button kind="quiet" onPress={() => void wake()}>
              {say({ id: "cases.more.wake", message: "Resume it" })}
            </Button>
          )
        }
      />
    );
  }
  const step = found.nextStep;
  if (!step) {
    return (
      <Line
        icon="warn"
        warn
        title={say({ id: "cases.now.none", message: "No next step is set" })}
        detail={null}
        action={
          mayAddTask(actor, found) && (
            <Button kind="quiet" onPress={() => onOpen({ what: "task" })}>
              {say({ id: "cases.now.set", message: "Set one" })}
            </Button>
          )
        }
      />
    );
  }
  const task = tasks.find(({ taskId }) => taskId === step.taskId);
  return <NextStep step={step} task={task && mayChangeTask(actor, { ownerId: task.owner.id, access: found.access }) ? task : undefined} />;
}

function NextStep({ step, task }: { step: NonNullable<CaseHead["nextStep"]>; task: Task | undefined }) {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const sayTime = useTimeOfDay();
  const sayTitle = useTaskTitle();
  const end = useEndTask();
  const late = formats.daysUntil(step.dueOn) < 0;
  const day = [formats.nearDay(step.dueOn), step.atTime && sayTime(step.atTime)].filter(Boolean).join(", ");
  const who = step.owner.id === me.id ? say({ id: "cases.you", message: "you" }) : isolate(step.owner.name);
  return (
    <Line
      icon="forward"
      title={
        <>
          <span className="font-normal text-quiet">{say({ id: "cases.now.next", message: "Next:" })} </span>
          <bdi>{sayTitle(step.title)}</bdi>
        </>
      }
      detail={
        <>
          {late ? <Badge tone="warn">{say({ id: "cases.now.late", message: "due {day}" }, { day })}</Badge> : day} · {who}
        </>
      }
      action={
        task && (
          <Button kind="quiet" icon="check" onPress={() => void end(task, "done")}>
            {say({ id: "cases.now.done", message: "Done" })}
          </Button>
        )
      }
    />
  );
}

function Line({
  icon,
  title,
  detail,
  action,
  warn = false,
}: {
  icon: "check" | "clock" | "warn" | "forward";
  title: React.ReactNode;
  detail: React.ReactNode;
  action?: React.ReactNode;
  warn?: boolean;
}) {
  return (
    <div className="flex items-start gap-x-2">
      <Icon name={icon} className={cx("mt-0.5", warn ? "text-warn" : "text-accent")} />
      <div className="min-w-0 grow">
        <p className={cx("font-semibold", warn && "text-warn")}>{title}</p>
        {detail && <p className="text-sm text-quiet">{detail}</p>}
      </div>
      {action && <div className="-my-1 -me-3">{action}</div>}
    </div>
  );
}
