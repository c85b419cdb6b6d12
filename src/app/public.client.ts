/*
 * The one script of the public pages. They work without it: it only leaves faster, does not send twice, and does not show again what was left.
 * Nothing is kept on the device but one sign in this tab that it was left, so that Back does not lead into the page.
 */
const NEUTRAL = "https://www.weather.gov/";
const LEFT = "left";

const mark = {
  set: () => {
    try {
      sessionStorage.setItem(LEFT, "1");
    } catch {}
  },
  has: () => {
    try {
      return sessionStorage.getItem(LEFT) === "1";
    } catch {
      return false;
    }
  },
  clear: () => {
    try {
      sessionStorage.removeItem(LEFT);
    } catch {}
  },
};

function leave(): void {
  mark.set();
  // Where somebody had signed in, the visit ends with it; nothing waits for that.
  const exit = document.getElementById("leave")?.getAttribute("href");
  if (exit && exit !== "/exit") navigator.sendBeacon(exit);
  document.documentElement.hidden = true;
  location.replace(NEUTRAL);
}

function arrive(cameBack: boolean): void {
  if (!mark.has()) return;
  if (cameBack) leave();
  else mark.clear();
}

const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
arrive(entry?.type === "back_forward");
addEventListener("pageshow", (event) => {
  if (event.persisted) arrive(true);
  sent = false;
});

document.addEventListener("click", (event) => {
  if (!(event.target as Element).closest?.("#leave")) return;
  event.preventDefault();
  leave();
});

// The page tells of the keys only where there is somebody to hear them.
document.addEventListener("DOMContentLoaded", () => document.getElementById("shifts")?.removeAttribute("hidden"));

const SHIFTS = 3;
const WITHIN_MS = 1500;
let shifts: number[] = [];
document.addEventListener("keydown", (event) => {
  if (event.key !== "Shift") shifts = [];
});
document.addEventListener("keyup", (event) => {
  if (event.key !== "Shift") return;
  shifts = [...shifts, event.timeStamp].slice(-SHIFTS);
  if (shifts.length === SHIFTS && event.timeStamp - (shifts[0] ?? 0) < WITHIN_MS) leave();
});

const AGAIN_MS = 10_000;
let sent: boolean = false;
document.addEventListener("submit", (event) => {
  if (sent) {
    event.preventDefault();
    return;
  }
  sent = true;
  const button = (event.target as HTMLFormElement).querySelector(".send");
  button?.setAttribute("aria-disabled", "true");
  setTimeout(() => {
    sent = false;
    button?.removeAttribute("aria-disabled");
  }, AGAIN_MS);
});
