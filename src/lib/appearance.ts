/** What a status means for the reader, as a colour. */
export type Tone = 'success' | 'danger' | 'running' | 'attention' | 'neutral';

/** What a status is drawn as, beside its colour. */
export type StatusShape =
  | 'check'
  | 'cross'
  | 'spin'
  | 'clock'
  | 'skip'
  | 'slash'
  | 'back'
  | 'hand'
  | 'question';

/** How a status is shown: label, shape and colour together. */
export interface StatusAppearance {
  readonly tone: Tone;
  readonly shape: StatusShape;
  /** Safe to show. */
  readonly label: string;
}
