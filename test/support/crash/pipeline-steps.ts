/** Where a process of the pipeline can be told to die: around its transactions, and around the platform. */
export const steps = ['transaction', 'commit', 'committed', 'send', 'sent'] as const;
/** `transaction`: before one begins; `commit`: when its work is done; `send` and `sent`: around the platform. */
export type Step = (typeof steps)[number];
