import { QueryClient, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { z } from "zod";
import { type Call, caller, type Send } from "../kernel/client.ts";
import type { Endpoint } from "../kernel/contract.ts";
import { Problem } from "../kernel/problem.ts";
import { persist, Unreachable } from "./line.ts";
import { askStepUp } from "./stepUp.ts";
import { endSession, resumeSession } from "./unsaved.ts";

const remembered = new Map<string, { tag: string; body: unknown }>();
const roomForAnswers = 40;

const overHttp: Send = async ({ method, url, body, headers }) => {
  const before = method === "GET" ? remembered.get(url) : undefined;
  const answer = await fetch(`/api${url}`, {
    method,
    credentials: "same-origin",
    headers: {
      accept: "application/json",
      ...headers,
      ...(body && { "content-type": "application/json" }),
      ...(before && { "if-none-match": before.tag }),
    },
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Unreachable("unreachable");
  });
  if (answer.status === 304 && before) return before.body;
  const json = (await answer.json().catch(() => null)) as {
    code?: string;
    fields?: Record<string, string>;
    params?: Record<string, unknown>;
  } | null;
  if (!answer.ok) {
    remembered.delete(url);
    throw new Problem(answer.status, json?.code ?? "unexpected", { fields: json?.fields ?? {}, params: json?.params ?? {} });
  }
  const tag = method === "GET" ? answer.headers.get("etag") : null;
  if (tag) {
    remembered.delete(url);
    remembered.set(url, { tag, body: json });
    if (remembered.size > roomForAnswers) remembered.delete(remembered.keys().next().value ?? "");
  }
  return json;
};

const plainCall = caller(overHttp);

/** Asks over HTTP; a session that has ended leads to the sign-in page, except where none was needed. */
export const callServer: Call = async (endpoint, input, key) => {
  try {
    const out = await plainCall(endpoint, input, key);
    if (!endpoint.open) resumeSession();
    return out;
  } catch (error) {
    if (error instanceof Problem && error.status === 401 && !endpoint.open) endSession();
    throw error;
  }
};

/** Who answers; a test may put in another. */
export const Asking = createContext<Call>(callServer);
export const useCall = () => useContext(Asking);

/** What is remembered of answers while the app is open: asked again on coming back to the window. */
export const makeMemory = () =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 2_000, retry: (times, error) => error instanceof Unreachable && times < 2, networkMode: "always" },
    },
  });

const isClosed = (problem: unknown) => problem instanceof Problem && (problem.status === 403 || problem.status === 404);

export const askKey = (endpoint: Endpoint, input: unknown) => [endpoint.name, input] as const;

/** Asks for something to show; waits in the nearest Wait. With `poll`, asks again each 15 seconds while the page is looked at. */
export function useAsk<In extends z.ZodType, Out extends z.ZodType>(
  endpoint: Endpoint<In, Out>,
  input: z.input<In>,
  { poll = false }: { poll?: boolean } = {},
): z.output<Out> {
  const call = useCall();
  const memory = useQueryClient();
  // When the question changes, the old answer stays until the new one is there.
  const asked = JSON.parse(useDeferredValue(JSON.stringify(input))) as z.input<In>;
  const queryKey = askKey(endpoint, asked);
  return useSuspenseQuery({
    queryKey,
    queryFn: () =>
      call(endpoint, asked).catch((problem: unknown) => {
        // What was open and is not any more leaves the screen; it is not shown on from memory.
        if (isClosed(problem)) memory.getQueryCache().find({ queryKey, exact: true })?.setState({ data: undefined, status: "pending" });
        throw problem;
      }),
    refetchInterval: poll ? 15_000 : false,
    refetchOnWindowFocus: true,
  }).data;
}

/** Something that can be told, and how the telling goes. */
export interface Tell<In extends z.ZodType, Out extends z.ZodType> {
  (input: z.input<In>): Promise<z.output<Out>>;
  readonly endpoint: Endpoint<In, Out>;
  readonly waiting: boolean;
  /** No connection: it is tried again, with the same key, until it is through or `stop` is called. */
  readonly lost: boolean;
  readonly stop: () => void;
}

/** Asks for something to be done, once, however often the line breaks; what is on the page is asked for again. */
export function useTell<In extends z.ZodType, Out extends z.ZodType>(endpoint: Endpoint<In, Out>): Tell<In, Out> {
  const call = useCall();
  const memory = useQueryClient();
  const [state, setState] = useState<"idle" | "waiting" | "lost">("idle");
  const held = useRef<{ text: string; key: string }>(undefined);
  const stopper = useRef<AbortController>(undefined);
  const run = useCallback(
    async (input: z.input<In>) => {
      const text = JSON.stringify(input);
      if (held.current?.text !== text) held.current = { text, key: crypto.randomUUID() };
      const { key } = held.current;
      const stop = new AbortController();
      stopper.current = stop;
      setState("waiting");
      const attempt = () =>
        persist(
          () => call(endpoint, input, key),
          () => setState("lost"),
          stop.signal,
        );
      try {
        const out = await attempt().catch(async (problem: unknown) => {
          const weighty = problem instanceof Problem && problem.code === "session.stepUp";
          if (weighty && (await askStepUp())) return attempt();
          throw problem;
        });
        held.current = undefined;
        void memory.invalidateQueries();
        return out;
      } finally {
        setState("idle");
      }
    },
    [call, endpoint, memory],
  );
  useEffect(() => () => stopper.current?.abort(), []);
  return useMemo(
    () =>
      Object.assign((input: z.input<In>) => run(input), {
        endpoint,
        waiting: state !== "idle",
        lost: state === "lost",
        stop: () => stopper.current?.abort(),
      }),
    [run, endpoint, state],
  );
}
