import { inFunction, inPolicy, type Mutant, plain } from "./mutantsFixture.ts";

const ME = "(recorded_by = ( SELECT kernel.uid() AS uid))";

/** What came to the desk, told to all who work there or to the one who is walled; a record asked for in another's name, with a private note in it. Each must be noticed. */
export const requestMutants: readonly Mutant[] = [
  ...["requests.paper", "requests.request", "requests.item"].map((table) =>
    plain(`requests: no agency on ${table}`, `drop policy r2_agency on ${table}`),
  ),
  ...["requests.request", "requests.item"].flatMap((table) => [
    plain(`requests: no case walls on ${table}`, `drop policy r3_wall_case on ${table}`),
    plain(`requests: no walls of people on ${table}`, `drop policy r4_wall_person on ${table}`),
  ]),
  inPolicy("requests: a paper not its writer's", "requests.paper", "p_read", ME, "false"),
  plain("requests: a paper everybody's", "alter policy p_read on requests.paper using (true)"),
  inFunction(
    "requests: a paper about somebody one is walled from",
    "requests.barred(uuid)",
    "kernel.context_ok() and exists",
    "false and exists",
  ),
  inFunction("requests: a private note in the list", "requests.gate_item()", "and n.audience <> 'author'", ""),
  inPolicy("requests: a record asked for in another's name", "requests.request", "p_add", ME, "true"),
  inPolicy("requests: a paper in another's name", "requests.paper", "p_add", ME, "true"),
];
