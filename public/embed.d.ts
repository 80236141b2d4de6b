/**
 * Types of `embed.js`. Load them with `/// <reference path="embed.d.ts" />`, or put the file where your compiler looks.
 */

/** What `<imagebuilder-workflows>` shows of a build, such as a badge needs it. */
interface ImageBuilderState {
  /** The ARN of the image build version. */
  readonly build: string;
  /** The image's state as EC2 Image Builder says it, such as `FAILED`; null while it is not known. */
  readonly status: string | null;
  /** The state in a word for people. */
  readonly label: string;
  /** Workflow executions by their status, such as `{ COMPLETED: 2, FAILED: 1 }`. */
  readonly counts: Readonly<Record<string, number>>;
  /** The sum of the counts. */
  readonly executions: number;
  /** Whether the service has more executions than were read. */
  readonly more: boolean;
  /** Whether anything can still change by itself. */
  readonly canChange: boolean;
}

/** Short-lived AWS credentials. Long-lived ones, which have no session token, are refused. */
interface ImageBuilderCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** A `Date`, an ISO 8601 text, or milliseconds since the epoch. */
  readonly expiration: Date | string | number;
}

interface ImageBuilderError {
  /**
   * `timeout`: nothing answered, as when the deployment does not list this page's origin. `src`: it is not known where the
   * dashboard is. `version`: this script and the dashboard are of different versions. `build`, `credentials`: what was sent is refused.
   * `rate`: too many messages. `read`: AWS did not answer with the list.
   */
  readonly code: 'timeout' | 'src' | 'version' | 'build' | 'credentials' | 'rate' | 'read';
  /** A sentence for people. */
  readonly message: string;
}

/**
 * `<imagebuilder-workflows build="…">`: what happened inside one build, in a frame as high as its content.
 *
 * Attributes, all of which can change at any time: `build` (an ARN, or a text that holds one), `theme` (`system`, `light`,
 * `dark`), `clock` (`local`, `utc`, `relative`), `src` (the dashboard's address; the folder of `embed.js` by default), `label`
 * (the frame's accessible name), and in pixels `height` (until the content's is known; 480), `min-height` (120), `max-height` (2000).
 * `timeout`, in milliseconds (15000), is how long it waits for an answer.
 */
interface ImageBuilderWorkflowsElement extends HTMLElement {
  /** The last `imagebuilder-state`; null before the first one. */
  readonly state: ImageBuilderState | null;
  /** Reads again what can change. */
  refresh(): void;
  /** Passes credentials to a deployment that accepts them from the host page. Returns whether the dashboard was connected. */
  setCredentials(credentials: ImageBuilderCredentials): boolean;
}

interface ImageBuilderEventMap {
  /** The dashboard has answered. */
  'imagebuilder-ready': CustomEvent<{ readonly version: number }>;
  'imagebuilder-state': CustomEvent<ImageBuilderState>;
  /** The view has changed: `href` opens it as a page of its own. */
  'imagebuilder-navigate': CustomEvent<{ readonly href: string; readonly build: string }>;
  /** The dashboard has no credentials, or theirs have ended. */
  'imagebuilder-authrequired': CustomEvent<{ readonly reason: 'none' | 'ended' }>;
  'imagebuilder-error': CustomEvent<ImageBuilderError>;
}

interface HTMLElementTagNameMap {
  'imagebuilder-workflows': ImageBuilderWorkflowsElement;
}

interface HTMLElementEventMap extends ImageBuilderEventMap {}
