/** Where the decision about a concern is being typed. */
export const triagePlace = (concernId: string) => `concern.triage:${concernId}`;
