/** What the server's process says once it can be asked. */
export interface Ready {
  origin: string;
}

/** What a test may ask of it: a session for somebody. */
export interface Question {
  id: number;
  signIn: string;
}

/** And what it answers: the session's token, or why there is none. */
export interface Answer {
  id: number;
  token?: string;
  error?: string;
}
