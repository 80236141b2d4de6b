import { Component, type ReactNode, Suspense } from 'react';
import { isMissingCode } from '../lib/missingCode.ts';
import { missingParts } from './page/missingParts.ts';
import { afterNextPaint, hasPainted } from './page/nextPaint.ts';
import styles from './Part.module.css';
import { Untrusted } from './Untrusted.tsx';

export interface PartProps {
  /** Names the part in messages: `Filters`. */
  readonly name: string;
  readonly children: ReactNode;
  /** Shown while the part loads, and in its place when its code does not load. */
  readonly fallback?: ReactNode;
  /** Renders the fallback alone in the first paint: what waits for its code costs time there. */
  readonly afterPaint?: boolean;
  /** Shown in place of a part that failed, such as the table for the timeline. */
  readonly instead?: ReactNode;
  /** Puts the message of a part that failed into the markup that its place needs, such as a table row. */
  readonly wrap?: (message: ReactNode) => ReactNode;
}

interface PartState {
  readonly error: Error | undefined;
  /** Whether the children are rendered, and not yet the fallback alone. */
  readonly isDue: boolean;
}

/**
 * A part of the page whose failure leaves all other parts as they are. Code that did not load is reported to `missingParts`,
 * where one message covers all of them; an error while rendering is shown in the part's place.
 */
export class Part extends Component<PartProps, PartState> {
  override state: PartState = { error: undefined, isDue: this.props.afterPaint !== true || hasPainted() };

  static getDerivedStateFromError(error: unknown): Pick<PartState, 'error'> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidMount(): void {
    if (!this.state.isDue) afterNextPaint(this.renderChildren);
  }

  override componentDidCatch(error: unknown): void {
    if (isMissingCode(error)) missingParts.add(this.props.name, this.retry);
  }

  override componentWillUnmount(): void {
    missingParts.remove(this.retry);
  }

  readonly renderChildren = () => this.setState({ isDue: true });

  readonly retry = () => this.setState({ error: undefined });

  override render() {
    const { name, children, fallback, instead, wrap = (message) => message } = this.props;
    const { error, isDue } = this.state;
    if (!isDue) return fallback;
    if (!error) return <Suspense fallback={fallback}>{children}</Suspense>;
    if (isMissingCode(error)) return instead ?? fallback;
    const message = (
      <div role="alert" className={styles['failed']}>
        <p>
          <strong>{name} could not be shown.</strong> This is a defect of the dashboard, not of your build.
        </p>
        <code>
          <Untrusted text={`${error.name}: ${error.message}`} />
        </code>
        <p>
          <button type="button" onClick={this.retry}>
            Try again
          </button>
        </p>
      </div>
    );
    return (
      <>
        {wrap(message)}
        {instead}
      </>
    );
  }
}
