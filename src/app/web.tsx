import "../ui/first.ts";
import { QueryClientProvider } from "@tanstack/react-query";
import { createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { RouterProvider as AriaRouter } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { Problem } from "../kernel/problem.ts";
import { useGo } from "../ui/address.ts";
import { makeMemory } from "../ui/asking.ts";
import { Wait } from "../ui/Skeleton.tsx";
import { Guard, Trouble } from "../ui/Trouble.tsx";
import { startWords, Words } from "../ui/words.ts";
import { Frame } from "./Frame.tsx";
import { pages } from "./pages.tsx";

/** Links of every part go through the router. */
function Root() {
  const go = useGo();
  return (
    <AriaRouter navigate={(href) => go(href)}>
      <Outlet />
    </AriaRouter>
  );
}

const local = ["localhost", "127.0.0.1"].includes(location.hostname);
const shown = pages.filter((one) => !one.localOnly || local);

const root = createRootRoute({ component: Root });
const frame = createRoute({ getParentRoute: () => root, id: "frame", component: Frame });
const bare = createRoute({
  getParentRoute: () => root,
  id: "bare",
  component: () => (
    <main id="content">
      <Guard at="bare">
        <Wait title>
          <Outlet />
        </Wait>
      </Guard>
    </main>
  ),
});
const tree = root.addChildren([
  bare.addChildren(
    shown.filter((one) => one.bare).map(({ path, page }) => createRoute({ getParentRoute: () => bare, path, component: page })),
  ),
  frame.addChildren(
    shown.filter((one) => !one.bare).map(({ path, page }) => createRoute({ getParentRoute: () => frame, path, component: page })),
  ),
]);

const router = createRouter({
  routeTree: tree,
  defaultNotFoundComponent: () => <Trouble error={new Problem(404, "notFound")} />,
  defaultErrorComponent: ({ error, reset }) => <Trouble error={error} onAgain={reset} />,
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== "");
    return kept.length > 0 ? `?${new URLSearchParams(kept as [string, string][])}` : "";
  },
  scrollRestoration: true,
  defaultPreload: "intent",
});

await startWords();
const place = document.getElementById("app");
if (place) {
  // What the server refused is said on the page; only what nobody expected goes to the console.
  const onCaughtError = (error: unknown) => {
    if (!(error instanceof Problem)) console.error(error);
  };
  createRoot(place, { onCaughtError }).render(
    <StrictMode>
      <QueryClientProvider client={makeMemory()}>
        <Words>
          <RouterProvider router={router} />
        </Words>
      </QueryClientProvider>
    </StrictMode>,
  );
}
