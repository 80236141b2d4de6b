import { Component, type ReactNode, Suspense } from 'react';
import { isMissingCode } from '../lib/missingCode.ts';
import { missingParts } from './missingParts.ts';
import styles from './Part.module.css';
import { Untrusted } from './Untrusted.tsx';

export interface PartProps {
  /** Names the part in messages: `Filters`. */
  readonly name: string;
  readonly children: ReactNode;
  /** Shown while the part loads, and in its place when its code does not load. */
  readonly fallback?: ReactNode;
  /** Shown in place of a part that failed, such as the table for the timeline. */
  readonly instead?: ReactNode;
  /** Puts the message of a part that failed into the markup that its place needs, such as a table row. */
  readonly wrap?: (message: ReactNode) => ReactNode;
}

interface PartState {
  readonly error: Error | undefined;
}

/**
 * A part of the page whose failure leaves all other parts as they are. Code that did not load is reported to `missingParts`,
 * where one message stands for all of them; an error while rendering is shown in the part's place.
 */
export class Part extends Component<PartProps, PartState> {
  override state: PartState = { error: undefined };

  static getDerivedStateFromError(error: unknown): PartState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: unknown): void {
    if (isMissingCode(error)) missingParts.add(this.props.name, this.retry);
  }

  override componentWillUnmount(): void {
    missingParts.remove(this.retry);
  }

  readonly retry = () => this.setState({ error: undefined });

  override render() {
    const { name, children, fallback, instead, wrap = (message) => message } = this.props;
    const { error } = this.state;
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
