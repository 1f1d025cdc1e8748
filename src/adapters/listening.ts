/** Where a server of ours listens, and the settings that say so. */
export type ListeningPlace = { host: string; port: number; settings: { host: string; port: string } };

/** Why an address cannot be listened on and what to do about it, in one sentence. */
export function listeningProblem(error: unknown, { host, port, settings }: ListeningPlace): Error {
  const { code = '' } = error as NodeJS.ErrnoException;
  const steps: Readonly<Record<string, string>> = {
    EADDRINUSE: `another program uses this port: end it, or set ${settings.port} to another`,
    EACCES: `this port is not permitted: set ${settings.port} to one above 1024`,
    EADDRNOTAVAIL: `this machine has no such address: correct ${settings.host}`,
    ENOTFOUND: `there is no such host: correct ${settings.host}`,
  };
  return new Error(`cannot listen on ${host}:${port}: ${steps[code] ?? code}`, { cause: error });
}
