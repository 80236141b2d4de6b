/**
 * Types of `embed.js`. Load them with `/// <reference path="embed.d.ts" />`, or put the file where your compiler finds it.
 */

/** The state of the build in `<imagebuilder-workflows>`, for a badge. */
interface ImageBuilderState {
  /** The ARN of the image build version. */
  readonly build: string;
  /** The image status of EC2 Image Builder, such as `FAILED`; null while it is unknown. */
  readonly status: string | null;
  /** The status as the page shows it. */
  readonly label: string;
  /** Workflow executions by their status, such as `{ COMPLETED: 2, FAILED: 1 }`. */
  readonly counts: Readonly<Record<string, number>>;
  /** The sum of the counts. */
  readonly executions: number;
  /** Whether the service has more executions than were read. */
  readonly more: boolean;
  /** Whether the build can still change. */
  readonly canChange: boolean;
}

/** Short-lived AWS credentials. Long-lived ones, which have no session token, are rejected. */
interface ImageBuilderCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** A `Date`, an ISO 8601 string, or milliseconds since the epoch. */
  readonly expiration: Date | string | number;
}

interface ImageBuilderError {
  /**
   * `timeout`: no response, for example because the deployment does not list this page's origin. `src`: the address of the
   * dashboard is unknown. `version`: this script and the dashboard are of different versions. `build`, `credentials`: the value was rejected.
   * `rate`: too many messages. `read`: the list could not be loaded.
   */
  readonly code: 'timeout' | 'src' | 'version' | 'build' | 'credentials' | 'rate' | 'read';
  /** A sentence to show. */
  readonly message: string;
}

/**
 * `<imagebuilder-workflows build="…">`: what happened inside one build, in a frame as high as its content.
 *
 * Attributes, all of which can change at any time: `build` (an ARN, or a text that contains one), `theme` (`system`, `light`,
 * `dark`), `clock` (`local`, `utc`, `relative`), `src` (the dashboard's address; the folder of `embed.js` by default), `label`
 * (the frame's accessible name), and in pixels `height` (until the content's is known; 480), `min-height` (120), `max-height` (2000).
 * `timeout`, in milliseconds (15000), is how long it waits for a response.
 */
interface ImageBuilderWorkflowsElement extends HTMLElement {
  /** The last `imagebuilder-state`; null before the first one. */
  readonly state: ImageBuilderState | null;
  /** Refreshes the build. */
  refresh(): void;
  /** Passes credentials to a deployment that accepts them from the host page. Returns whether the dashboard was connected. */
  setCredentials(credentials: ImageBuilderCredentials): boolean;
}

interface ImageBuilderEventMap {
  /** The dashboard has responded. */
  'imagebuilder-ready': CustomEvent<{ readonly version: number }>;
  'imagebuilder-state': CustomEvent<ImageBuilderState>;
  /** The view has changed: `href` opens it outside of the frame. */
  'imagebuilder-navigate': CustomEvent<{ readonly href: string; readonly build: string }>;
  /** The dashboard has no credentials, or they have expired. */
  'imagebuilder-authrequired': CustomEvent<{ readonly reason: 'none' | 'ended' }>;
  'imagebuilder-error': CustomEvent<ImageBuilderError>;
}

interface HTMLElementTagNameMap {
  'imagebuilder-workflows': ImageBuilderWorkflowsElement;
}

interface HTMLElementEventMap extends ImageBuilderEventMap {}
