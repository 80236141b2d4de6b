/** What has been done to a build from outside. Times are ms since the epoch. */
export type Action =
  | { readonly kind: 'cancel'; readonly at: number }
  | { readonly kind: 'retry'; readonly at: number }
  | {
      readonly kind: 'answer';
      readonly at: number;
      readonly stepExecutionId: string;
      readonly action: 'RESUME' | 'STOP';
      readonly reason: string | undefined;
    };

export type Answer = Extract<Action, { kind: 'answer' }>;
